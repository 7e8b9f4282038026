import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import type { Assumption } from '../../src/domain/rehearsal/assumption.js';
import { RehearsalService } from '../../src/modules/rehearsal/index.js';
import { EngineApp } from '../support/engine-app.js';
import { boundOfWorkFromHere } from '../support/machine-pace.js';

const MOST_MS = 10_000;

describe('the whole city', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.startSeeded();
    await app.deliverAll();
  }, 120_000);
  afterAll(() => app.close());

  it.each<Assumption>(['nobodyActs', 'allInTime'])('is rehearsed for a year of all eleven plans within ten seconds (%s)', async (assume) => {
    const bound = boundOfWorkFromHere();
    const began = performance.now();
    const { from, to, plans, totals } = await app.get(RehearsalService).rehearse(SYSTEM_ACTOR, { all: true }, { assume, to: '2025-03-31' });
    const took = performance.now() - began;
    process.stderr.write(`  a year of ${plans.length} plans, ${assume}: ${Math.round(took)} ms, ${totals.reminders} reminders, ${totals.entries} entries\n`);
    expect({ from, to, plans: plans.length }).toEqual({ from: '2024-04-01', to: '2025-03-31', plans: 11 });
    expect(totals.reminders).toBeGreaterThan(5000);
    expect(took).toBeLessThan(bound(MOST_MS, took));
  }, 120_000);
});

import { ADVISORY_LOCKS } from '../../src/contracts/advisory-locks.js';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import { EngineService } from '../../src/modules/engine/index.js';
import { ObligationsService } from '../../src/modules/obligations/index.js';
import { EngineApp } from '../support/engine-app.js';
import { eventuallyEquals } from '../support/eventually.js';
import { HeldLocks } from '../support/held-locks.js';
import { type OpenedObligation, ObligationOpener } from '../support/open-obligations.js';
import { Seeded } from '../support/seeded.js';

const DUE = '2024-06-05';
const NONE_TWICE = `(select obligation_id, rung, due_on from reminder group by 1, 2, 3 having count(*) > 1) twice`;
const TOLD_TWICE = `(select obligation_id from reminder where not superseded group by 1 having count(*) > 1) twice`;

describe('five workers sharing one sweep', () => {
  let app: EngineApp;
  let workers: EngineService[];
  let opener: ObligationOpener;

  beforeEach(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    opener = await ObligationOpener.in(app);
    await app.deliverAll();
    const neighbours = await Promise.all([1, 2, 3, 4].map(() => app.neighbour()));
    workers = [app, ...neighbours].map((one) => one.get(EngineService));
  }, 180_000);
  afterEach(() => app.close());

  it('fire each rung once, the highest, and record the skipped ones as superseded (A01, A14, F18)', async () => {
    await opener.openMany(24_000, DUE);
    await app.atDay(addDays(DUE, 9));
    const ticks = await Promise.all(workers.map((worker) => worker.tick('share')));
    const fired = ticks.map(({ remindersFired }) => remindersFired);
    expect(fired.filter((count) => count > 0).length).toBeGreaterThan(1);
    const last = await app.tick();
    expect(fired.reduce((sum, count) => sum + count, 0) + last.remindersFired).toBe(24_000);
    expect(await app.count(TOLD_TWICE)).toBe(0);
    expect(await app.count(NONE_TWICE)).toBe(0);
    expect(await app.count(`reminder lower join reminder higher using (obligation_id, due_on) where higher.rung > lower.rung and not lower.superseded`)).toBe(0);
    expect(await app.count('(select distinct count(*) as rungs from reminder group by obligation_id) lengths')).toBe(1);
    const { batches } = await app.one<{ batches: number }>('select count(distinct batch_id)::int as batches from reminder');
    expect(await app.count(`outbox where event_type = 'reminders.fired' and job = 'notification.fanout' and done_at is null`)).toBe(batches);
  }, 180_000);

  it('leave phases and cycles to the one whose turn it is, and go on to the reminders', async () => {
    await opener.openMany(3, DUE);
    await app.atDay(DUE);
    const turn = await HeldLocks.on(app.url, [`select pg_advisory_lock(${ADVISORY_LOCKS.turn})`]);
    try {
      expect((await app.get(EngineService).tick('share')).remindersFired).toBe(3);
    } finally {
      await turn.release();
    }
  });

  it('tell either the old date or the new one, never both, when a deadline is moved while its rung fires (F46)', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const random = new Seeded(seed);
      const day = addDays('2024-05-06', seed * 7);
      await app.atDay(day);
      const opened: OpenedObligation[] = [];
      for (let index = 0; index < 12; index += 1) opened.push(await opener.open(String(seed * 1000 + index), day));
      // Moved to yesterday: the new date has a rung of its own to fire at once.
      const move = async ({ of }: OpenedObligation): Promise<void> => {
        await new Promise((resolve) => { setTimeout(resolve, random.upTo(12)); });
        await app.run((tx) => app.get(ObligationsService).reschedule(tx, of, addDays(day, -1), '提前'));
      };
      await Promise.all([...workers.slice(1, 3).map((worker) => worker.tick('share')), ...opened.map(move)]);
      await app.deliverAll();
      await app.tick();
      await app.deliverAll();
      const subjects = opened.flatMap(({ of }) => of.subjectIds);
      const told = `notification join reminder on reminder.id = reminder_id join obligation on obligation.id = obligation_id where subject_id = any($1)`;
      expect({ seed, old: await app.count(`${told} and reminder.due_on = $2`, [subjects, day]) }).toEqual({ seed, old: 0 });
      expect(await app.count(`(select account_id, obligation_id from ${told} group by 1, 2 having count(*) > 1) twice`, [subjects])).toBe(0);
      expect(await app.count(`(select distinct obligation_id from ${told}) heard`, [subjects])).toBe(12);
    }
  }, 180_000);
});

describe('a climb that is interrupted', () => {
  it('waits for nobody: rows another transaction holds are left to the next tick', async () => {
    const app = await EngineApp.start();
    try {
      await app.loadCalendar();
      await app.atDay('2024-04-01');
      const opener = await ObligationOpener.in(app);
      await opener.openMany(10, DUE);
      await app.atDay(DUE);
      const held = await HeldLocks.on(app.url, ['begin', 'select from ladder_position order by obligation_id limit 4 for update']);
      expect((await app.tick()).remindersFired).toBe(6);
      await held.release();
      await eventuallyEquals('the rest', async () => (await app.tick(), app.count('reminder where not superseded')), 10);
      expect(await app.count(NONE_TWICE)).toBe(0);
    } finally {
      await app.close();
    }
  }, 180_000);
});

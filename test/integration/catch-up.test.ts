import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import type { LadderPolicy } from '../../src/domain/obligation/ladder.js';
import { rungDay } from '../../src/domain/obligation/rung-thresholds.js';
import { LADDER_POLICY } from '../../src/modules/obligations/index.js';
import { Calendar } from '../../src/modules/calendar/index.js';
import { EngineApp } from '../support/engine-app.js';
import { type FinalState, finalState } from '../support/final-state.js';

const FIRST = '2024-04-01';
const LAST = '2024-07-05';

interface FiredRow {
  readonly ladder: string;
  readonly rung: number;
  readonly dueOn: string;
  readonly firedOn: string;
  readonly late: boolean;
  readonly superseded: boolean;
}

/** The three seeded plans, once with the engine ticking every day and once after an outage of three months. */
describe('ticking day by day and ticking once on the last day', () => {
  let daily: EngineApp;
  let once: EngineApp;
  let states: { daily: FinalState; once: FinalState };

  beforeAll(async () => {
    [daily, once] = await Promise.all([EngineApp.start(), EngineApp.start()]);
    await Promise.all([daily.seedThreePlans(), once.seedThreePlans()]);
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) await daily.liveThrough(day);
    await once.liveThrough(LAST);
    states = { daily: await finalState(daily), once: await finalState(once) };
  }, 120_000);
  afterAll(() => Promise.all([daily?.close(), once?.close()]));

  it.each(['obligations', 'submissions', 'phases', 'reminders'] as const)('end with the same %s', (table) => {
    expect(states.once[table].length).toBeGreaterThan(0);
    expect(states.once[table]).toEqual(states.daily[table]);
  });

  it('have something to compare: overdue duties, missed submissions, a phase left, a ladder climbed to its red notice', async () => {
    expect(await once.count(`submission where status = 'missed'`)).toBeGreaterThan(50);
    expect(await once.count('phase where left_at is not null')).toBeGreaterThan(0);
    expect(await once.count(`reminder where superseded`)).toBeGreaterThan(100);
    expect(await once.count(`obligation where state = 'open' and due_on < '${LAST}'`)).toBeGreaterThan(500);
  });

  it('leave nothing for a second tick of the last day', async () => {
    for (const app of [daily, once]) {
      expect(await app.tick()).toEqual({ day: LAST, phasesEntered: 0, phasesLeft: 0, submissionsOpened: 0, submissionsMissed: 0, remindersFired: 0 });
      expect(await app.deliverAll()).toBe(0);
    }
  });

  it('fire each obligation at most once after the outage, at its highest rung, the others recorded as superseded (A14)', async () => {
    expect(await once.count(`(select obligation_id from reminder where not superseded group by 1 having count(*) > 1) twice`)).toBe(0);
    expect(await once.count(`reminder lower join reminder higher using (obligation_id, due_on) where higher.rung > lower.rung and not lower.superseded`)).toBe(0);
    expect(await once.count(`ladder_position where rung > 0 and not exists (select 1 from reminder where obligation_id = ladder_position.obligation_id and rung = ladder_position.rung and not superseded)`)).toBe(0);
  });

  it('reach each person at most once per obligation after the outage (A14)', async () => {
    expect(await once.count('notification where reminder_id is not null')).toBeGreaterThan(0);
    expect(await once.count(`(select account_id, obligation_id from notification join reminder on reminder.id = reminder_id group by 1, 2 having count(*) > 1) twice`)).toBe(0);
  });

  it('mark as late exactly what fired after its own working day', async () => {
    const { ladders } = daily.token<LadderPolicy>(LADDER_POLICY);
    for (const app of [daily, once]) {
      const calendar = await app.get(Calendar).load(app.uow);
      const fired = await app.query<FiredRow>(`select ladder, rung, due_on as "dueOn", fired_on as "firedOn", late, superseded from reminder`);
      const wrong = fired.filter((row) => {
        const rung = ladders.find((ladder) => ladder.code === row.ladder)?.rungs[row.rung - 1];
        if (!rung) throw new Error(`no rung ${row.rung} in ${row.ladder}`);
        return row.late !== rungDay(row.dueOn, rung, calendar).date < row.firedOn;
      });
      expect(wrong).toEqual([]);
    }
    expect(await once.count(`reminder where late and not superseded`)).toBeGreaterThan(0);
    expect(await once.count(`notification join reminder on reminder.id = reminder_id where notification.late <> reminder.late`)).toBe(0);
  });

  it('deliver nothing twice and park nothing', async () => {
    for (const app of [daily, once]) {
      expect(await app.count('outbox where done_at is null or parked_at is not null')).toBe(0);
      const unheard = await app.query<{ plan: string }>(
        `select distinct document_number as plan from reminder join obligation on obligation.id = obligation_id join plan on plan.id = plan_id
         where not superseded and not exists (select 1 from notification where reminder_id = reminder.id)`);
      // Only where there is no office at all is nobody told, and that is an alarm and a warning.
      const warnings = (await app.warnings()).filter(({ code }) => code === 'office-unreachable').map(({ message }) => message);
      expect(unheard.filter(({ plan }) => !warnings.some((message) => message.includes(plan)))).toEqual([]);
    }
  });

  it('lose nothing when seeding is run again afterwards', async () => {
    const before = await finalState(daily);
    await daily.seedThreePlans();
    expect(await finalState(daily)).toEqual(before);
  });
});

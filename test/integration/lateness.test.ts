import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { addDays, type LocalDate } from '../../src/domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../src/domain/kernel/working-calendar.js';
import { type LatenessFacts, latenessFacts } from '../../src/domain/obligation/lateness.js';
import { daysLate, light } from '../../src/domain/obligation/light.js';
import { ladderNamed, type LadderPolicy } from '../../src/domain/obligation/ladder.js';
import type { ObligationView } from '../../src/domain/obligation/obligation.js';
import { type Suspension, SUSPENSION_REASONS } from '../../src/domain/obligation/suspension.js';
import { LADDER_POLICY, LatenessQueries, ObligationsService, type ObligationsOf, OfficeReviews } from '../../src/modules/obligations/index.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const FIRST = '2024-06-03';
const UNITS = ['清甲局', '清乙局', '清丙局'];

interface Stored extends ObligationView {
  readonly id: string;
  readonly unit: string;
  readonly suspensions: readonly Suspension[];
}

/** A small generator with a seed, so that a failing history can be lived again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Three joint leads of twenty items due between 06-04 and 06-23; for 40 days things are handed over, returned, accepted, suspended, settled. */
describe('the lateness of the units of a plan', () => {
  let app: EngineApp;
  let plan: StoredPlan;
  let today: LocalDate;
  let stored: Stored[];
  let calendar: WorkingCalendar;

  const live = async (): Promise<void> => {
    const roll = dice(20240603);
    const obligations = app.get(ObligationsService);
    const reviews = app.get(OfficeReviews);
    const assignments = await app.query<{ id: string }>('select id from assignment where plan_id = $1 order by id', [plan.id]);
    const claimedOn = new Map<string, LocalDate>();
    const done = new Set<string>();
    for (let day = FIRST; day < addDays(FIRST, 40); day = addDays(day, 1)) {
      await app.atDay(day);
      for (const { id } of assignments.filter((assignment) => !done.has(assignment.id) && roll(4) === 0)) {
        const of: ObligationsOf = { subjectType: 'assignment', subjectIds: [id], kind: 'itemCompletion' };
        const reviewed = { planId: plan.id, subjectType: 'assignment', subjectId: id, title: '审核' } as const;
        const claimed = claimedOn.get(id);
        await app.run(async (tx) => {
          const die = roll(6);
          if (claimed === undefined && die < 2) { claimedOn.set(id, day); return reviews.open(tx, reviewed, of); }
          if (claimed !== undefined && die < 2) { claimedOn.delete(id); return reviews.giveBack(tx, reviewed, of); }
          if (claimed !== undefined && die === 2) { done.add(id); return reviews.accept(tx, reviewed, of, claimed); }
          if (die === 3) return void (await obligations.pause(tx, of, SUSPENSION_REASONS[1 + roll(2)] ?? 'itemSuspended'));
          if (die === 4) return void (await obligations.resume(tx, of, SUSPENSION_REASONS[1 + roll(2)] ?? 'itemSuspended'));
          if (claimed === undefined && die === 5 && roll(3) === 0) { done.add(id); await obligations.settle(tx, of); }
        });
      }
      await app.tick();
    }
    today = await app.uow.today();
  };
  const facts = ({ suspensions, ...obligation }: Stored): LatenessFacts => latenessFacts(obligation, suspensions, today);

  beforeAll(async () => {
    app = await EngineApp.start();
    calendar = await app.loadCalendar();
    await app.atDay(FIRST);
    const builder = aPlan('清政办〔2024〕1号');
    for (let index = 1; index <= 20; index += 1) builder.withItem(anItem(`办好第${index}件事。`).ledBy(...UNITS).dueOn(addDays(FIRST, index)));
    plan = await builder.withItem(anItem('长期坚持。').ledBy(...UNITS).withoutEnd()).issuedIn(app);
    await app.query(`update obligation set state = 'voided' where plan_id = $1 and kind in ('acknowledgement', 'progressUpdate')`, [plan.id]);
    await live();
    await app.query(`update obligation set state = 'voided' where plan_id = $1 and kind = 'evergreenReview'`, [plan.id]);
    stored = await app.query<Stored>(
      `select obligation.id, unit.name as unit, state, due_on as "dueOn", effective_due_on as "effectiveDueOn", evergreen, settled_on as "settledOn", paused_on as "pausedOn",
              (select coalesce(json_agg(json_build_object('reason', reason, 'startedOn', started_on, 'endedOn', ended_on)), '[]') from suspension where obligation_id = obligation.id) as suspensions
       from obligation join unit on unit.id = unit_id where plan_id = $1 and obligation.kind = 'itemCompletion' order by obligation.id`, [plan.id]);
  }, 180_000);
  afterAll(() => app.close());

  it('was lived through all kinds of histories', () => {
    expect(new Set(stored.map(({ state }) => state))).toEqual(new Set(['open', 'paused', 'settled']));
    expect(stored.some(({ suspensions }) => suspensions.length > 3)).toBe(true);
    expect(stored.filter((obligation) => facts(obligation).daysLate > 0).length).toBeGreaterThan(5);
    expect(stored.filter((obligation) => obligation.state === 'settled' && facts(obligation).daysLate === 0).length).toBeGreaterThan(5);
  });

  it('is one and the same in the pure facts, in the light and in what is stored', () => {
    const { ladders } = app.token<LadderPolicy>(LADDER_POLICY);
    for (const obligation of stored) {
      expect([obligation.id, daysLate(obligation, today)]).toEqual([obligation.id, facts(obligation).daysLate]);
      if (obligation.state !== 'paused') expect([obligation.id, obligation.effectiveDueOn]).toEqual([obligation.id, facts(obligation).effectiveDueOn]);
      const red = light(obligation, today, ladderNamed({ ladders }, 'standard'), calendar).colour === 'red';
      expect([obligation.id, red]).toEqual([obligation.id, obligation.state === 'open' && facts(obligation).daysLate > 0]);
    }
  });

  it('is counted in SQL as the pure facts count it, in official order of the units', async () => {
    const expected = UNITS.map((unit) => {
      const own = stored.filter((obligation) => obligation.unit === unit && obligation.dueOn !== null).map((obligation) => ({ ...facts(obligation), done: obligation.state === 'settled' }));
      const count = (done: boolean, late: boolean): number => own.filter((fact) => fact.done === done && fact.daysLate > 0 === late).length;
      return {
        unit, owed: own.length, inTime: count(true, false), late: count(true, true), openLate: count(false, true), openInTime: count(false, false),
        daysLate: own.reduce((sum, fact) => sum + fact.daysLate, 0), longestDaysLate: Math.max(0, ...own.map((fact) => fact.daysLate)),
        daysAtOffice: own.reduce((sum, fact) => sum + fact.daysAtOffice, 0),
      };
    });
    const byUnit = await app.get(LatenessQueries).byUnit(SYSTEM_ACTOR, { planId: plan.id });
    expect(byUnit).toMatchObject(expected);
    const [row] = await app.get(LatenessQueries).byPlan(SYSTEM_ACTOR, { unitId: byUnit[1]?.unitId });
    expect({ unit: UNITS[1], ...row }).toMatchObject(expected[1] ?? {});
  });

  it('lists the duties the counts are made of, each with its own facts', async () => {
    const [unit] = await app.query<{ id: string }>('select id from unit where name = $1', [UNITS[0]]);
    const rows = await app.get(LatenessQueries).obligationsOf(SYSTEM_ACTOR, { unitId: unit?.id ?? '', planId: plan.id });
    const own = stored.filter((obligation) => obligation.unit === UNITS[0] && obligation.dueOn !== null && (obligation.suspensions.length > 0 || facts(obligation).daysLate > 0));
    expect(rows.map(({ obligationId }) => obligationId).sort()).toEqual(own.map(({ id }) => id).sort());
    for (const row of rows) {
      const obligation = own.find(({ id }) => id === row.obligationId);
      expect(row).toMatchObject(obligation ? { ...facts(obligation) } : {});
    }
  });

  it('looks only at duties due in the window, both days included', async () => {
    const window = { planId: plan.id, from: addDays(FIRST, 5), to: addDays(FIRST, 8) };
    expect((await app.get(LatenessQueries).byUnit(SYSTEM_ACTOR, window)).map(({ owed }) => owed)).toEqual([4, 4, 4]);
    expect(await app.get(LatenessQueries).byUnit(SYSTEM_ACTOR, { ...window, from: '2030-01-01', to: '2030-12-31' })).toEqual([]);
  });

  it('keeps the office\'s reviews apart: its own lateness and the longest wait, none of it the units\'', async () => {
    const reviews = await app.query<{ state: string; late: number; waited: number }>(
      `select state, greatest(0, coalesce(settled_on, $2::date) - effective_due_on) as late, $2::date - counted_from as waited
       from obligation where plan_id = $1 and kind = 'officeReview' and state <> 'voided'`, [plan.id, today]);
    const waiting = reviews.filter(({ state }) => state === 'open').map(({ waited }) => waited);
    expect(waiting.length).toBeGreaterThan(0);
    const [office] = await app.get(LatenessQueries).ofOffices(SYSTEM_ACTOR, { planId: plan.id });
    expect(office).toMatchObject({
      leadingGroupId: plan.leadingGroupId, owed: reviews.length, daysLate: reviews.reduce((sum, { late }) => sum + late, 0),
      inTime: reviews.filter(({ state, late }) => state === 'settled' && late === 0).length, late: reviews.filter(({ state, late }) => state === 'settled' && late > 0).length,
      longestWaitingDays: Math.max(...waiting),
    });
    expect(await app.get(LatenessQueries).ofOffices(SYSTEM_ACTOR, { leadingGroupId: plan.leadingGroupId })).toEqual([office]);
  });

  it.each(['UTC', 'America/New_York'])('is the same in a database session of %s half an hour after midnight in Beijing (A10)', async (zone) => {
    await app.atDay(today, '00:30:00+08:00');
    const read = (lateness: LatenessQueries) => Promise.all([lateness.byUnit(SYSTEM_ACTOR, { planId: plan.id }), lateness.ofOffices(SYSTEM_ACTOR, { planId: plan.id })]);
    const there = await app.run(async (tx) => {
      await tx.query(`set local timezone = '${zone}'`);
      return read(new LatenessQueries(Object.assign(Object.create(UnitOfWork.prototype), { query: tx.query })));
    });
    expect(there).toEqual(await read(app.get(LatenessQueries)));
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { addDays, type LocalDate } from '../../src/domain/kernel/local-date.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { AssignmentsService, CompletionReviewService, ItemCycleSweep, ItemSuspensionService, LedgerQueries, RolloverQueries, RolloverService } from '../../src/modules/items/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const NUMBER = '测政办〔2024〕1号';
const report = { state: 'behind', progress: '完成走访五家企业。', problems: '', nextSteps: '' };

let app: EngineApp;

beforeEach(async () => {
  app = await EngineApp.start();
  await app.loadCalendar();
}, 180_000);
afterEach(() => app?.close());

interface OwedRow {
  readonly kind: string;
  readonly period: string;
  readonly unit: string | null;
  readonly dueOn: LocalDate;
  readonly state: string;
}

const owed = (...kinds: readonly string[]): Promise<OwedRow[]> =>
  app.query<OwedRow>(
    `select obligation.kind, period_key as period, unit.name as unit, due_on as "dueOn", state from obligation left join unit on unit.id = unit_id
     where obligation.kind = any($1) order by due_on, obligation.kind, unit.name collate "C"`,
    [kinds],
  );
const lines = async (...kinds: readonly string[]): Promise<string[]> => (await owed(...kinds)).map(({ period, unit, dueOn, state }) => `${period} ${unit} ${dueOn} ${state}`);
const assignmentOf = async (unit: string): Promise<string> => (await app.one<{ id: string }>('select assignment.id from assignment join unit on unit.id = unit_id where unit.name = $1', [unit])).id;
const acknowledge = async (actor: Actor, id: string): Promise<void> => void (await app.get(AssignmentsService).acknowledge(actor, id));

describe('an item with a rhythm of its own', () => {
  it('is owed by each lead unit in each period, due on the asked day, to the end of the plan', async () => {
    await app.atDay('2024-04-26');
    await aPlan(NUMBER).withItem(anItem('每月调度。').ledBy('甲', '乙').helpedBy('丙').inTermsOf({ cadence: { every: 'month', day: 25 } })).withPhase('办理', '2024-04-01', '2024-07-10').issuedIn(app);
    for (const day of ['2024-04-26', '2024-04-30', '2024-05-01', '2024-06-15', '2024-07-01', '2024-08-01', '2025-01-01']) await app.liveThrough(day);
    expect(await lines('itemPeriod')).toEqual(['2024-05 乙 2024-05-25 open', '2024-05 甲 2024-05-25 open', '2024-06 乙 2024-06-25 open', '2024-06 甲 2024-06-25 open', '2024-07 乙 2024-07-10 open', '2024-07 甲 2024-07-10 open']);
    expect(await app.one(`select title from obligation where kind = 'itemPeriod' order by id limit 1`)).toEqual({ title: '第1项 每月调度（2024年5月）' });
    expect(await app.count('item_cycle where next_opens_on is not null')).toBe(0);
  });

  it('is answered by a report in the period, which settles what was missed before too', async () => {
    await app.atDay('2024-04-01');
    await aPlan(NUMBER).withItem(anItem().ledBy('甲', '乙').inTermsOf({ cadence: { every: 'quarter', day: null } })).issuedIn(app);
    await app.liveThrough('2024-04-01');
    const actor = await app.actor('liaison.甲');
    const id = await assignmentOf('甲');
    await acknowledge(actor, id);
    await app.liveThrough('2024-07-03');
    await app.get(AssignmentsService).report(actor, id, report);
    expect(await lines('itemPeriod')).toEqual(['2024-Q2 乙 2024-06-30 open', '2024-Q2 甲 2024-06-30 settled', '2024-Q3 乙 2024-09-30 open', '2024-Q3 甲 2024-09-30 settled']);
  });

  it('that falls due while the office reviews a claim of completion stands still from its first day, and runs when the claim is given back', async () => {
    await app.atDay('2024-04-01');
    await aPlan(NUMBER).withItem(anItem().ledBy('甲', '乙').inTermsOf({ cadence: { every: 'month', day: null } })).issuedIn(app);
    await app.liveThrough('2024-04-01');
    const [actor, office, id] = [await app.actor('liaison.甲'), await app.actor(`office.${NUMBER}`), await assignmentOf('甲')];
    await acknowledge(actor, id);
    await app.get(AssignmentsService).report(actor, id, report);
    await app.atDay('2024-04-28');
    await app.get(CompletionReviewService).claim(actor, id, '四月各项已办完。');
    await app.liveThrough('2024-05-01');
    await app.liveThrough('2024-06-01');
    expect(await lines('itemPeriod')).toEqual([
      '2024-04 乙 2024-04-30 open', '2024-04 甲 2024-04-30 settled', '2024-05 乙 2024-05-31 open', '2024-05 甲 2024-05-31 paused', '2024-06 乙 2024-06-30 open', '2024-06 甲 2024-06-30 paused',
    ]);
    expect(await app.count(`reminder join obligation on obligation.id = obligation_id join unit on unit.id = unit_id where obligation.kind = 'itemPeriod' and unit.name = '甲' and period_key >= '2024-05'`)).toBe(0);
    await app.liveThrough('2024-06-03');
    await app.get(CompletionReviewService).giveBack(office, id, '还缺验收意见。');
    expect(await app.query(`select period_key as period, state, effective_due_on as "dueOn" from obligation join unit on unit.id = unit_id where obligation.kind = 'itemPeriod' and unit.name = '甲' and period_key >= '2024-05' order by 1`)).toEqual([
      { period: '2024-05', state: 'open', dueOn: '2024-07-03' }, { period: '2024-06', state: 'open', dueOn: '2024-07-02' },
    ]);
  });

  it.each([
    ['every month', ['2024-05-01', '2024-06-01'], ['2024-06-20', '2024-07-01']],
    ['only after an outage', [], ['2024-07-01']],
  ])('is not asked for what passed while it was suspended; what is left of a period opens when it is resumed (engine at work %s)', async (_, during, after) => {
    await app.atDay('2024-04-01');
    await aPlan(NUMBER).withItem(anItem().ledBy('甲').inTermsOf({ cadence: { every: 'month', day: null } })).issuedIn(app);
    await app.liveThrough('2024-04-01');
    const [office, { id }] = [await app.actor(`office.${NUMBER}`), await app.one<{ id: string }>('select id from item')];
    await app.query(`update item set status = 'inProgress' returning id`);
    await app.atDay('2024-04-20');
    await app.get(ItemSuspensionService).suspend(office, id, '另有安排。');
    for (const day of during) await app.liveThrough(day);
    expect(await owed('itemPeriod')).toHaveLength(1);
    await app.atDay('2024-06-20');
    await app.get(ItemSuspensionService).resume(office, id);
    for (const day of after) await app.liveThrough(day);
    expect((await owed('itemPeriod')).map(({ period }) => period)).toEqual(['2024-04', '2024-06', '2024-07']);
  });
});

describe('a span is counted when the plan is issued', () => {
  it('from the day of issuing in working days, with the count kept for a later calendar', async () => {
    await app.atDay('2024-04-01');
    await aPlan(NUMBER).withItem(anItem().ledBy('甲').inTermsOf({ relative: { count: 15, unit: 'workingDay', from: '收到通知' } })).issuedIn(app);
    expect(await app.one(`select due_on as "dueOn", counted_from as "countedFrom", counted_days as days, provisional from obligation where kind = 'itemCompletion'`)).toEqual({
      dueOn: '2024-04-23', countedFrom: '2024-04-01', days: 15, provisional: false,
    });
    expect(await app.one('select due_on as "dueOn", deadline_precision as precision from item')).toEqual({ dueOn: '2024-04-23', precision: 'day' });
  });

  it('not at all where only a person can know the day: the ledger says so', async () => {
    await app.atDay('2024-04-01');
    const plan = await aPlan(NUMBER).withItem(anItem().ledBy('甲').inTermsOf({ relative: { count: 2, unit: 'month', from: '项目开工' } })).issuedIn(app);
    const [row] = await app.get(LedgerQueries).ofPlan(SYSTEM_ACTOR, plan.id);
    expect(row).toMatchObject({ dueOn: null, undatedReason: '期限从“项目开工”起算，系统无从知道是哪一天；请办公室确定期限。' });
  });
});

describe('持续推进 over a year end', () => {
  const evergreenPlan = async (issuedOn: LocalDate): Promise<StoredPlan> => {
    await app.atDay(issuedOn);
    const plan = await aPlan(NUMBER).withItem(anItem('优化服务。').ledBy('甲').helpedBy('丙').withoutEnd()).withItem(anItem('推进合作。').ledBy('乙').withoutEnd()).withItem(anItem('建成中心。').ledBy('甲').dueOn('2025-12-31')).issuedIn(app);
    await app.liveThrough(issuedOn);
    return plan;
  };

  it('is reviewed each quarter, answered by a report or in one step, and confirmed by the office each December', async () => {
    const plan = await evergreenPlan('2024-06-10');
    expect(await lines('evergreenReview')).toEqual([]);
    await app.liveThrough('2024-07-01');
    expect(await lines('evergreenReview')).toEqual(['2024-Q3 乙 2024-09-30 open', '2024-Q3 甲 2024-09-30 open']);

    const actor = await app.actor('liaison.甲');
    const { id } = await app.one<{ id: string }>(`select assignment.id from assignment join item on item.id = item_id where item.position = 1 and role = 'lead'`);
    await acknowledge(actor, id);
    await expect(app.get(AssignmentsService).noChange(actor, id)).rejects.toMatchObject({ code: 'NO_CHANGE_WITHOUT_REPORT' });
    await app.get(AssignmentsService).report(actor, id, report);
    await app.liveThrough('2024-10-08');
    await app.get(AssignmentsService).noChange(actor, id);
    expect(await lines('evergreenReview')).toEqual(['2024-Q3 乙 2024-09-30 open', '2024-Q3 甲 2024-09-30 settled', '2024-Q4 乙 2024-12-31 open', '2024-Q4 甲 2024-12-31 settled']);
    expect(await app.query('select kind, state, progress from progress_report order by id')).toEqual([
      { kind: 'report', state: 'behind', progress: '完成走访五家企业。' },
      { kind: 'noChange', state: 'behind', progress: '无新进展' },
    ]);

    await app.liveThrough('2024-11-30');
    expect(await lines('yearRollover')).toEqual([]);
    const office = await app.actor(`office.${NUMBER}`);
    await expect(app.get(RolloverService).decide(office, plan.id, 2024, [])).rejects.toMatchObject({ code: 'conflict-state' });
    expect(await app.liveThrough('2024-12-01')).toMatchObject({ rolloversOpened: 1 });
    expect(await app.one(`select leading_group_id as "group", period_key as period, due_on as "dueOn", title from obligation where kind = 'yearRollover'`)).toEqual({
      group: plan.leadingGroupId, period: '2024', dueOn: '2024-12-31', title: `${NUMBER}持续推进事项2024年底续办确认`,
    });

    const listed = await app.get(RolloverQueries).ofPlan(SYSTEM_ACTOR, plan.id, 2024);
    expect(listed).toMatchObject({ begun: true, hasOffice: true, undecided: 2 });
    expect(listed?.items.map(({ title, leadUnits, lastReport, proposed, decision }) => [title, leadUnits, lastReport?.progress ?? null, proposed, decision])).toEqual([
      ['第1项 优化服务', ['甲'], '无新进展', 'continue', null],
      ['第2项 推进合作', ['乙'], null, 'continue', null],
    ]);

    const [first, second] = (listed?.items ?? []).map(({ itemId }) => itemId);
    if (!first || !second) throw new Error('two items were expected');
    await app.atDay('2024-12-20');
    await expect(app.get(RolloverService).decide(office, plan.id, 2024, [{ itemId: first, decision: 'complete', reason: '' }])).rejects.toMatchObject({ code: 'REASON_MISSING' });
    await expect(app.get(RolloverService).decide(office, plan.id, 2024, [{ itemId: second, decision: 'complete', reason: '并入新方案' }])).rejects.toMatchObject({ code: 'ITEM_COMMAND_NOT_ALLOWED' });
    await app.get(RolloverService).decide(office, plan.id, 2024, [{ itemId: first, decision: 'complete', reason: '并入2025年方案' }]);
    expect(await lines('yearRollover')).toEqual(['2024 null 2024-12-31 open']);
    await expect(app.get(RolloverService).decide(office, plan.id, 2024, [{ itemId: first, decision: 'continue', reason: '' }])).rejects.toMatchObject({ code: 'conflict-state' });

    // Undecided at the year's end: it goes on and the office is reminded.
    await app.liveThrough('2025-01-06');
    expect(await lines('evergreenReview')).toContain('2025-Q1 乙 2025-03-31 open');
    expect(await app.count(`reminder join obligation on obligation.id = obligation_id where kind = 'yearRollover' and rung_code = 'overdue1'`)).toBe(1);
    await app.get(RolloverService).decide(office, plan.id, 2024, [{ itemId: second, decision: 'continue', reason: '' }]);
    expect(await lines('yearRollover')).toEqual(['2024 null 2024-12-31 settled']);
    expect(await app.query('select status from item order by position')).toEqual([{ status: 'completed' }, { status: 'issued' }, { status: 'issued' }]);

    await app.liveThrough('2025-04-01');
    await app.liveThrough('2025-12-01');
    expect(await lines('yearRollover')).toEqual(['2024 null 2024-12-31 settled', '2025 null 2025-12-31 open']);
    expect((await owed('evergreenReview')).filter(({ unit, dueOn }) => unit === '甲' && dueOn > '2024-12-31')).toEqual([]);
    expect((await owed('evergreenReview')).filter(({ unit }) => unit === '乙').map(({ period }) => period)).toEqual(['2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
    expect(await app.query(`select state from obligation where kind = 'itemCompletion' and subject_id = $1`, [id])).toEqual([{ state: 'settled' }]);
    expect(await app.query(`select action, detail ->> 'decision' as decision from audit_entry where subject_type = 'item' and action like 'item.%' order by id`)).toEqual([
      { action: 'item.rolledOver', decision: 'complete' }, { action: 'item.completed', decision: null }, { action: 'item.rolledOver', decision: 'continue' },
    ]);
  }, 180_000);

  it('comes out the same day by day, after an outage over the year end, and swept by two workers at once', async () => {
    await evergreenPlan('2024-04-01');
    const rest = await EngineApp.start();
    try {
      await rest.loadCalendar();
      await rest.atDay('2024-04-01');
      await aPlan(NUMBER).withItem(anItem('优化服务。').ledBy('甲').helpedBy('丙').withoutEnd()).withItem(anItem('推进合作。').ledBy('乙').withoutEnd()).withItem(anItem('建成中心。').ledBy('甲').dueOn('2025-12-31')).issuedIn(rest);
      const neighbour = await rest.neighbour();
      await rest.atDay('2025-01-10');
      const swept = await Promise.all([rest, neighbour].map((worker) => worker.run((tx) => worker.get(ItemCycleSweep).turn(tx))));
      expect(swept.map(({ periods, rollovers }) => periods + rollovers).sort((left, right) => left - right)).toEqual([0, 9]);

      for (let day = '2024-04-01'; day <= '2025-01-10'; day = addDays(day, 5)) {
        await app.atDay(day);
        await app.run((tx) => app.get(ItemCycleSweep).turn(tx));
      }
      const state = `select obligation.kind, period_key, due_on, title, coalesce(unit.name, '') as unit from obligation left join unit on unit.id = unit_id where obligation.kind in ('evergreenReview', 'yearRollover') order by 1, 2, 5`;
      const daily = await app.query(state);
      expect(daily).toHaveLength(9);
      expect(await rest.query(state)).toEqual(daily);
      expect(await rest.run((tx) => rest.get(ItemCycleSweep).turn(tx))).toEqual({ periods: 0, rollovers: 0 });
    } finally {
      await rest.close();
    }
  }, 180_000);

  it('of a plan without an office is owed by nobody, listed, and decided by nobody', async () => {
    const plan = await evergreenPlan('2024-04-01');
    await app.query('update plan set leading_group_id = null');
    await app.liveThrough('2024-12-01');
    expect(await lines('yearRollover')).toEqual([]);
    expect(await app.get(RolloverQueries).ofPlan(SYSTEM_ACTOR, plan.id, 2024)).toMatchObject({ hasOffice: false, undecided: 2 });
    expect((await app.warnings()).some(({ code, message }) => code === 'office-unreachable' && message.includes(NUMBER))).toBe(true);
    await expect(app.get(RolloverService).decide(await app.actor(`office.${NUMBER}`), plan.id, 2024, [])).rejects.toMatchObject({ code: 'forbidden' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { addDays } from '../../src/domain/kernel/local-date.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { lightWords } from '../../src/cli/light-words.js';
import { DemoClockService } from '../../src/modules/demo/index.js';
import { InboxQueries } from '../../src/modules/inbox/index.js';
import { AssignmentsService, CompletionReviewService, ItemSuspensionService, LedgerQueries } from '../../src/modules/items/index.js';
import { LatenessQueries } from '../../src/modules/obligations/index.js';
import { PlansQueries } from '../../src/modules/plans/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'onTrack', progress: '已形成初稿。', problems: '', nextSteps: '' };
const EVIDENCE = '办法已印发，见附件。';

interface Worked {
  readonly plan: StoredPlan;
  readonly number: string;
  readonly itemId: string;
  readonly lead: Actor;
  readonly office: Actor;
  readonly assignmentIds: readonly string[];
}

/** Items due on Friday 2024-06-14 whose leads have signed and reported on 2024-06-03. */
describe('the review of a claim of completion', () => {
  let app: EngineApp;
  let plans = 0;
  const reviews = (): CompletionReviewService => app.get(CompletionReviewService);
  const worked = async (leads = 1): Promise<Worked> => {
    await app.atDay('2024-06-03');
    plans += 1;
    const number = `办政办〔2024〕${plans}号`;
    const units = Array.from({ length: leads }, (_, index) => `办${plans}${'甲乙丙'[index]}局`);
    const plan = await aPlan(number).withItem(anItem('修订办法。').ledBy(...units).helpedBy(`办${plans}助局`).dueOn('2024-06-14')).issuedIn(app);
    const assignments = await app.query<{ id: string; itemId: string }>('select id, item_id as "itemId" from assignment where plan_id = $1 order by position', [plan.id]);
    for (const [index, unit] of [...units, `办${plans}助局`].entries()) {
      const actor = await app.actor(`liaison.${unit}`);
      await app.get(AssignmentsService).acknowledge(actor, assignments[index]?.id ?? '');
      await app.get(AssignmentsService).report(actor, assignments[index]?.id ?? '', REPORT);
    }
    await app.deliverAll();
    return {
      plan, number, itemId: assignments[0]?.itemId ?? '', assignmentIds: assignments.map(({ id }) => id),
      lead: await app.actor(`liaison.办${plans}甲局`), office: await app.actor(`office.${number}`),
    };
  };
  const first = ({ assignmentIds }: Worked): string => assignmentIds[0] ?? '';
  const on = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
    await app.atDay(day);
    return work();
  };
  const completion = (assignmentId: string) =>
    app.one(`select state, due_on as "dueOn", effective_due_on as "effectiveDueOn", settled_on as "settledOn" from obligation
             where subject_type = 'assignment' and subject_id = $1 and kind = 'itemCompletion'`, [assignmentId]);
  const states = ({ itemId }: Worked) =>
    app.one(`select item.status as item, array_agg(assignment.status order by assignment.position) as assignments
             from item join assignment on item_id = item.id where item.id = $1 group by item.id`, [itemId]);
  const told = async (plan: StoredPlan, kinds: readonly string[]): Promise<unknown[][]> =>
    (await app.query<{ login: string; sentOn: string; kind: string }>(
      `select login, sent_on as "sentOn", coalesce(rung_code, notification.kind) as kind from notification join account on account.id = account_id
       left join reminder on reminder.id = reminder_id left join obligation on obligation.id = reminder.obligation_id
       where notification.plan_id = $1 and coalesce(obligation.kind, notification.kind) = any($2) order by notification.id`, [plan.id, kinds]))
      .map(({ login, sentOn, kind }) => [sentOn, login, kind]);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('stops the unit\'s clock, reminds the office and then the leader, and gives the unit its two days back', async () => {
    const case1 = await worked();
    for (let day = '2024-06-03'; day <= '2024-06-11'; day = addDays(day, 1)) await app.liveThrough(day);
    expect(await on('2024-06-12', () => reviews().claim(case1.lead, first(case1), EVIDENCE))).toMatchObject({ status: 'completionReview', claimedOn: '2024-06-12', allowed: [] });
    for (let day = '2024-06-12'; day <= '2024-06-21'; day = addDays(day, 1)) await app.liveThrough(day);
    expect(await on('2024-06-22', () => reviews().giveBack(case1.office, first(case1), '缺少验收意见。'))).toMatchObject({ status: 'inProgress', claimedOn: null });
    expect(await completion(first(case1))).toMatchObject({ state: 'open', dueOn: '2024-06-14', effectiveDueOn: '2024-06-24' });
    for (let day = '2024-06-22'; day <= '2024-06-26'; day = addDays(day, 1)) await app.liveThrough(day);
    const unit = `办${plans}甲局`;
    // Due Friday 06-14: before10 was 05-30, caught up by before3 on 06-11 only after the plan was issued on 06-03.
    expect(await told(case1.plan, ['itemCompletion'])).toEqual([
      ['2024-06-03', `liaison.${unit}`, 'before10'],
      ['2024-06-11', `liaison.${unit}`, 'before3'],
      ['2024-06-11', `head.${unit}`, 'before3'],
      ['2024-06-22', `liaison.${unit}`, 'before3'],
      ['2024-06-22', `head.${unit}`, 'before3'],
      ['2024-06-24', `liaison.${unit}`, 'dueToday'],
      ['2024-06-25', `office.${case1.number}`, 'overdue1'],
    ]);
    // The review falls due on Monday 06-17, three working days after the claim.
    expect(await told(case1.plan, ['officeReview'])).toEqual([
      ['2024-06-14', `office.${case1.number}`, 'before1'],
      ['2024-06-18', `office.${case1.number}`, 'overdue1'],
      ['2024-06-20', 'leader', 'overdue3'],
    ]);
    expect(await told(case1.plan, ['completionClaimed', 'completionReturned'])).toEqual([
      ['2024-06-12', `office.${case1.number}`, 'completionClaimed'],
      ['2024-06-22', `liaison.${unit}`, 'completionReturned'],
    ]);
  }, 180_000);

  it('accepted late leaves the unit in time, and the item is completed', async () => {
    const case2 = await worked();
    await on('2024-06-14', () => reviews().claim(case2.lead, first(case2), EVIDENCE));
    expect(await on('2024-07-10', () => reviews().accept(case2.office, first(case2), ''))).toMatchObject({ status: 'completed', claimedOn: '2024-06-14' });
    expect(await completion(first(case2))).toMatchObject({ state: 'settled', settledOn: '2024-06-14', effectiveDueOn: '2024-06-14' });
    expect(await states(case2)).toEqual({ item: 'completed', assignments: ['completed', 'inProgress'] });
    const [row] = await app.get(LedgerQueries).ofPlan(SYSTEM_ACTOR, case2.plan.id);
    expect(row?.light).toMatchObject({ colour: 'grey', reason: '已于2024年6月14日完成。' });
    await app.deliverAll();
    expect(await told(case2.plan, ['completionAccepted'])).toEqual([['2024-07-10', `liaison.办${plans}甲局`, 'completionAccepted']]);
    expect(await app.query(`select action from audit_entry where (subject_type, subject_id) in (('assignment', $1::bigint), ('item', $2::bigint)) order by id`, [first(case2), case2.itemId]))
      .toEqual(['assignment.acknowledged', 'progress.reported', 'assignment.completionClaimed', 'assignment.completionAccepted', 'item.completed'].map((action) => ({ action })));
  });

  it('of joint leads completes the item with the last of them, and the ledger is lit by the one that still runs', async () => {
    const case3 = await worked(2);
    const second = await app.actor(`head.办${plans}乙局`);
    await on('2024-06-10', () => reviews().claim(case3.lead, first(case3), EVIDENCE));
    await on('2024-06-11', () => reviews().accept(case3.office, first(case3), ''));
    expect(await states(case3)).toMatchObject({ item: 'inProgress' });
    await on('2024-06-17', () => reviews().claim(second, case3.assignmentIds[1] ?? '', EVIDENCE));
    const lit = async () => (await app.get(LedgerQueries).ofPlan(SYSTEM_ACTOR, case3.plan.id))[0]?.light.reason;
    expect(await lit()).toBe('计时已暂停，恢复后继续计时；暂停时已逾期3天。');
    await on('2024-06-19', () => reviews().giveBack(case3.office, case3.assignmentIds[1] ?? '', '请补充。'));
    expect(await lit()).toBe('应于2024年6月14日前完成，停表2天，已逾期3天（3个工作日）。');
    await on('2024-06-20', () => reviews().claim(second, case3.assignmentIds[1] ?? '', EVIDENCE));
    await on('2024-06-21', () => reviews().accept(case3.office, case3.assignmentIds[1] ?? '', ''));
    expect(await states(case3)).toEqual({ item: 'completed', assignments: ['completed', 'completed', 'inProgress'] });
    expect(await lit()).toBe('已于2024年6月20日完成，逾期4天（停表2天不计）。');
  });

  it('is owed by the office in its own inbox and counts neither as the unit\'s nor as overdue of the plan', async () => {
    const case4 = await worked();
    await on('2024-06-12', () => reviews().claim(case4.lead, first(case4), EVIDENCE));
    await app.atDay('2024-06-19');
    const unitOwes = await app.get(InboxQueries).owedBy(SYSTEM_ACTOR, case4.lead.unitId ?? '');
    expect(unitOwes.map(({ kind, light }) => [kind, light.colour, light.reason])).toEqual([
      ['itemCompletion', 'grey', '计时已暂停，恢复后继续计时。'], ['progressUpdate', 'grey', '计时已暂停，恢复后继续计时。'],
    ]);
    expect(await app.get(InboxQueries).owedByOffice(SYSTEM_ACTOR, case4.plan.leadingGroupId)).toMatchObject([
      { kind: 'officeReview', title: `办${plans}甲局申报办结：第1项 修订办法`, subjectType: 'assignment', subjectId: first(case4), dueOn: '2024-06-17',
        light: { colour: 'red', reason: '应于2024年6月17日前完成，已逾期2天（2个工作日）。' } },
    ]);
    expect(await app.get(PlansQueries).byId(SYSTEM_ACTOR, case4.plan.id)).toMatchObject({ overdue: 0 });
    const [row] = await app.get(LedgerQueries).ofPlan(SYSTEM_ACTOR, case4.plan.id);
    expect([row?.standsStill, row && lightWords(row.light, { done: false, standsStill: row.standsStill })]).toEqual([true, '○已停表']);
  });

  it('is one stay at the office, however many duties of the unit stand still by it', async () => {
    const ten = await worked();
    expect(await app.count(`obligation where subject_type = 'assignment' and subject_id = $1 and kind in ('itemCompletion', 'progressUpdate') and state = 'open'`, [first(ten)])).toBe(2);
    await on('2024-06-10', () => reviews().claim(ten.lead, first(ten), EVIDENCE));
    await on('2024-06-20', () => reviews().giveBack(ten.office, first(ten), '缺少验收意见。'));
    await app.atDay('2024-06-21');
    const atOffice = async () => (await app.get(LatenessQueries).byUnit(SYSTEM_ACTOR, { planId: ten.plan.id })).map(({ unit, daysAtOffice }) => [unit, daysAtOffice]);
    expect(await atOffice()).toEqual([[`办${plans}甲局`, 10], [`办${plans}助局`, 0]]);
    await on('2024-06-24', () => reviews().claim(ten.lead, first(ten), EVIDENCE));
    await app.atDay('2024-06-27');
    expect(await atOffice()).toEqual([[`办${plans}甲局`, 13], [`办${plans}助局`, 0]]);
  });

  it('that is late is named on the day it turns late, with the office that owes it', async () => {
    const case9 = await worked();
    await on('2024-06-12', () => reviews().claim(case9.lead, first(case9), EVIDENCE));
    const overdue: unknown[] = [];
    for await (const report of app.get(DemoClockService).advance('2024-06-20')) {
      for (const line of report.overdue.filter(({ documentNumber }) => documentNumber === case9.number)) overdue.push([report.day, line.kind, line.units]);
    }
    expect(overdue).toEqual([['2024-06-18', 'officeReview', [`${case9.number}领导小组办公室`]]]);
  });

  it.each([
    ['accept and return', 'accept', 'giveBack'],
    ['accept twice', 'accept', 'accept'],
    ['return twice', 'giveBack', 'giveBack'],
  ] as const)('lets one of two offices\' people win when they %s at once', async (_, one, other) => {
    const other1 = await app.neighbour();
    for (let round = 0; round < 5; round += 1) {
      const raced = await worked();
      await on('2024-06-12', () => reviews().claim(raced.lead, first(raced), EVIDENCE));
      await app.atDay('2024-06-20');
      const answers = await Promise.allSettled([
        reviews()[one](raced.office, first(raced), '意见'),
        other1.get(CompletionReviewService)[other](raced.office, first(raced), '意见'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(answers.find((answer) => answer.status === 'rejected')?.reason).toMatchObject({ code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' });
      const accepted = await app.count(`completion_claim where assignment_id = $1 and decision = 'accepted'`, [first(raced)]);
      expect(await states(raced)).toMatchObject(accepted === 1 ? { item: 'completed' } : { item: 'inProgress' });
      expect(await completion(first(raced))).toMatchObject(accepted === 1 ? { state: 'settled', settledOn: '2024-06-12' } : { state: 'open', effectiveDueOn: '2024-06-22' });
      expect(await app.count(`audit_entry where subject_type = 'assignment' and subject_id = $1 and action like 'assignment.completion%'`, [first(raced)])).toBe(2);
      expect(await app.count(`obligation where subject_id = $1 and kind = 'officeReview' and state = 'open'`, [first(raced)])).toBe(0);
    }
  }, 180_000);

  it('is claimed once when liaison and head claim at once', async () => {
    const raced = await worked();
    const head = await app.actor(`head.办${plans}甲局`);
    await app.atDay('2024-06-12');
    const answers = await Promise.allSettled([reviews().claim(raced.lead, first(raced), EVIDENCE), reviews().claim(head, first(raced), EVIDENCE)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await app.count('completion_claim where assignment_id = $1', [first(raced)])).toBe(1);
    expect(await app.count(`obligation where subject_id = $1 and kind = 'officeReview'`, [first(raced)])).toBe(1);
  });

  it('is refused to cooperating units, other units, other offices, leaders and the unit itself', async () => {
    const case5 = await worked();
    const strange = await worked();
    const helper = await app.actor(`liaison.办${plans - 1}助局`);
    const leader = await app.actor('leader');
    await app.atDay('2024-06-12');
    await expect(reviews().claim(helper, case5.assignmentIds[1] ?? '', EVIDENCE)).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('只有牵头单位') });
    await expect(reviews().claim(strange.lead, first(case5), EVIDENCE)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reviews().claim(case5.office, first(case5), EVIDENCE)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reviews().claim(case5.lead, first(case5), ' ')).rejects.toMatchObject({ code: 'COMPLETION_EVIDENCE_MISSING' });
    await expect(reviews().accept(case5.office, first(case5), '')).rejects.toMatchObject({ code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' });
    await reviews().claim(case5.lead, first(case5), EVIDENCE);
    for (const actor of [case5.lead, leader]) {
      await expect(reviews().accept(actor, first(case5), '')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(reviews().giveBack(actor, first(case5), '退回')).rejects.toMatchObject({ code: 'forbidden' });
    }
    for (const actor of [strange.lead, strange.office]) await expect(reviews().accept(actor, first(case5), '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(reviews().giveBack(case5.office, first(case5), '')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    expect(await states(case5)).toMatchObject({ assignments: ['completionReview', 'inProgress'] });
    expect(await app.count('completion_claim where assignment_id = $1 and decision is null', [first(case5)])).toBe(1);
  });

  describe('of an item that is suspended', () => {
    const suspensions = (): ItemSuspensionService => app.get(ItemSuspensionService);

    it('stands still with everything owed on it, tells its units, and is given its days back when it resumes', async () => {
      const case6 = await worked(2);
      await app.query(`update assignment set status = 'pendingAck' where id = $1`, [case6.assignmentIds[1]]);
      await app.query(`update obligation set state = 'open', settled_on = null where subject_id = $1 and kind = 'acknowledgement'`, [case6.assignmentIds[1]]);
      expect(await on('2024-06-05', () => suspensions().suspend(case6.office, case6.itemId, '等待上位法出台'))).toMatchObject({ id: case6.itemId, status: 'suspended', allowed: ['resume', 'adjust', 'terminate'] });
      const owed = () => app.query(`select kind, state, effective_due_on as "effectiveDueOn" from obligation where plan_id = $1 and state in ('open', 'paused') and kind <> 'progressUpdate' order by kind, id`, [case6.plan.id]);
      expect((await owed()).map((row) => (row as { state: string }).state)).toEqual(['paused', 'paused', 'paused']);
      await app.liveThrough('2024-07-20');
      await expect(reviews().claim(case6.lead, first(case6), EVIDENCE)).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('已中止') });
      expect(await on('2024-07-25', () => suspensions().resume(case6.office, case6.itemId))).toMatchObject({ status: 'inProgress', allowed: ['adjust', 'suspend', 'terminate'] });
      expect(await owed()).toEqual([
        { kind: 'acknowledgement', state: 'open', effectiveDueOn: '2024-07-26' },
        { kind: 'itemCompletion', state: 'open', effectiveDueOn: '2024-08-03' },
        { kind: 'itemCompletion', state: 'open', effectiveDueOn: '2024-08-03' },
      ]);
      await app.deliverAll();
      expect(await told(case6.plan, ['itemSuspended', 'itemResumed', 'itemCompletion', 'acknowledgement'])).toEqual([
        ...['甲', '乙', '助'].map((name) => ['2024-07-20', `liaison.办${plans}${name}局`, 'itemSuspended']),
        ...['甲', '乙', '助'].map((name) => ['2024-07-25', `liaison.办${plans}${name}局`, 'itemResumed']),
      ]);
      expect(await app.get(LedgerQueries).suspensions(case6.itemId)).toEqual([{ reason: '等待上位法出台', suspendedOn: '2024-06-05', resumedOn: '2024-07-25' }]);
    });

    it('must be answered first: an item with a claim under review is not suspended', async () => {
      const case7 = await worked();
      await on('2024-06-05', () => reviews().claim(case7.lead, first(case7), EVIDENCE));
      await expect(suspensions().suspend(case7.office, case7.itemId, '等待')).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('1件办结申报') });
      await reviews().giveBack(case7.office, first(case7), '先中止。');
      expect(await suspensions().suspend(case7.office, case7.itemId, '等待')).toMatchObject({ status: 'suspended' });
    });

    it('is suspended and resumed by the plan\'s office only, once, with a reason', async () => {
      const case8 = await worked();
      const strange = await worked();
      await expect(suspensions().suspend(strange.office, case8.itemId, '等待')).rejects.toMatchObject({ code: 'not-found' });
      for (const actor of [case8.lead, await app.actor('leader')]) {
        await expect(suspensions().suspend(actor, case8.itemId, '等待')).rejects.toMatchObject({ code: 'forbidden' });
      }
      await expect(suspensions().suspend(case8.office, case8.itemId, '')).rejects.toMatchObject({ code: 'REASON_MISSING' });
      await expect(suspensions().resume(case8.office, case8.itemId)).rejects.toMatchObject({ code: 'ITEM_COMMAND_NOT_ALLOWED' });
      const answers = await Promise.allSettled([suspensions().suspend(case8.office, case8.itemId, '等待'), suspensions().suspend(case8.office, case8.itemId, '等待')]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await app.count('item_suspension where item_id = $1', [case8.itemId])).toBe(1);
    });
  });
});

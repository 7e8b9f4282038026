import { addDays } from '../../src/domain/kernel/local-date.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { AssignmentsService, CompletionReviewService, CooperatingInputs, DeclinesService, ExtensionsService, PlanFilingsService } from '../../src/modules/items/index.js';
import { LatenessQueries } from '../../src/modules/obligations/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'onTrack', progress: '已形成初稿。', problems: '', nextSteps: '' };
const ACCEPT = { accept: true, reason: '', reassignToUnitId: null, dueOn: null };
const REFUSE = { accept: false, reason: '属于你单位职责。', reassignToUnitId: null, dueOn: null };

interface Made {
  readonly plan: StoredPlan;
  readonly number: string;
  readonly lead: Actor;
  readonly helper: Actor;
  readonly office: Actor;
  readonly leadDuty: string;
  readonly helperDuty: string;
  readonly itemId: string;
  /** Unit of another item, free to be given this one. */
  readonly otherUnitId: string;
}

/** Items issued on Monday 2024-06-03, due on Friday 2024-06-28: signed for by Thursday 06-06, declined by Tuesday 06-11 (端午节 is 06-10). */
describe('what a unit asks of the office', () => {
  let app: EngineApp;
  let plans = 0;
  const made = async (working = false): Promise<Made> => {
    await app.atDay('2024-06-03');
    plans += 1;
    const number = `求政办〔2024〕${plans}号`;
    const unit = (name: string): string => `求${plans}${name}局`;
    const plan = await aPlan(number)
      .withItem(anItem('修订办法。').ledBy(unit('甲')).helpedBy(unit('助')).dueOn('2024-06-28'))
      .withItem(anItem('编制规划。').ledBy(unit('乙')).dueOn('2024-06-28'))
      .issuedIn(app);
    const duties = await app.query<{ id: string; itemId: string; unitId: string }>(
      `select assignment.id, item_id as "itemId", unit_id as "unitId" from assignment join item on item.id = item_id where assignment.plan_id = $1 order by item.position, assignment.position`, [plan.id]);
    const [leadDuty, helperDuty, other] = duties;
    if (!leadDuty || !helperDuty || !other) throw new Error('the plan has no three duties');
    const lead = await app.actor(`liaison.${unit('甲')}`);
    const helper = await app.actor(`liaison.${unit('助')}`);
    if (working) {
      for (const [actor, { id }] of [[lead, leadDuty], [helper, helperDuty]] as const) await app.get(AssignmentsService).acknowledge(actor, id);
      await app.get(AssignmentsService).report(lead, leadDuty.id, REPORT);
    }
    return { plan, number, lead, helper, office: await app.actor(`office.${number}`), leadDuty: leadDuty.id, helperDuty: helperDuty.id, itemId: leadDuty.itemId, otherUnitId: other.unitId };
  };
  const decline = (actor: Actor, id: string, proposedUnitId: string | null = null) => app.get(DeclinesService).decline(actor, id, { reason: '不属于我局职责。', proposedUnitId });
  const extend = (actor: Actor, id: string, newDueOn = '2024-07-31') => app.get(ExtensionsService).request(actor, id, { newDueOn, reason: '审批尚未完成。' });
  const on = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
    await app.atDay(day);
    return work();
  };
  const owed = async (assignmentId: string): Promise<Record<string, string>> =>
    Object.fromEntries((await app.query<{ kind: string; words: string }>(
      `select kind, concat_ws(' ', state, due_on, effective_due_on, original_due_on) as words from obligation where subject_type = 'assignment' and subject_id = $1 order by id`, [assignmentId]))
      .map(({ kind, words }) => [kind, words]));
  const told = (plan: StoredPlan, kinds: readonly string[]) =>
    app.query<{ login: string; kind: string; title: string }>(
      `select login, kind, notification.title from notification join account on account.id = account_id where plan_id = $1 and kind = any($2) order by notification.id`, [plan.id, kinds]);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  describe('退办', () => {
    it('stops everything the unit owes on it and is the office\'s to answer within three working days', async () => {
      const { lead, leadDuty, plan, number, otherUnitId } = await made();
      const answer = await on('2024-06-04', () => decline(lead, leadDuty, otherUnitId));
      expect(answer).toMatchObject({ status: 'declineReview', allowed: ['takeBackRequest'], version: 2 });
      expect(await owed(leadDuty)).toEqual({
        acknowledgement: 'paused 2024-06-06 2024-06-06', itemCompletion: 'paused 2024-06-28 2024-06-28', progressUpdate: 'paused 2024-08-02 2024-08-02', officeReview: 'open 2024-06-07 2024-06-07',
      });
      await app.deliverAll();
      expect(await told(plan, ['requestFiled'])).toEqual([{ login: `office.${number}`, kind: 'requestFiled', title: expect.stringContaining('退办申请：第1项 修订办法，请于2024-06-07前答复') }]);
      await expect(app.get(AssignmentsService).acknowledge(lead, leadDuty)).rejects.toMatchObject({ code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' });
    });

    it('accepted gives it to another unit with terms of its own, and tells both', async () => {
      const { lead, leadDuty, office, plan, itemId, otherUnitId } = await made();
      await on('2024-06-04', () => decline(lead, leadDuty));
      const answer = await on('2024-06-06', () => app.get(DeclinesService).answer(office, leadDuty, { ...ACCEPT, reassignToUnitId: otherUnitId }));
      expect(answer).toMatchObject({ status: 'withdrawn', reassignedTo: expect.stringMatching(/^\d+$/) });
      expect(await owed(leadDuty)).toEqual({
        acknowledgement: expect.stringContaining('voided'), itemCompletion: expect.stringContaining('voided'), progressUpdate: expect.stringContaining('voided'), officeReview: expect.stringContaining('settled'),
      });
      expect(await owed(answer.reassignedTo ?? '')).toEqual({ acknowledgement: 'open 2024-06-12 2024-06-12', itemCompletion: 'open 2024-06-28 2024-06-28', progressUpdate: 'open 2024-08-05 2024-08-05' });
      expect(await app.one('select role, role_word as "roleWord", status, unit_id as unit, decline_by as "declineBy" from assignment where id = $1', [answer.reassignedTo]))
        .toEqual({ role: 'lead', roleWord: '牵头单位', status: 'pendingAck', unit: otherUnitId, declineBy: '2024-06-14' });
      await app.deliverAll();
      expect((await told(plan, ['requestAnswered', 'assigned'])).slice(-2)).toEqual([
        { login: expect.stringContaining('甲局'), kind: 'requestAnswered', title: expect.stringContaining('退办申请已同意') },
        { login: expect.stringContaining('乙局'), kind: 'assigned', title: expect.stringContaining('改派你单位（牵头单位）：第1项 修订办法，请于2024-06-12前签收') },
      ]);
      expect(await app.one('select status from item where id = $1', [itemId])).toEqual({ status: 'issued' });
    });

    it('refused gives the unit the days it had left, and is not asked a second time', async () => {
      const { lead, leadDuty, office } = await made();
      await on('2024-06-04', () => decline(lead, leadDuty));
      await expect(app.get(DeclinesService).answer(office, leadDuty, { ...REFUSE, reason: ' ' })).rejects.toMatchObject({ code: 'REASON_MISSING' });
      expect(await on('2024-06-06', () => app.get(DeclinesService).answer(office, leadDuty, REFUSE))).toMatchObject({ status: 'pendingAck', reassignedTo: null });
      expect(await owed(leadDuty)).toMatchObject({ acknowledgement: 'open 2024-06-06 2024-06-08', itemCompletion: 'open 2024-06-28 2024-06-30', officeReview: expect.stringContaining('settled') });
      await expect(decline(lead, leadDuty)).rejects.toMatchObject({ code: 'DECLINE_REFUSED_BEFORE' });
      expect(await app.get(AssignmentsService).acknowledge(lead, leadDuty)).toMatchObject({ status: 'acknowledged' });
    });

    it('is asked inside the window only, with a reason, for a unit that may have it', async () => {
      const { lead, leadDuty, helperDuty, helper } = await made();
      await expect(on('2024-06-12', () => decline(lead, leadDuty))).rejects.toMatchObject({ code: 'DECLINE_WINDOW_CLOSED', params: { closedOn: '2024-06-11' } });
      await app.atDay('2024-06-11');
      await expect(app.get(DeclinesService).decline(lead, leadDuty, { reason: '。', proposedUnitId: null })).rejects.toMatchObject({ code: 'REASON_MISSING' });
      await expect(decline(lead, leadDuty, '999999')).rejects.toMatchObject({ code: 'reference-unknown', message: expect.stringContaining('没有编号为 999999 的单位') });
      await expect(decline(lead, leadDuty, lead.unitId)).rejects.toMatchObject({ code: 'validation-failed', message: expect.stringContaining('已承担或退回过') });
      await expect(decline(lead, helperDuty)).rejects.toMatchObject({ code: 'not-found' });
      expect(await decline(helper, helperDuty)).toMatchObject({ status: 'declineReview' });
    });

    it('taken back by the unit leaves its clock as if nothing had stopped it', async () => {
      const { lead, leadDuty, office } = await made();
      await on('2024-06-04', () => decline(lead, leadDuty));
      expect(await on('2024-06-06', () => app.get(ExtensionsService).takeBack(lead, leadDuty))).toMatchObject({ status: 'pendingAck', allowed: ['acknowledge', 'decline'] });
      expect(await owed(leadDuty)).toMatchObject({ acknowledgement: 'open 2024-06-06 2024-06-06', officeReview: expect.stringContaining('voided') });
      await expect(app.get(DeclinesService).answer(office, leadDuty, ACCEPT)).rejects.toMatchObject({ code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' });
    });

    it('of one of ten callers at one moment is asked once', async () => {
      const { lead, leadDuty } = await made();
      const answers = await Promise.allSettled(Array.from({ length: 10 }, () => decline(lead, leadDuty)));
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await app.count('assignment_request where assignment_id = $1', [leadDuty])).toBe(1);
    });
  });

  describe('延期', () => {
    it('granted for another day moves the date, keeps the first one, and blames the office for its own days', async () => {
      const { lead, leadDuty, office, plan } = await made(true);
      expect(await on('2024-06-20', () => extend(lead, leadDuty))).toMatchObject({ status: 'inProgress', allowed: ['report', 'filePlan', 'takeBackRequest'] });
      expect(await owed(leadDuty)).toMatchObject({ itemCompletion: 'paused 2024-06-28 2024-06-28', progressUpdate: 'open 2024-08-02 2024-08-02', officeReview: 'open 2024-06-25 2024-06-25' });
      expect(await on('2024-07-02', () => app.get(ExtensionsService).answer(office, leadDuty, { ...ACCEPT, dueOn: '2024-07-15' }))).toMatchObject({ allowed: [] });
      expect(await owed(leadDuty)).toMatchObject({ itemCompletion: 'open 2024-07-15 2024-07-15 2024-06-28' });
      for (let day = '2024-07-02'; day <= '2024-07-16'; day = addDays(day, 1)) await app.liveThrough(day);
      expect(await app.query(
        `select rung_code as rung, fired_on as day from reminder join obligation on obligation.id = obligation_id where subject_type = 'assignment' and subject_id = $1 and obligation.kind = 'itemCompletion' and fired_on > '2024-06-20' order by reminder.id`, [leadDuty]))
        .toEqual([{ rung: 'before10', day: '2024-07-02' }, { rung: 'before3', day: '2024-07-10' }, { rung: 'dueToday', day: '2024-07-15' }, { rung: 'overdue1', day: '2024-07-16' }]);
      // Days the clock stood still before the grant are contained in the granted day: a later pause counts from there.
      await app.get(CompletionReviewService).claim(lead, leadDuty, '已印发。');
      await on('2024-07-18', () => app.get(CompletionReviewService).giveBack(office, leadDuty, '缺验收意见。'));
      expect(await owed(leadDuty)).toMatchObject({ itemCompletion: 'open 2024-07-15 2024-07-17 2024-06-28' });
      const [unit] = await app.get(LatenessQueries).byUnit(office, { planId: plan.id, unitId: lead.unitId ?? '' });
      expect(unit).toMatchObject({ daysAtOffice: 14 });
      const facts = await app.get(LatenessQueries).obligationsOf(office, { planId: plan.id, unitId: lead.unitId ?? '' });
      expect(facts.find(({ kind }) => kind === 'itemCompletion')).toMatchObject({ dueOn: '2024-07-15', effectiveDueOn: '2024-07-17', daysLate: 1, daysAtOffice: 14, stoodStill: { officeReview: 2 } });
    }, 180_000);

    it('refused lets the clock run on with the days it had left; never are two open, and no claim meanwhile', async () => {
      const { lead, leadDuty, office } = await made(true);
      await on('2024-06-20', () => extend(lead, leadDuty));
      await expect(extend(lead, leadDuty)).rejects.toMatchObject({ code: 'EXTENSION_PENDING_ALREADY' });
      await expect(app.get(CompletionReviewService).claim(lead, leadDuty, '已印发。')).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('延期申请等待') });
      await expect(app.get(ExtensionsService).answer(office, leadDuty, { ...REFUSE, reason: '' })).rejects.toMatchObject({ code: 'REASON_MISSING' });
      await expect(app.get(ExtensionsService).answer(office, leadDuty, { ...ACCEPT, dueOn: '2024-06-28' })).rejects.toMatchObject({ code: 'EXTENSION_NOT_LATER' });
      await on('2024-06-23', () => app.get(ExtensionsService).answer(office, leadDuty, REFUSE));
      expect(await owed(leadDuty)).toMatchObject({ itemCompletion: 'open 2024-06-28 2024-07-01' });
      await expect(app.get(ExtensionsService).answer(office, leadDuty, REFUSE)).rejects.toMatchObject({ code: 'conflict-state' });
      expect(await on('2024-07-01', () => extend(lead, leadDuty))).toMatchObject({ status: 'inProgress' });
    });

    it('is refused after the due day, for an earlier one, in another year, and taken back without a gain', async () => {
      const { lead, leadDuty, office } = await made(true);
      await expect(on('2024-06-29', () => extend(lead, leadDuty))).rejects.toMatchObject({ code: 'EXTENSION_AFTER_DUE_DATE' });
      await app.atDay('2024-06-28');
      await expect(extend(lead, leadDuty, '2024-06-28')).rejects.toMatchObject({ code: 'EXTENSION_NOT_LATER' });
      await expect(extend(lead, leadDuty, '2025-01-01')).rejects.toMatchObject({ code: 'EXTENSION_PAST_YEAR_END' });
      await extend(lead, leadDuty, '2024-12-31');
      await on('2024-07-05', () => app.get(ExtensionsService).takeBack(lead, leadDuty));
      expect(await owed(leadDuty)).toMatchObject({ itemCompletion: 'open 2024-06-28 2024-06-28', officeReview: expect.stringContaining('voided') });
      await expect(app.get(ExtensionsService).takeBack(lead, leadDuty)).rejects.toMatchObject({ code: 'conflict-state' });
      await expect(app.get(ExtensionsService).answer(office, leadDuty, ACCEPT)).rejects.toMatchObject({ code: 'conflict-state' });
    });

    it('of a cooperating unit is an opinion for the lead and nothing for the office', async () => {
      const { helper, helperDuty, plan } = await made(true);
      expect(await on('2024-06-05', () => extend(helper, helperDuty))).toMatchObject({ status: 'inProgress' });
      expect(await app.query('select kind, text, new_due_on as "newDueOn" from cooperating_input where assignment_id = $1', [helperDuty])).toEqual([{ kind: 'extension', text: '审批尚未完成。', newDueOn: '2024-07-31' }]);
      await app.deliverAll();
      expect(await told(plan, ['inputSent', 'requestFiled'])).toEqual([{ login: expect.stringContaining('liaison.'), kind: 'inputSent', title: expect.stringMatching(/求\d+助局 延期意见：第1项/) }]);
      expect(await owed(helperDuty)).toEqual({ acknowledgement: expect.stringContaining('settled') });
    });
  });

  describe('工作方案备案 and 会办意见', () => {
    it('a plan in time starts the work silently, a late one is told to the office and moves nothing', async () => {
      const { lead, leadDuty, helper, helperDuty, plan, number } = await made();
      await app.get(AssignmentsService).acknowledge(lead, leadDuty);
      const file = (actor: Actor, id: string, words: object) => app.get(PlanFilingsService).file(actor, id, { onTime: true, plan: '分三步。', reason: '', expectedOn: null, ...words });
      expect(await file(lead, leadDuty, {})).toMatchObject({ status: 'inProgress' });
      await app.deliverAll();
      expect(await told(plan, ['planDelayed'])).toEqual([]);
      await file(lead, leadDuty, { onTime: false, reason: '审批需要时间。', expectedOn: '2024-07-15' });
      await app.deliverAll();
      expect(await told(plan, ['planDelayed'])).toEqual([{ login: `office.${number}`, kind: 'planDelayed', title: expect.stringContaining('预计2024-07-15完成（时限2024-06-28）') }]);
      expect(await owed(leadDuty)).toMatchObject({ itemCompletion: 'open 2024-06-28 2024-06-28' });
      await app.get(AssignmentsService).acknowledge(helper, helperDuty);
      await expect(file(helper, helperDuty, {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(app.get(CooperatingInputs).send(lead, leadDuty, 'progress', '已做。')).rejects.toMatchObject({ code: 'forbidden' });
    });
  });

  it('many are signed for at once, or none when one is another unit\'s (H05)', async () => {
    const { lead, leadDuty, helperDuty, plan } = await made();
    const state = () => app.query('select status from assignment where plan_id = $1 order by id', [plan.id]);
    const before = await state();
    await expect(app.get(AssignmentsService).acknowledgeAll(lead, [leadDuty, helperDuty])).rejects.toMatchObject({ code: 'reference-unknown', message: expect.stringContaining(helperDuty) });
    await expect(app.get(AssignmentsService).acknowledgeAll(lead, [leadDuty, '999999'])).rejects.toMatchObject({ code: 'reference-unknown' });
    expect(await state()).toEqual(before);
    expect(await app.get(AssignmentsService).acknowledgeAll(lead, [leadDuty])).toMatchObject([{ id: leadDuty, status: 'acknowledged', version: 2 }]);
    expect(await app.get(AssignmentsService).acknowledgeAll(lead, [leadDuty])).toMatchObject([{ id: leadDuty, version: 2 }]);
    expect(await app.count(`audit_entry where action = 'assignment.acknowledged' and subject_id = $1`, [leadDuty])).toBe(1);
  });
});

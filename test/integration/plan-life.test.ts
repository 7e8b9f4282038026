import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { Audit } from '../../src/modules/audit/index.js';
import { InstructionsService } from '../../src/modules/instructions/index.js';
import { IssuePreviewService, PlanClosingService, PlanIssuingService } from '../../src/modules/issuing/index.js';
import { AssignmentsService, CompletionReviewService, DraftItemsService, GroupMembershipService } from '../../src/modules/items/index.js';
import { PlansQueries } from '../../src/modules/plans/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'onTrack', progress: '已形成初稿。', problems: '', nextSteps: '' };

describe('the life of a plan', () => {
  let app: EngineApp;
  let plans = 0;
  const numbered = (): string => `案政办〔2024〕${(plans += 1)}号`;
  const issuing = (): PlanIssuingService => app.get(PlanIssuingService);
  const closing = (): PlanClosingService => app.get(PlanClosingService);
  const owed = async ({ id }: StoredPlan): Promise<string[]> =>
    (await app.query<{ line: string }>(
      `select concat_ws(' ', coalesce(unit.code, '办公室'), obligation.kind, due_on) as line from obligation left join unit on unit.id = unit_id
       where plan_id = $1 and state in ('open', 'paused') and obligation.kind <> 'progressUpdate' order by unit.code nulls first, obligation.kind, due_on`, [id])).map(({ line }) => line);
  const claimFor = async (plan: StoredPlan, unit: string, office: Actor): Promise<void> => {
    const { id } = await app.one<{ id: string }>(`select assignment.id from assignment join unit on unit.id = unit_id where plan_id = $1 and unit.code = $2`, [plan.id, unit]);
    const actor = await app.actor(`liaison.${unit}`);
    await app.get(AssignmentsService).acknowledge(actor, id);
    await app.get(AssignmentsService).report(actor, id, REPORT);
    await app.get(CompletionReviewService).claim(actor, id, '已完成。');
    await app.get(CompletionReviewService).accept(office, id, '');
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('is shown before it is issued, exactly as it will be, and leaves no trace', async () => {
    await app.atDay('2024-04-01');
    const number = numbered();
    const plan = await aPlan(number)
      .withItem(anItem('甲项。').ledBy('案甲局').helpedBy('案乙局', '案丙局').dueOn('2024-06-28')).withItem(anItem('乙项。').ledBy('案甲局').withoutEnd()).withItem(anItem('丙项。').helpedBy('案丙局').dueOn('2024-05-31'))
      .withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly' }).withNobodyAt('案丙局').draftedIn(app);
    const office = await app.actor(`office.${number}`);
    const before = await app.count('obligation');
    const preview = await app.get(IssuePreviewService).preview(office, plan.id);
    expect(preview).toMatchObject({
      items: 3,
      recipients: [
        { unit: '案甲局', leads: 2, cooperates: 0, guides: 0, unreachable: false },
        { unit: '案乙局', leads: 0, cooperates: 1, unreachable: false },
        { unit: '案丙局', leads: 0, cooperates: 2, unreachable: true },
      ],
      itemsWithoutLead: [{ position: 3, text: '丙项。' }],
      unreachableUnits: ['案丙局'],
      opens: [{ kind: 'acknowledgement', kindTitle: '签收', count: 5, firstDueOn: '2024-04-07' }, { kind: 'progressUpdate', count: 2 }, { kind: 'itemCompletion', count: 2, undated: 1, firstDueOn: '2024-06-28' }],
      reportingDuties: [{ title: '月度信息', opensOn: '2024-04-01' }],
      blocks: [],
    });
    expect(await app.count('obligation')).toBe(before);
    expect(await app.get(PlansQueries).byId(SYSTEM_ACTOR, plan.id)).toMatchObject({ status: 'draft', version: preview.version });
    await expect(app.get(IssuePreviewService).preview(await app.actor('liaison.案甲局'), plan.id)).rejects.toMatchObject({ code: 'not-found' });

    await expect(issuing().issue(office, plan.id, { issuingAuthority: ' ', documentNumber: '' })).rejects.toMatchObject({ code: 'validation-failed' });
    expect(await issuing().issue(office, plan.id, { issuingAuthority: '市人民政府办公厅', documentNumber: '督〔2024〕1号' })).toMatchObject({ status: 'issued', issuingAuthority: '市人民政府办公厅', allowed: ['close'] });
    for (const { kind, count } of preview.opens) expect(await app.count(`obligation where plan_id = $1 and kind = $2`, [plan.id, kind])).toBe(count);
    await expect(issuing().issue(office, plan.id, { issuingAuthority: '市人民政府办公厅', documentNumber: '' })).rejects.toMatchObject({ code: 'PLAN_COMMAND_NOT_ALLOWED' });
    expect((await app.get(IssuePreviewService).preview(office, plan.id)).blocks).toEqual(['方案现在是“已交办”，不能再次交办。']);
    await app.deliverAll();
    expect(await app.count(`notification where plan_id = $1 and kind = 'assigned'`, [plan.id])).toBe(3);
  });

  it('drawn up and issued by two people where its rules ask for it', async () => {
    await app.atDay('2024-04-01');
    const number = numbered();
    const plan = await aPlan(number).withItem(anItem().ledBy('案甲局').dueOn('2024-06-28')).draftedIn(app);
    const office = await app.actor(`office.${number}`);
    await app.run((tx) => app.get(Audit).record(tx, office, [{ action: 'plan.created', subjectType: 'plan', subjectId: plan.id }]));
    expect(await issuing().setWorkRules(office, plan.id, { fourEyes: true, signatures: { completion: true } })).toMatchObject({ workRules: { fourEyes: true, jointLeads: 'allMustFinish', signatures: { completion: true, report: false } } });
    expect((await app.get(IssuePreviewService).preview(office, plan.id)).blocks).toEqual(['该方案实行双人复核：方案的拟定是你办理的，“交办”须由办公室另一人办理。']);
    await expect(issuing().issue(office, plan.id, { issuingAuthority: '市政府', documentNumber: '' })).rejects.toMatchObject({ code: 'FOUR_EYES' });
    await expect(issuing().setWorkRules(office, plan.id, { fourEyes: false }, [1])).rejects.toMatchObject({ code: 'version-mismatch' });
    const colleague: Actor = { ...office, accountId: (await app.actor('leader')).accountId };
    await issuing().issue(colleague, plan.id, { issuingAuthority: '市政府', documentNumber: '' });
    expect(await app.one(`select detail ->> 'issuingAuthority' as authority from audit_entry where action = 'plan.issued' and subject_id = $1`, [plan.id])).toEqual({ authority: '市政府' });
  });

  it('lets the first of joint leads claim for all, and follows when the rule is changed', async () => {
    await app.atDay('2024-04-01');
    const number = numbered();
    const plan = await aPlan(number).withItem(anItem().ledBy('案一局', '案二局').dueOn('2024-06-28')).draftedIn(app);
    const office = await app.actor(`office.${number}`);
    await issuing().setWorkRules(office, plan.id, { jointLeads: 'firstConsolidates' });
    await issuing().issue(office, plan.id, { issuingAuthority: '市政府', documentNumber: '' });
    const completions = async () => (await owed(plan)).filter((line) => line.includes('itemCompletion'));
    expect(await completions()).toEqual(['案一局 itemCompletion 2024-06-28']);
    await issuing().setWorkRules(office, plan.id, { jointLeads: 'allMustFinish' });
    expect(await completions()).toEqual(['案一局 itemCompletion 2024-06-28', '案二局 itemCompletion 2024-06-28']);
    await issuing().setWorkRules(office, plan.id, { jointLeads: 'firstConsolidates' });
    expect(await completions()).toEqual(['案一局 itemCompletion 2024-06-28']);
    await expect(claimFor(plan, '案二局', office)).rejects.toMatchObject({ code: 'conflict-state', message: '该事项由列第一位的牵头单位汇总申报办结，请把完成情况报给它。' });
    await claimFor(plan, '案一局', office);
    expect(await app.one('select status from item where plan_id = $1', [plan.id])).toEqual({ status: 'completed' });
    expect(await app.count(`obligation where plan_id = $1 and state in ('open', 'paused')`, [plan.id])).toBe(0);
  });

  it('closed with open work only knowingly: what is owed is taken back with the reason, and the units are told', async () => {
    await app.atDay('2024-04-01');
    const number = numbered();
    const plan = await aPlan(number).withItem(anItem('甲项。').ledBy('案甲局').helpedBy('案乙局').dueOn('2024-06-28')).withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly' }).issuedIn(app);
    const office = await app.actor(`office.${number}`);
    await app.liveThrough('2024-04-02');
    const close = (confirmOpen: boolean, reason = '任务并入新方案', satisfaction?: 'satisfied') => closing().close(office, plan.id, { reason, confirmOpen, ...(satisfaction ? { satisfaction } : {}) });
    await expect(close(false)).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('还有1项事项、2件报送没有办完'), errors: [{ detail: '第1项 甲项：已交办' }] });
    await expect(close(true, '')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    await expect(close(true, '并入', 'satisfied')).rejects.toMatchObject({ code: 'conflict-state' });
    expect(await close(true)).toMatchObject({ status: 'closed', allowed: ['archive'] });
    expect(await owed(plan)).toEqual([]);
    expect(await app.query('select distinct void_reason as reason from obligation where plan_id = $1', [plan.id])).toEqual([{ reason: '任务并入新方案' }]);
    expect(await app.query('select distinct status from submission where plan_id = $1', [plan.id])).toEqual([{ status: 'waived' }]);
    await app.deliverAll();
    expect(await app.query(`select login, title from notification join account on account.id = account_id where plan_id = $1 and kind = 'planClosed' order by login`, [plan.id])).toEqual([
      { login: 'liaison.案乙局', title: `${number} 已结束，未完成的事项不再督办` }, { login: 'liaison.案甲局', title: `${number} 已结束，未完成的事项不再督办` },
    ]);
    const assignment = await app.one<{ id: string }>(`select id from assignment where plan_id = $1 and role = 'lead'`, [plan.id]);
    await expect(app.get(AssignmentsService).acknowledge(await app.actor('liaison.案甲局'), assignment.id)).rejects.toMatchObject({ code: 'conflict-state' });
    await app.liveThrough('2024-07-10');
    expect(await app.count(`obligation where plan_id = $1 and state in ('open', 'paused')`, [plan.id])).toBe(0);
    expect(await closing().archive(office, plan.id)).toMatchObject({ status: 'archived', allowed: [] });
    await expect(closing().archive(office, plan.id)).rejects.toMatchObject({ code: 'PLAN_COMMAND_NOT_ALLOWED' });
  });

  it('of a proposal, is closed on the proposers\' word; 不满意 brings it back for a month', async () => {
    await app.atDay('2024-04-01');
    const number = numbered();
    const plan = await aPlan(number).ofKind('cppccProposal').withItem(anItem('甲项。').ledBy('案提局').dueOn('2024-05-31')).issuedIn(app);
    const office = await app.actor(`office.${number}`);
    await claimFor(plan, '案提局', office);
    const close = (satisfaction?: 'satisfied' | 'dissatisfied') => closing().close(office, plan.id, { reason: '', confirmOpen: false, ...(satisfaction ? { satisfaction } : {}) });
    await expect(close()).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('须先登记满意度') });
    await expect(close('dissatisfied')).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('一个月内重新办理') });
    expect(await close('satisfied')).toMatchObject({ status: 'closed', satisfaction: 'satisfied' });
    await app.atDay('2024-05-10');
    await expect(closing().rate(office, plan.id, 'dissatisfied', '')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    expect(await closing().rate(office, plan.id, 'dissatisfied', '答复没有针对建议')).toMatchObject({ status: 'issued', satisfaction: 'dissatisfied' });
    expect(await owed(plan)).toEqual(['案提局 itemCompletion 2024-06-10']);
    expect(await app.one('select status, due_on as "dueOn" from item where plan_id = $1', [plan.id])).toEqual({ status: 'inProgress', dueOn: '2024-06-10' });
    await expect(close()).rejects.toMatchObject({ code: 'conflict-state' });
  });

  it('has groups of its own: who joins is given what the group holds, who leaves is relieved', async () => {
    await app.atDay('2024-04-01');
    const number = numbered();
    const plan = await aPlan(number).withItem(anItem('甲项。').ledBy('案甲局').helpedBy('案东区', '案西区').dueOn('2024-06-28')).withItem(anItem('乙项。').ledBy('案南区').dueOn('2024-06-28')).draftedIn(app);
    const office = await app.actor(`office.${number}`);
    await app.query(`insert into unit_group (code, name, membership_known) values ('an-districts', '各区', true) on conflict do nothing`);
    await app.query(`update assignment set via_group = 'an-districts' where plan_id = $1 and role = 'cooperating'`, [plan.id]);
    // Units of the builder are named by codes that a request could not carry: the service takes any.
    const set = (members: readonly string[]) => app.get(GroupMembershipService).set(office, plan.id, 'an-districts', members, '本方案不含西区');
    const groupUnits = () => app.query(`select unit.code, assignment.status from assignment join unit on unit.id = unit_id where plan_id = $1 and via_group = 'an-districts' order by assignment.id`, [plan.id]);
    expect(await set(['案东区', '案南区'])).toMatchObject({ name: '各区', given: 1, withdrawn: 1 });
    expect(await groupUnits()).toEqual([{ code: '案东区', status: 'pendingAck' }, { code: '案西区', status: 'withdrawn' }, { code: '案南区', status: 'pendingAck' }]);
    expect(await owed(plan)).toEqual([]);
    await issuing().issue(office, plan.id, { issuingAuthority: '市政府', documentNumber: '' });
    expect(await set(['案东区', '案西区'])).toMatchObject({ given: 1, withdrawn: 1 });
    expect(await owed(plan)).toEqual(expect.arrayContaining(['案西区 acknowledgement 2024-04-07', '案东区 acknowledgement 2024-04-07']));
    expect(await app.one('select member_codes as members from plan_scope where plan_id = $1', [plan.id])).toEqual({ members: ['案东区', '案西区'] });
    await expect(set(['没有的区'])).rejects.toMatchObject({ code: 'reference-unknown', errors: [{ pointer: '/memberCodes' }] });
  });

  it('takes a leader\'s instruction: the office owes its handling and makes a draft item of it, issues it, or says why not', async () => {
    await app.atDay('2024-04-01');
    const number = numbered();
    const plan = await aPlan(number).withItem(anItem('甲项。').ledBy('案甲局').dueOn('2024-06-28')).issuedIn(app);
    const [office, leader, item] = [await app.actor(`office.${number}`), await app.actor('leader'), await app.one<{ id: string }>('select id from item where plan_id = $1', [plan.id])];
    const instructions = app.get(InstructionsService);
    const given = await instructions.onPlan(leader, plan.id, '请研究增设夜间班次。');
    expect(given).toMatchObject({ item: null, action: null, allowed: [] });
    expect(await owed(plan)).toContain('办公室 instructionHandling 2024-04-07');
    await app.deliverAll();
    expect(await app.query(`select login, title from notification join account on account.id = account_id where plan_id = $1 and kind = 'instructionGiven'`, [plan.id])).toEqual([
      { login: `office.${number}`, title: `分管领导批示，请于2024-04-07前办理：${number}` },
    ]);
    await expect(instructions.onPlan(office, plan.id, '自己批示。')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(instructions.onPlan({ ...leader, field: ['999'] }, plan.id, '不分管。')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(instructions.onPlan(leader, plan.id, ' ')).rejects.toMatchObject({ code: 'INSTRUCTION_TEXT_MISSING' });
    await expect(instructions.answer(leader, given.id, { action: 'note', note: '好' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(instructions.answer(office, given.id, { action: 'newItem', note: '' })).rejects.toMatchObject({ code: 'validation-failed' });
    await expect(instructions.answer(office, given.id, { action: 'reopen', note: '' })).rejects.toMatchObject({ code: 'conflict-state' });
    const unit = await app.one<{ id: string }>(`select id from unit where code = '案甲局'`);
    const answered = await instructions.answer(office, given.id, { action: 'newItem', note: '已转事项', item: { text: '增设夜间班次。', deadline: { words: '5月底前' }, units: [{ unitId: unit.id, role: 'lead' }] } });
    expect(answered).toMatchObject({ action: 'newItem', answeredBy: office.name, newItemId: expect.stringMatching(/^\d+$/) });
    expect(await owed(plan)).not.toContain('办公室 instructionHandling 2024-04-07');
    expect(await app.one('select status, text, due_on as "dueOn", position from item where id = $1', [answered.newItemId])).toEqual({ status: 'draft', text: '增设夜间班次。', dueOn: '2024-05-31', position: 2 });
    const draft = await app.one<{ id: string }>('select id from assignment where item_id = $1', [answered.newItemId]);
    await expect(app.get(AssignmentsService).acknowledge(await app.actor('liaison.案甲局'), draft.id)).rejects.toMatchObject({ code: 'not-found' });
    await app.atDay('2024-04-02');
    expect(await app.get(DraftItemsService).issue(office, answered.newItemId ?? '')).toMatchObject({ status: 'issued' });
    expect(await owed(plan)).toEqual(expect.arrayContaining(['案甲局 acknowledgement 2024-04-08', '案甲局 itemCompletion 2024-05-31']));
    await app.deliverAll();
    expect(await app.count(`notification where plan_id = $1 and title = $2`, [plan.id, `${number} 新交办事项，请于2024-04-08前签收：第2项 增设夜间班次`])).toBe(1);
    await expect(instructions.answer(office, given.id, { action: 'note', note: '再答' })).rejects.toMatchObject({ code: 'conflict-state' });

    const second = await instructions.onItem(leader, item.id, '抓紧。');
    expect(second).toMatchObject({ item: '第1项 甲项' });
    await expect(closing().close(office, plan.id, { reason: '', confirmOpen: false })).rejects.toMatchObject({ message: expect.stringContaining('1件批示') });
    await expect(instructions.answer(office, second.id, { action: 'reopen', note: '', dueOn: '2024-07-31' })).rejects.toMatchObject({ code: 'ITEM_COMMAND_NOT_ALLOWED' });
    await claimFor(await planWithOneItem(plan, item.id), '案甲局', office);
    await instructions.answer(office, second.id, { action: 'reopen', note: '', dueOn: '2024-07-31' });
    expect(await owed(plan)).toContain('案甲局 itemCompletion 2024-07-31');
  });

  /** Takes the second item off, so that the unit holds one duty. */
  async function planWithOneItem(plan: StoredPlan, itemId: string): Promise<StoredPlan> {
    await app.query(`update assignment set unit_id = (select id from unit where code = '案乙局') where plan_id = $1 and item_id <> $2`, [plan.id, itemId]);
    return plan;
  }
});

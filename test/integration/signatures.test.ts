import type { Actor } from '../../src/domain/policy/actor.js';
import { AssignmentsService, CompletionReviewService, DeclinesService, ExtensionsService } from '../../src/modules/items/index.js';
import { SignaturesService } from '../../src/modules/signatures/index.js';
import { SubmissionReviewsService, SubmissionsService } from '../../src/modules/submissions/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'behind', progress: '已形成初稿。', problems: '', nextSteps: '' };
const PIECE = { title: '四月信息', text: '已完成。' };
const EVERYTHING = { signatures: { report: true, extension: true, decline: true, completion: true, submission: true } };

interface Made {
  readonly plan: StoredPlan;
  readonly clerk: Actor;
  readonly head: Actor;
  readonly office: Actor;
  readonly duty: string;
  readonly submissionId: string;
}

/** Plans that ask for the head's signature on everything; issued on Monday 2024-06-03. */
describe('a signature of the unit\'s head', () => {
  let app: EngineApp;
  let stranger: Actor;
  let plans = 0;
  const signatures = (): SignaturesService => app.get(SignaturesService);
  const assignments = (): AssignmentsService => app.get(AssignmentsService);
  const made = async (rules: object = EVERYTHING): Promise<Made> => {
    await app.atDay('2024-06-03');
    plans += 1;
    const number = `签政办〔2024〕${plans}号`;
    const unit = `签${plans}甲局`;
    const plan = await aPlan(number)
      .withItem(anItem('修订办法。').ledBy(unit).dueOn('2024-06-28'))
      .withDuty({ kind: 'monthlyInformation', title: '每月报送信息', cadence: 'monthly' })
      .issuedIn(app);
    await app.query('update plan set work_rules = $2 where id = $1', [plan.id, JSON.stringify(rules)]);
    await app.tick();
    await app.deliverAll();
    const { duty } = await app.one<{ duty: string }>('select id as duty from assignment where plan_id = $1', [plan.id]);
    const { submissionId } = await app.one<{ submissionId: string }>('select id as "submissionId" from submission where plan_id = $1', [plan.id]);
    return { plan, clerk: await app.actor(`liaison.${unit}`), head: await app.actor(`head.${unit}`), office: await app.actor(`office.${number}`), duty, submissionId };
  };
  const waiting = async (answer: Promise<{ readonly signatureRequestId: string | null }>): Promise<string> => {
    const { signatureRequestId } = await answer;
    if (signatureRequestId === null) throw new Error('nothing waits for a signature');
    return signatureRequestId;
  };
  const reported = async ({ clerk, duty }: Made): Promise<string> => waiting(assignments().report(clerk, duty, REPORT).then(({ assignment }) => assignment));
  const owed = (id: string) => app.one('select state, due_on as "dueOn" from obligation where subject_type = $1 and subject_id = $2', ['signature', id]);
  const status = async (id: string) => (await app.one<{ status: string }>('select status from assignment where id = $1', [id])).status;

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    stranger = (await made()).head;
  }, 180_000);
  afterAll(() => app.close());

  it('is owed within two working days and asked of the head; until then nothing has happened', async () => {
    const case1 = await made();
    await assignments().acknowledge(case1.clerk, case1.duty);
    const id = await reported(case1);
    expect(await app.count('progress_report where assignment_id = $1', [case1.duty])).toBe(0);
    expect(await status(case1.duty)).toBe('acknowledged');
    expect(await owed(id)).toEqual({ state: 'open', dueOn: '2024-06-05' });
    await app.deliverAll();
    expect(await app.query('select login, title from notification join account on account.id = account_id where plan_id = $1 and kind = $2', [case1.plan.id, 'signatureAsked']))
      .toEqual([{ login: expect.stringMatching(/^head\./), title: '请签批：进展报告待签批：第1项 修订办法，请于2024-06-05前签批或退回' }]);
    await expect(assignments().noChange(case1.clerk, case1.duty)).rejects.toMatchObject({ code: 'NO_CHANGE_WITHOUT_REPORT' });
    await expect(assignments().report(case1.clerk, case1.duty, REPORT)).rejects.toMatchObject({ code: 'SIGNATURE_WAITING_ALREADY' });
  });

  it('carries out the report with its author, once, and is the head\'s alone to give', async () => {
    const case2 = await made();
    await assignments().acknowledge(case2.clerk, case2.duty);
    const id = await reported(case2);
    await expect(signatures().sign(case2.clerk, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(signatures().sign(case2.office, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(signatures().sign(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => signatures().sign(case2.head, id)));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(await app.query('select state, reported_by_id as by from progress_report where assignment_id = $1', [case2.duty])).toEqual([{ state: 'behind', by: case2.clerk.accountId }]);
    expect(await status(case2.duty)).toBe('inProgress');
    expect(await owed(id)).toMatchObject({ state: 'settled' });
    expect(await app.query(`select action, actor_name as by, detail ->> 'authorId' as author from audit_entry where subject_type = 'assignment' and subject_id = $1 order by id desc limit 2`, [case2.duty]))
      .toEqual([{ action: 'signature.signed', by: case2.head.name, author: null }, { action: 'progress.reported', by: case2.head.name, author: case2.clerk.accountId }]);
  });

  it('is not needed for what the head does himself, nor where the plan does not ask', async () => {
    const case3 = await made();
    await assignments().acknowledge(case3.head, case3.duty);
    expect(await assignments().report(case3.head, case3.duty, REPORT)).toMatchObject({ progressReportId: expect.any(String), assignment: { signatureRequestId: null } });
    const unasked = await made({ signatures: { completion: true } });
    await assignments().acknowledge(unasked.clerk, unasked.duty);
    expect(await assignments().report(unasked.clerk, unasked.duty, REPORT)).toMatchObject({ progressReportId: expect.any(String) });
  });

  it('returned with a reason goes back to the liaison, who writes it anew; taken back by the unit it asks nothing any more', async () => {
    const case4 = await made();
    await assignments().acknowledge(case4.clerk, case4.duty);
    const id = await reported(case4);
    await expect(signatures().giveBack(case4.head, id, ' ')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    expect(await signatures().giveBack(case4.head, id, '数据不实')).toMatchObject({ status: 'returned', decisionReason: '数据不实' });
    await app.deliverAll();
    expect(await app.query('select login, body from notification join account on account.id = account_id where plan_id = $1 and kind = $2', [case4.plan.id, 'signatureReturned']))
      .toEqual([{ login: expect.stringMatching(/^liaison\./), body: expect.stringContaining('退回原因：数据不实。请修改后重新提交。') }]);
    await expect(signatures().sign(case4.head, id)).rejects.toMatchObject({ code: 'SIGNATURE_COMMAND_NOT_ALLOWED' });
    const again = await reported(case4);
    expect(await signatures().takeBack(case4.clerk, again)).toMatchObject({ status: 'takenBack' });
    expect(await owed(again)).toMatchObject({ state: 'voided' });
  });

  it('of an extension, a claim and a piece brings them before the office on the day it was signed', async () => {
    const case5 = await made();
    await assignments().acknowledge(case5.head, case5.duty);
    await assignments().report(case5.head, case5.duty, REPORT);
    const extension = await waiting(app.get(ExtensionsService).request(case5.clerk, case5.duty, { newDueOn: '2024-07-31', reason: '审批尚未完成。' }));
    await app.atDay('2024-06-04');
    await signatures().sign(case5.head, extension);
    expect(await app.one('select asked_on as "askedOn", asked_by_id as by, status from assignment_request where assignment_id = $1', [case5.duty])).toEqual({ askedOn: '2024-06-04', by: case5.clerk.accountId, status: 'pending' });
    await app.get(ExtensionsService).answer(case5.office, case5.duty, { accept: true, reason: '', dueOn: null });
    const claim = await waiting(app.get(CompletionReviewService).claim(case5.clerk, case5.duty, '办法已印发。'));
    await signatures().sign(case5.head, claim);
    expect(await app.one('select evidence, claimed_by_id as by from completion_claim where assignment_id = $1', [case5.duty])).toEqual({ evidence: '办法已印发。', by: case5.clerk.accountId });
    const piece = await waiting(app.get(SubmissionsService).submit(case5.clerk, case5.submissionId, PIECE));
    expect(await app.one('select status, version from submission where id = $1', [case5.submissionId])).toEqual({ status: 'open', version: 1 });
    await signatures().sign(case5.head, piece);
    expect(await app.one('select title, submitted_by_id as by from submission_piece where submission_id = $1', [case5.submissionId])).toEqual({ title: '四月信息', by: case5.clerk.accountId });
  });

  it('comes too late for what was withdrawn or completed meanwhile: the draft is taken back', async () => {
    const case6 = await made();
    await assignments().acknowledge(case6.head, case6.duty);
    await assignments().report(case6.head, case6.duty, REPORT);
    const report = await reported(case6);
    await app.get(CompletionReviewService).claim(case6.head, case6.duty, '办法已印发。');
    expect(await signatures().sign(case6.head, report)).toMatchObject({ status: 'takenBack', decisionReason: expect.stringContaining('“办结待审”，不能“报告进展”') });
    expect(await app.count('progress_report where assignment_id = $1', [case6.duty])).toBe(1);
    expect(await owed(report)).toMatchObject({ state: 'voided' });

    const case7 = await made();
    const declined = await waiting(app.get(DeclinesService).decline(case7.clerk, case7.duty, { reason: '不属于我局。', proposedUnitId: null }));
    await app.get(DeclinesService).decline(case7.head, case7.duty, { reason: '不属于我局。', proposedUnitId: null });
    await app.get(DeclinesService).answer(case7.office, case7.duty, { accept: true, reason: '', reassignToUnitId: null });
    expect(await app.one('select status from signature_request where id = $1', [declined])).toEqual({ status: 'takenBack' });
    const piece = await waiting(app.get(SubmissionsService).submit(case7.clerk, case7.submissionId, PIECE));
    await app.get(SubmissionReviewsService).waive(case7.office, case7.submissionId, '职责已调整。');
    expect(await app.one('select status from signature_request where id = $1', [piece])).toEqual({ status: 'takenBack' });
  });

  it('is refused by a rule without losing the draft: the head returns it', async () => {
    const case8 = await made();
    await assignments().acknowledge(case8.head, case8.duty);
    await assignments().report(case8.head, case8.duty, REPORT);
    const id = await waiting(app.get(ExtensionsService).request(case8.clerk, case8.duty, { newDueOn: '2024-07-31', reason: '审批尚未完成。' }));
    await app.atDay('2024-06-29');
    await expect(signatures().sign(case8.head, id)).rejects.toMatchObject({ code: 'EXTENSION_AFTER_DUE_DATE' });
    expect(await owed(id)).toMatchObject({ state: 'open' });
    expect(await signatures().giveBack(case8.head, id, '已过时限。')).toMatchObject({ status: 'returned' });
  });
});

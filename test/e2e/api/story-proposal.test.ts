import { DataSource } from 'typeorm';
import { ObligationsService } from '../../../src/modules/obligations/index.js';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';

interface Account { login: string; role: string; unit: string | null }
interface Duty { id: string; unit: string; role: string; status: string; allowed: string[]; refused: { command: string; reason: string }[]; effectiveDueOn: string | null; originalDueOn: string | null }
interface Owed { kind: string; subjectId: string; planId: string; title: string; dueOn: string | null; effectiveDueOn: string | null }

const OFFICE = 'office.2024-20';
const [LEAD, JOINT, HELPER, DECLINING, TAKING, LATE] = ['市卫健委', '市医保局', '市民政局', '市财政局', '市发改委', '江岸区人民政府'] as const;

/** 市政协十四届三次会议3号建议案（武政办〔2024〕20号）, its seventh item (医养融合), from 交办 on 2024-04-01 to 办结, told through HTTP. */
describe('the story of a proposal', () => {
  let api: TestApi;
  let accounts: Account[];
  let planId: string;
  let itemId: string;
  const on = (day: string): Promise<unknown> => api.app.get(DataSource).query('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
  const person = (unit: string, role: 'liaison' | 'unitHead' = 'liaison'): string => accounts.find((account) => account.unit === unit && account.role === role)?.login ?? `nobody of ${unit}`;
  const page = async (login: string) => (await api.get(`/api/v1/items/${itemId}`, login)).body;
  const duty = async (unit: string, login = 'leader'): Promise<Duty> => {
    const found = (await page(login)).assignmentsOfUnits.find((row: Duty) => row.unit === unit && row.status !== 'withdrawn');
    if (!found) throw new Error(`${unit} holds nothing`);
    return found;
  };
  const post = async (unit: string, command: string, login: string, body?: unknown) => api.post(`/api/v1/assignments/${(await duty(unit)).id}/${command}`, login, body);
  const inbox = async (login: string): Promise<{ owed: Owed[]; told: { kind: string; title: string; body: string }[] }> => wholeInbox(api, login);

  beforeAll(async () => {
    api = await startApi();
    accounts = (await api.get('/api/v1/demo-accounts')).body;
    const [plan] = (await api.get(`/api/v1/plans?name=${encodeURIComponent('3号建议案')}`, 'leader')).body.rows;
    planId = plan.id;
    itemId = (await api.get(`/api/v1/plans/${planId}/ledger`, 'leader')).body[6].itemId;
  }, 180_000);
  afterAll(() => api.close());

  it('begins: a lead unit signs for all it holds with one click, but not together with somebody else\'s', async () => {
    const mine = (await inbox(person(LEAD))).owed.filter((row) => row.kind === 'acknowledgement').map((row) => row.subjectId);
    const foreign = (await duty(JOINT)).id;
    expect(await api.post('/api/v1/assignments/acknowledgements', person(LEAD), { assignmentIds: [...mine, foreign] })).toMatchObject({ status: 422, body: { code: 'reference-unknown', errors: [{ pointer: '/assignmentIds' }] } });
    expect(await duty(LEAD)).toMatchObject({ status: 'pendingAck' });
    const signed = await api.post('/api/v1/assignments/acknowledgements', person(LEAD), { assignmentIds: mine });
    expect(signed.status).toBe(200);
    expect(new Set(signed.body.map((row: Duty) => row.status))).toEqual(new Set(['acknowledged']));
    expect(signed.body).toHaveLength(mine.length);
    expect((await inbox(person(LEAD))).owed.filter((row) => row.kind === 'acknowledgement')).toEqual([]);
    for (const unit of [JOINT, HELPER]) expect(await post(unit, 'acknowledgement', person(unit))).toMatchObject({ status: 200 });
  });

  it.each([
    ['nothing', {}],
    ['no list', { assignmentIds: '1' }],
    ['an empty list', { assignmentIds: [] }],
    ['what is no id', { assignmentIds: ['1', '-1'] }],
  ])('signs for %s at no time', async (_, body) => {
    expect(await api.post('/api/v1/assignments/acknowledgements', person(LEAD), body)).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(await api.post('/api/v1/assignments/acknowledgements', OFFICE, { assignmentIds: ['1'] })).toMatchObject({ status: 403 });
  });

  it('one unit declines and names another; the office agrees and gives it to that one', async () => {
    const units = (await api.get('/api/v1/units', OFFICE)).body as { id: string; name: string }[];
    const takingId = units.find(({ name }) => name === TAKING)?.id;
    const declined = await duty(DECLINING);
    expect(await post(DECLINING, 'decline', person(LEAD), { reason: '不属于我局。' })).toMatchObject({ status: 404 });
    expect(await post(DECLINING, 'decline', person(DECLINING), { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    expect(await post(DECLINING, 'decline', person(DECLINING), { reason: '项目审批由发改部门负责。', proposedUnitId: takingId })).toMatchObject({ status: 200, body: { status: 'declineReview', allowed: ['takeBackRequest'] } });
    expect((await inbox(OFFICE)).owed).toContainEqual(expect.objectContaining({ kind: 'officeReview', subjectId: declined.id, title: expect.stringContaining('市财政局申请退办') }));
    expect(await duty(DECLINING, OFFICE)).toMatchObject({ allowed: ['acceptDecline', 'refuseDecline'] });
    expect((await api.get(`/api/v1/items/${itemId}/requests`, OFFICE)).body).toMatchObject([{ kind: 'decline', unit: DECLINING, proposedUnit: TAKING, status: 'pending', statusTitle: '待答复' }]);
    expect((await api.get(`/api/v1/items/${itemId}/requests`, person(LEAD))).body).toEqual([]);
    expect(await post(DECLINING, 'decline-answer', 'office.2024-21', { accept: true })).toMatchObject({ status: 404 });
    await on('2024-04-02');
    expect(await post(DECLINING, 'decline-answer', OFFICE, { accept: true, reassignToUnitId: takingId })).toMatchObject({ status: 200, body: { status: 'withdrawn', reassignedTo: expect.any(String) } });
    expect(await duty(TAKING)).toMatchObject({ status: 'pendingAck', role: 'cooperating' });
    expect(await post(TAKING, 'acknowledgement', person(TAKING))).toMatchObject({ status: 200, body: { status: 'acknowledged' } });
    expect((await api.get(`/api/v1/items/${itemId}/requests`, person(DECLINING))).body).toMatchObject([{ status: 'accepted', reassignedTo: TAKING }]);
  });

  it('one unit is late to sign: the office hears of it, and signing late is still signing', async () => {
    await on('2024-04-01');
    await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-08' });
    expect((await inbox(OFFICE)).told).toContainEqual(expect.objectContaining({ kind: 'escalation', title: expect.stringContaining('签收') }));
    const late = await duty(LATE, person(LATE));
    expect(late.refused).toContainEqual(expect.objectContaining({ command: 'report', reason: expect.stringContaining('待签收') }));
    await on('2024-04-12');
    expect((await duty(LATE, person(LATE))).refused).toContainEqual(expect.objectContaining({ command: 'decline', reason: expect.stringContaining('申请退办的期限已于2024-04-09届满') }));
    expect(await post(LATE, 'decline', person(LATE), { reason: '不属于我区。' })).toMatchObject({ status: 422, body: { code: 'DECLINE_WINDOW_CLOSED' } });
    expect(await post(LATE, 'acknowledgement', person(LATE))).toMatchObject({ status: 200 });
  }, 180_000);

  it('the lead files its plan of work and reports, starting from its last report and what the others sent', async () => {
    expect(await post(LEAD, 'plan-filing', person(LEAD), { onTime: false, reason: '试点审批需要时间。' })).toMatchObject({ status: 422, body: { code: 'PLAN_FILING_DATE_MISSING' } });
    expect(await post(LEAD, 'plan-filing', person(LEAD), { onTime: true, plan: '先试点，后推广。' })).toMatchObject({ status: 200, body: { status: 'inProgress' } });
    expect((await api.get(`/api/v1/items/${itemId}/plan-filings`, OFFICE)).body).toMatchObject([{ unit: LEAD, onTime: true, plan: '先试点，后推广。' }]);
    expect((await page('leader')).status).toBe('inProgress');
    expect(await post(HELPER, 'inputs', person(LEAD), { text: '已提供名单。' })).toMatchObject({ status: 404 });
    expect(await post(LEAD, 'inputs', person(LEAD), { text: '已提供名单。' })).toMatchObject({ status: 403 });
    const sent = await post(HELPER, 'inputs', person(HELPER), { text: '已提供12家养老机构名单。' });
    expect(sent).toMatchObject({ status: 201, body: { inputId: expect.any(String), assignment: { status: 'inProgress' } } });
    const form = async () => (await api.get(`/api/v1/assignments/${(await duty(LEAD)).id}/report-form`, person(LEAD))).body;
    expect(await form()).toMatchObject({ last: null, targets: [], inputs: [{ id: sent.body.inputId, unit: HELPER, text: '已提供12家养老机构名单。', usedInReportId: null }] });
    expect(await api.get(`/api/v1/assignments/${(await duty(LEAD)).id}/report-form`, person(HELPER))).toMatchObject({ status: 404 });
    expect(await api.get(`/api/v1/assignments/${(await duty(LEAD)).id}/report-form`, OFFICE)).toMatchObject({ status: 403 });
    const words = { state: 'onTrack', progress: '3家机构完成转型，市民政局提供12家名单。' };
    expect(await post(LEAD, 'progress-reports', person(LEAD), { ...words, targetValues: [{ position: 1, value: 3 }] })).toMatchObject({ status: 422, body: { code: 'TARGET_UNKNOWN' } });
    expect(await post(LEAD, 'progress-reports', person(LEAD), { ...words, usedInputIds: ['999999'] })).toMatchObject({ status: 422, body: { code: 'reference-unknown', errors: [{ pointer: '/usedInputIds' }] } });
    const reported = await post(LEAD, 'progress-reports', person(LEAD), { ...words, usedInputIds: [sent.body.inputId] });
    expect(reported.status).toBe(201);
    expect(await form()).toMatchObject({ last: words, inputs: [] });
    expect((await api.get(`/api/v1/assignments/${(await duty(HELPER)).id}/inputs`, person(HELPER))).body).toMatchObject([{ usedInReportId: reported.body.progressReportId }]);
    expect(await post(JOINT, 'progress-reports', person(JOINT), { ...words, usedInputIds: [sent.body.inputId] })).toMatchObject({ status: 422, body: { code: 'reference-unknown' } });
    expect(await post(JOINT, 'progress-reports', person(JOINT), words)).toMatchObject({ status: 201 });
  });

  it('the joint lead asks for more time; the office grants less than was asked for, and the first date stays readable', async () => {
    expect((await duty(JOINT, person(JOINT))).refused).toContainEqual(expect.objectContaining({ command: 'requestExtension', reason: expect.stringContaining('没有完成时限') }));
    // The document dates nothing here: the office has set a day.
    const { id } = await duty(JOINT);
    await api.app.get(UnitOfWork).run((tx) => api.app.get(ObligationsService).reschedule(tx, { subjectType: 'assignment', subjectIds: [id], kind: 'itemCompletion' }, '2024-06-28', '6月底前'));
    await on('2024-06-24');
    for (const [body, code] of [[{ newDueOn: '2024-06-28' }, 'EXTENSION_NOT_LATER'], [{ newDueOn: '2025-01-31' }, 'EXTENSION_PAST_YEAR_END'], [{ newDueOn: '2024-02-30' }, 'validation-failed'], [{}, 'validation-failed']] as const) {
      expect(await post(JOINT, 'extension', person(JOINT), { reason: '待系统上线。', ...body })).toMatchObject({ status: 422, body: { code } });
    }
    expect(await post(JOINT, 'extension', person(JOINT), { newDueOn: '2024-09-30', reason: '待系统上线。' })).toMatchObject({ status: 201, body: { allowed: ['report', 'filePlan', 'takeBackRequest'] } });
    expect(await post(JOINT, 'completion-claim', person(JOINT), { evidence: '已完成。' })).toMatchObject({ status: 409, body: { code: 'conflict-state' } });
    expect(await duty(JOINT, OFFICE)).toMatchObject({ allowed: ['grantExtension', 'refuseExtension'] });
    expect(await post(JOINT, 'extension-answer', person(JOINT), { accept: true })).toMatchObject({ status: 403 });
    await on('2024-06-27');
    expect(await post(JOINT, 'extension-answer', OFFICE, { accept: true, dueOn: '2024-08-30', reason: '8月底前完成。' })).toMatchObject({ status: 200 });
    expect(await duty(JOINT)).toMatchObject({ effectiveDueOn: '2024-08-30', originalDueOn: '2024-06-28' });
    expect((await api.get(`/api/v1/items/${itemId}/requests`, OFFICE)).body[0]).toMatchObject({ kind: 'extension', dueOn: '2024-06-28', newDueOn: '2024-09-30', grantedDueOn: '2024-08-30', status: 'accepted' });
  });

  it('the lead sees the opinions of the others, claims completion, is given it back and claims again', async () => {
    await on('2024-08-01');
    expect(await post(HELPER, 'inputs', person(HELPER), { text: '同意办结。', kind: 'completion' })).toMatchObject({ status: 201 });
    const form = (await api.get(`/api/v1/assignments/${(await duty(LEAD)).id}/completion-form`, person(LEAD))).body;
    expect(form).toMatchObject({ lastEvidence: null, refused: [], opinions: [{ unit: HELPER, text: '同意办结。', kindTitle: '办结意见' }] });
    expect(form.cooperating).toContainEqual(expect.objectContaining({ unit: HELPER, openInputs: 1, opinionGiven: true }));
    expect(form.cooperating).toContainEqual(expect.objectContaining({ unit: LATE, status: 'acknowledged', openInputs: 0, opinionGiven: false }));
    expect(await post(LEAD, 'completion-claim', person(LEAD), { evidence: '试点已验收。' })).toMatchObject({ status: 201, body: { status: 'completionReview' } });
    expect(await post(LEAD, 'completion-claim/return', OFFICE, { reason: '缺验收意见。' })).toMatchObject({ status: 200 });
    expect((await api.get(`/api/v1/assignments/${(await duty(LEAD)).id}/completion-form`, person(LEAD))).body).toMatchObject({ lastEvidence: '试点已验收。', returnReason: '缺验收意见。' });
    expect(await post(LEAD, 'completion-claim', person(LEAD), { evidence: '试点已验收，附验收意见。' })).toMatchObject({ status: 201 });
    expect(await post(LEAD, 'completion-claim/acceptance', OFFICE, {})).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect((await page('leader')).status).toBe('inProgress');
  });

  it('by the plan\'s rule the joint lead\'s claim waits for its head; signed and accepted, it completes the item', async () => {
    await api.app.get(DataSource).query(`update plan set work_rules = '{"signatures": {"completion": true}}' where id = $1`, [planId]);
    await on('2024-08-20');
    const claimed = await post(JOINT, 'completion-claim', person(JOINT), { evidence: '系统已上线。' });
    expect(claimed).toMatchObject({ status: 201, body: { status: 'inProgress', signatureRequestId: expect.any(String) } });
    const id: string = claimed.body.signatureRequestId;
    expect((await api.get('/api/v1/signatures?status=waiting', person(JOINT, 'unitHead'))).body).toMatchObject([{ id, kind: 'completion', payload: { evidence: '系统已上线。' }, allowed: ['sign', 'return', 'takeBack'] }]);
    expect((await api.get('/api/v1/signatures', person(JOINT))).body).toMatchObject([{ id, allowed: ['takeBack'] }]);
    expect((await api.get('/api/v1/signatures', person(LEAD, 'unitHead'))).body).toEqual([]);
    for (const login of [OFFICE, 'leader']) expect(await api.get('/api/v1/signatures', login)).toMatchObject({ status: 403 });
    expect((await inbox(person(JOINT, 'unitHead'))).owed).toContainEqual(expect.objectContaining({ kind: 'signature', subjectId: id }));
    expect(await api.post(`/api/v1/signatures/${id}/sign`, person(JOINT))).toMatchObject({ status: 403 });
    expect(await api.post(`/api/v1/signatures/${id}/sign`, person(LEAD, 'unitHead'))).toMatchObject({ status: 404 });
    expect(await api.post(`/api/v1/signatures/${id}/return`, person(JOINT, 'unitHead'), {})).toMatchObject({ status: 422 });
    const key = { 'idempotency-key': 'sign-once' };
    expect(await api.send('POST', `/api/v1/signatures/${id}/sign`, person(JOINT, 'unitHead'), key)).toMatchObject({ status: 200, body: { status: 'signed' } });
    expect(await api.send('POST', `/api/v1/signatures/${id}/sign`, person(JOINT, 'unitHead'), key)).toMatchObject({ status: 200, body: { status: 'signed' } });
    expect(await api.post(`/api/v1/signatures/${id}/sign`, person(JOINT, 'unitHead'))).toMatchObject({ status: 409, body: { code: 'SIGNATURE_COMMAND_NOT_ALLOWED' } });
    expect(await post(JOINT, 'completion-claim/acceptance', OFFICE, {})).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(await page('leader')).toMatchObject({ status: 'completed', statusTitle: '已办结' });
  });

  it('all the while its information was drafted unseen, handed in, taken back and handed in again', async () => {
    const [month] = (await inbox(person(LEAD))).owed.filter((row) => row.kind === 'halfYearSummary' || row.kind === 'summary' || row.kind === 'monthlyInformation').filter((row) => row.planId === planId);
    const path = `/api/v1/submissions/${month?.subjectId}`;
    expect(await api.get(`${path}/draft`, person(LEAD))).toMatchObject({ status: 200, body: { title: '', text: '', version: 0, savedBy: null } });
    expect(await api.put(`${path}/draft`, person(LEAD), { title: '医养融合' })).toMatchObject({ status: 428 });
    expect(await api.send('PUT', `${path}/draft`, person(LEAD), { 'if-match': '"v0"' }, { title: '医养融合' })).toMatchObject({ status: 200, body: { title: '医养融合', text: '', version: 1 } });
    expect(await api.send('PUT', `${path}/draft`, person(LEAD, 'unitHead'), { 'if-match': '"v7"' }, { title: '另稿' })).toMatchObject({ status: 412 });
    expect(await api.send('PUT', `${path}/draft`, person(LEAD, 'unitHead'), { 'if-match': '"v1"' }, { title: '医养融合', text: '已完成三家。' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await api.send('PUT', `${path}/draft`, person(LEAD), { 'if-match': '"v2"' }, { title: '题'.repeat(201) })).toMatchObject({ status: 422, body: { code: 'SUBMISSION_TEXT_TOO_LONG' } });
    for (const login of [OFFICE, 'leader']) expect(await api.get(`${path}/draft`, login)).toMatchObject({ status: 403 });
    for (const method of ['GET', 'PUT'] as const) expect(await api.send(method, `${path}/draft`, person(HELPER), {}, method === 'PUT' ? { title: '改' } : undefined)).toMatchObject({ status: 404 });
    expect((await api.get(path, OFFICE)).body).toMatchObject({ piecesHandedIn: [], pieces: 0 });
    expect(await api.post(`${path}/pieces`, person(LEAD), { title: '医养融合', text: '已完成三家。' })).toMatchObject({ status: 201, body: { allowed: expect.arrayContaining(['withdraw']) } });
    expect((await api.get(`${path}/draft`, person(LEAD))).body).toMatchObject({ version: 0, text: '' });
    expect(await api.post(`${path}/withdrawal`, OFFICE)).toMatchObject({ status: 403 });
    expect(await api.post(`${path}/withdrawal`, person(LEAD))).toMatchObject({ status: 200, body: { pieces: 0 } });
    expect((await api.get(path, OFFICE)).body.piecesHandedIn).toEqual([]);
    expect((await api.get(path, person(LEAD))).body.piecesHandedIn).toMatchObject([{ title: '医养融合', withdrawnAt: expect.any(String) }]);
    expect(await api.get(path, person(HELPER))).toMatchObject({ status: 404 });
    expect(await api.post(`${path}/withdrawal`, person(LEAD))).toMatchObject({ status: 409, body: { code: 'SUBMISSION_COMMAND_NOT_ALLOWED' } });
  });
});

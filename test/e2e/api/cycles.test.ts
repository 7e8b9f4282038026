import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';

let api: TestApi;
const liaison = 'liaison.commerce-bureau';
const stranger = 'liaison.water-bureau';
let office: string;
let otherOffice: string;

interface Submission {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly periodKey: string;
  readonly title: string;
  readonly status: string;
  readonly allowed: readonly string[];
}
interface Owed {
  readonly kind: string;
  readonly subjectId: string;
  readonly planId: string;
}

const owed = async (login: string, kind: string): Promise<Owed[]> => (await wholeInbox(api, login)).owed.filter((row: Owed) => row.kind === kind);
/** States of what the office owes, and has owed, for a submission. */
const reviewsOf = async (submissionId: string | undefined): Promise<string[]> => {
  const { DataSource } = await import('typeorm');
  const rows: { state: string }[] = await api.app.get(DataSource).query(
    `select state from obligation where kind = 'officeReview' and subject_type = 'submission' and subject_id = $1 and leading_group_id is not null order by id`, [submissionId]);
  return rows.map(({ state }) => state);
};
const submissionsOf = async (planId: string, login: string): Promise<Submission[]> => (await api.get(`/api/v1/plans/${planId}/submissions`, login)).body;

beforeAll(async () => {
  api = await startApi();
  const { DataSource } = await import('typeorm');
  await api.post('/api/v1/demo-clock', liaison, { until: '2024-04-02' });
  const [filing] = await owed(liaison, 'unitPlanFiling');
  const offices: { login: string; own: boolean }[] = await api.app.get(DataSource).query(
    `select login, account.leading_group_id = plan.leading_group_id as own from incumbent account, plan where plan.id = $1 and account.role = 'officeClerk' order by login`,
    [filing?.planId],
  );
  office = offices.find(({ own }) => own)?.login ?? '';
  otherOffice = offices.find(({ own }) => !own)?.login ?? '';
}, 180_000);
afterAll(() => api.close());

describe('what a unit has handed in is answered by the plan\'s own office', () => {
  it('is a 403 for units, a 404 for another office, and taken from the office', async () => {
    const [filing] = await owed(liaison, 'unitPlanFiling');
    const path = `/api/v1/submissions/${filing?.subjectId}`;
    expect(await api.post(`${path}/no-change`, liaison)).toMatchObject({ status: 422, body: { code: 'SUBMISSION_CONTENT_ASKED_FOR' } });
    expect(await api.post(`${path}/acceptance`, office)).toMatchObject({ status: 409, body: { code: 'SUBMISSION_COMMAND_NOT_ALLOWED' } });
    expect(await api.post(`${path}/pieces`, liaison, { title: '工作方案', text: '一、目标；二、举措。' })).toMatchObject({ status: 201, body: { status: 'submitted' } });
    for (const [command, body] of [['acceptance', undefined], ['return', { reason: '缺' }], ['waiver', { reason: '免' }]] as const) {
      expect(await api.post(`${path}/${command}`, stranger, body)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(await api.post(`${path}/${command}`, liaison, body)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(await api.post(`${path}/${command}`, otherOffice, body)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect(await reviewsOf(filing?.subjectId)).toEqual(['open']);
    expect(await api.post(`${path}/return`, office, { reason: '' })).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    expect(await api.post(`${path}/return`, office, { reason: '没有时间安排' })).toMatchObject({ status: 200, body: { status: 'returned', allowed: ['waive'] } });
    expect(await api.post(`${path}/pieces`, liaison, { title: '工作方案', text: '一、目标；二、安排。' })).toMatchObject({ status: 201 });
    expect(await api.post(`${path}/acceptance`, office)).toMatchObject({ status: 200, body: { status: 'accepted', allowed: [] } });
    expect(await reviewsOf(filing?.subjectId)).toEqual(['settled', 'settled']);
  }, 180_000);

  it('lists to each what it may do, the reason of the office, and to a unit only its own', async () => {
    const [month] = await owed(liaison, 'monthlyInformation');
    const planId = month?.planId ?? '';
    const own = await submissionsOf(planId, liaison);
    expect(new Set(own.map(({ unit }) => unit)).size).toBe(1);
    const ofUnit = own.find(({ id }) => id === month?.subjectId);
    expect(ofUnit?.allowed).toEqual(['submit', 'declareNoChange']);
    const ofOffice = (await submissionsOf(planId, office)).find(({ id }) => id === month?.subjectId);
    expect(ofOffice?.allowed).toEqual(['waive']);
  });

  it('lets a unit say 无新进展 in one step, once', async () => {
    const [month] = await owed(liaison, 'monthlyInformation');
    const path = `/api/v1/submissions/${month?.subjectId}/no-change`;
    expect(await api.post(path, stranger)).toMatchObject({ status: 404 });
    expect(await api.post(path, office)).toMatchObject({ status: 403 });
    expect(await api.post(path, liaison)).toMatchObject({ status: 200, body: { status: 'noChange' } });
    expect(await api.post(path, liaison)).toMatchObject({ status: 409 });
    expect(await owed(liaison, 'monthlyInformation')).toEqual([]);
  });

  it('waives a period for several units at once, by the office alone', async () => {
    const [month] = await owed(stranger, 'monthlyInformation');
    const planId = month?.planId ?? '';
    const { body: duties } = await api.get(`/api/v1/plans/${planId}/reporting-duties`, office);
    const duty = duties.find(({ kind }: { kind: string }) => kind === 'monthlyInformation');
    const open = (await submissionsOf(planId, office)).filter(({ periodKey, allowed }) => periodKey === '2024-04' && allowed.includes('waive')).slice(0, 3);
    const path = `/api/v1/reporting-duties/${duty.id}/periods/2024-04/waiver`;
    const body = { unitIds: open.map(({ unitId }) => unitId), reason: '集中防汛' };
    expect(await api.post(path, stranger, body)).toMatchObject({ status: 403 });
    expect(await api.post(path, otherOffice, body)).toMatchObject({ status: 404 });
    expect(await api.post(path, office, { ...body, unitIds: [] })).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(await api.post(path, office, { ...body, unitIds: ['甲'] })).toMatchObject({ status: 422 });
    expect(await api.post(path.replace('2024-04', '%00'), office, body)).toMatchObject({ status: 404 });
    expect(await api.post(path, office, body)).toMatchObject({ status: 200, body: open.map(() => ({ status: 'waived' })) });
    expect((await submissionsOf(planId, office)).filter(({ status }) => status === 'waived')).toHaveLength(3);
    expect(await api.post(path, office, body)).toMatchObject({ status: 409 });
  });
});

describe('持续推进 through HTTP', () => {
  it('says 无新进展 only after a report, and only by its own unit', async () => {
    const [duty] = await owed(liaison, 'evergreenReview');
    const path = `/api/v1/assignments/${duty?.subjectId}`;
    await api.post(`${path}/acknowledgement`, liaison);
    expect(await api.post(`${path}/no-change`, liaison)).toMatchObject({ status: 422, body: { code: 'NO_CHANGE_WITHOUT_REPORT' } });
    expect(await api.post(`${path}/progress-reports`, liaison, { state: 'onTrack', progress: '已开展。' })).toMatchObject({ status: 201 });
    expect((await owed(liaison, 'evergreenReview')).map(({ subjectId }) => subjectId)).not.toContain(duty?.subjectId);
    expect(await api.post(`${path}/no-change`, stranger)).toMatchObject({ status: 404 });
    expect(await api.post(`${path}/no-change`, office)).toMatchObject({ status: 403 });
    expect(await api.post(`${path}/no-change`, liaison)).toMatchObject({ status: 201, body: { assignment: { status: 'inProgress' } } });
  });

  it('is confirmed at the year\'s end by the office of the plan', async () => {
    const [duty] = await owed(liaison, 'evergreenReview');
    const { body: { rows: plans } } = await api.get('/api/v1/plans', liaison);
    const path = `/api/v1/plans/${duty?.planId ?? plans[0].id}/rollover`;
    expect(await api.get(path, liaison)).toMatchObject({ status: 422 });
    expect((await api.get(`${path}?year=2024`, liaison)).status).toBe(200);
    const before = await api.get(`${path}?year=2024`, 'leader');
    expect(before).toMatchObject({ status: 200, body: { begun: false, hasOffice: true, dueOn: '2024-12-31' } });
    expect(before.body.undecided).toBeGreaterThan(0);
    const decisions = before.body.items.slice(0, 1).map(({ itemId }: { itemId: string }) => ({ itemId, decision: 'continue' }));
    expect(await api.post(path, liaison, { year: 2024, decisions })).toMatchObject({ status: 403 });
    const { DataSource } = await import('typeorm');
    await api.app.get(DataSource).query(`update clock set demo_at = '2024-12-05T09:00:00+08:00'`);
    const { login } = (await api.app.get(DataSource).query(
      `select login from incumbent join plan using (leading_group_id) where plan.id = $1 and role = 'officeClerk'`, [path.split('/')[4]]))[0];
    expect(await api.post(path, login, { year: 2024, decisions: [{ itemId: '999999', decision: 'continue' }] })).toMatchObject({ status: 422, body: { code: 'reference-unknown', errors: [{ pointer: '/decisions' }] } });
    expect(await api.post(path, login, { year: 2024, decisions: [{ ...decisions[0], decision: 'drop' }] })).toMatchObject({ status: 422 });
    expect(await api.post(path, login, { year: 2024, decisions })).toMatchObject({ status: 200, body: { undecided: before.body.undecided - 1 } });
    expect(await api.post(path, login, { year: 2024, decisions })).toMatchObject({ status: 409 });
  });
});

describe('a duty whose document names no day', () => {
  it('waits for its office to date it, then opens for its units, and moves with the day while they have not answered', async () => {
    const { DataSource } = await import('typeorm');
    const [undated]: { id: string; planId: string; office: string; stranger: string }[] = await api.app.get(DataSource).query(
      `select duty.id, duty.plan_id as "planId", login as office,
              (select other.login from incumbent other where other.role = 'officeClerk' and other.leading_group_id <> plan.leading_group_id order by other.id limit 1) as stranger
       from reporting_duty duty join plan on plan.id = duty.plan_id join incumbent account on account.role = 'officeClerk' and account.leading_group_id = plan.leading_group_id
       where cadence = 'once' and due_on is null and starts_on <= app_today() and not exists (select from submission where duty_id = duty.id) order by duty.id limit 1`);
    if (!undated) throw new Error('the gazette has no undated duty');
    const path = `/api/v1/reporting-duties/${undated.id}/due-day`;
    const { today } = (await api.get('/api/v1/demo-clock', liaison)).body as { today: string };
    const days = (count: number): string => new Date(Date.parse(`${today}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
    const body = { dueOn: days(30), reason: '与办公室工作安排一致。' };
    expect(await api.put(path, liaison, body)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await api.put(path, undated.stranger, body)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await api.put(path, undated.office, { ...body, dueOn: days(-1) })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('早于今天') } });
    expect(await api.put(path, undated.office, { ...body, reason: '' })).toMatchObject({ status: 422 });
    expect(await api.put(path, undated.office, body)).toMatchObject({ status: 200, body: { dueOn: days(30), submissions: 0 } });
    await api.post('/api/v1/demo-clock', liaison, { until: days(1) });
    const opened = async (): Promise<string[]> => (await api.app.get(DataSource).query<{ dueOn: string }[]>(
      `select distinct obligation.due_on as "dueOn" from submission join obligation on subject_type = 'submission' and subject_id = submission.id where duty_id = $1`, [undated.id])).map(({ dueOn }) => dueOn);
    expect(await opened()).toEqual([days(30)]);
    const moved = await api.put(path, undated.office, { ...body, dueOn: days(40) });
    expect(moved).toMatchObject({ status: 200, body: { dueOn: days(40), nextOpensOn: null } });
    expect(moved.body.submissions).toBeGreaterThan(0);
    expect(await opened()).toEqual([days(40)]);
  });
});

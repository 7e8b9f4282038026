import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';

let api: TestApi;
const liaison = 'liaison.commerce-bureau';

interface Owed {
  kind: string;
  subjectId: string;
  title: string;
  planId: string;
}

const owed = async (login: string, kind: string): Promise<Owed[]> =>
  (await wholeInbox(api, login)).owed.filter((row: Owed) => row.kind === kind);

beforeAll(async () => {
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

describe('the three writes close the loop', () => {
  it('lets a unit sign for its assignment, once, and takes it off what the unit owes', async () => {
    const before = await owed(liaison, 'acknowledgement');
    const path = `/api/v1/assignments/${before[0]?.subjectId}/acknowledgement`;
    const first = await api.post(path, liaison);
    expect(first).toMatchObject({ status: 200, body: { status: 'acknowledged', allowed: ['report', 'filePlan'] } });
    const second = await api.post(path, 'head.commerce-bureau');
    expect(second.body.acknowledgedAt).toBe(first.body.acknowledgedAt);
    expect(await owed(liaison, 'acknowledgement')).toHaveLength(before.length - 1);
  });

  it('refuses progress before the signature with 409 and a Chinese reason, and takes it afterwards', async () => {
    const [duty] = await owed(liaison, 'acknowledgement');
    const path = `/api/v1/assignments/${duty?.subjectId}/progress-reports`;
    const report = { state: 'onTrack', progress: '已召开部署会，形成工作方案初稿。' };
    const refused = await api.post(path, liaison, report);
    expect(refused).toMatchObject({ status: 409, body: { code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' } });
    expect(refused.body.detail).toContain('待签收');
    await api.post(`/api/v1/assignments/${duty?.subjectId}/acknowledgement`, liaison);
    const taken = await api.post(path, liaison, report);
    expect(taken).toMatchObject({ status: 201, body: { assignment: { status: 'inProgress', allowed: ['report', 'filePlan', 'claimCompletion'] } } });
    const ledger = await api.get(`/api/v1/plans/${duty?.planId}/ledger`, liaison);
    expect(ledger.body).toContainEqual(expect.objectContaining({ latestProgress: report.progress, statusTitle: '办理中', acknowledged: 1 }));
  });

  it('takes a monthly piece, settles the month, and keeps taking further pieces', async () => {
    await api.post('/api/v1/demo-clock', liaison, { until: '2024-04-02' });
    const [month] = await owed(liaison, 'monthlyInformation');
    expect(month?.title).toContain('2024年4月');
    const path = `/api/v1/submissions/${month?.subjectId}/pieces`;
    const piece = { title: '老年友好商圈建设起步', text: '我局组织三家商圈试点适老化改造。' };
    expect(await api.post(path, liaison, piece)).toMatchObject({ status: 201, body: { status: 'submitted', pieces: 1, minCount: 1 } });
    expect(await owed(liaison, 'monthlyInformation')).toEqual([]);
    expect(await api.post(path, liaison, { ...piece, title: '第二篇' })).toMatchObject({ status: 201, body: { pieces: 2 } });
  });

  it('refuses a piece for a submission whose review is over', async () => {
    const [filing] = await owed(liaison, 'unitPlanFiling');
    const { DataSource } = await import('typeorm');
    await api.app.get(DataSource).query(`update submission set status = 'accepted' where id = $1`, [filing?.subjectId]);
    const refused = await api.post(`/api/v1/submissions/${filing?.subjectId}/pieces`, liaison, { title: '方案', text: '正文' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'SUBMISSION_COMMAND_NOT_ALLOWED' } });
    expect(refused.body.detail).toContain('已接收');
  });

  it('answers another unit as if the assignment did not exist, and other roles with no permission', async () => {
    const [duty] = await owed(liaison, 'acknowledgement');
    const path = `/api/v1/assignments/${duty?.subjectId}/acknowledgement`;
    expect(await api.post(path, 'liaison.water-bureau')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await api.post(path, 'leader')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await api.post('/api/v1/assignments/999999/acknowledgement', liaison)).toMatchObject({ status: 404 });
    expect((await owed(liaison, 'acknowledgement'))[0]?.subjectId).toBe(duty?.subjectId);
  });

  it.each([
    ['no text', { state: 'onTrack', progress: '   ' }, 422, 'PROGRESS_REPORT_TEXT_MISSING'],
    ['an unknown state', { state: 'great', progress: '进展' }, 422, 'PROGRESS_REPORT_STATE_UNKNOWN'],
    ['too long a text', { state: 'onTrack', progress: '长'.repeat(5001) }, 422, 'PROGRESS_REPORT_TEXT_TOO_LONG'],
    ['a missing field', { progress: '进展' }, 422, 'validation-failed'],
    ['an unknown field', { state: 'onTrack', progress: '进展', status: 'completed' }, 422, 'validation-failed'],
    ['a number for a text', { state: 'onTrack', progress: 5 }, 422, 'validation-failed'],
    ['a NUL in the text', { state: 'onTrack', progress: '进展\u0000' }, 422, 'validation-failed'],
  ])('refuses a report with %s and stores nothing', async (_, report, status, code) => {
    const ledger = await api.get('/api/v1/plans?name=3号建议案', liaison);
    expect(ledger.status).toBe(200);
    const acknowledged = (await wholeInbox(api, liaison)).owed.find((row: Owed) => row.kind === 'itemCompletion');
    await api.post(`/api/v1/assignments/${acknowledged.subjectId}/acknowledgement`, liaison);
    const answer = await api.post(`/api/v1/assignments/${acknowledged.subjectId}/progress-reports`, liaison, report);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toMatch(/[一-龥]/);
  });

  it.each([
    ['truncated JSON', '{"state":', 'application/json', 400],
    ['a form body', 'state=onTrack', 'application/x-www-form-urlencoded', 415],
    ['two megabytes', JSON.stringify({ progress: 'x'.repeat(2 * 1024 * 1024) }), 'application/json', 413],
    ['a forbidden prototype key', '{"__proto__":{"admin":true},"state":"onTrack","progress":"x"}', 'application/json', 422],
  ])('answers %s with a problem document', async (_, payload, contentType, status) => {
    const answer = await api.postRaw('/api/v1/assignments/1/progress-reports', liaison, payload, contentType);
    expect(answer.status).toBe(status);
    expect(answer.type).toContain('application/problem+json');
  });
});

import { DataSource } from 'typeorm';
import { type Answer, startApi, type TestApi } from '../../support/api.js';

const LIAISON = 'liaison.commerce-bureau';
const HEAD = 'head.commerce-bureau';

let api: TestApi;
let office: string;
let phaseId: string;
let submissionId: string;
let assignmentId: string;
let itemId: string;
const rows = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => api.app.get(DataSource).query<T[]>(sql, parameters);

beforeAll(async () => {
  api = await startApi();
  await api.post('/api/v1/demo-clock', LIAISON, { until: '2024-04-02' });
  const [found] = await rows<Record<'office' | 'phase' | 'submission' | 'assignment' | 'item', string>>(
    `select account.login as office, phase.id as phase, submission.id as submission, assignment.id as assignment, assignment.item_id as item
     from submission join reporting_duty on reporting_duty.id = duty_id join plan on plan.id = submission.plan_id join phase on phase.plan_id = plan.id and phase.ends_on > '2024-06-01'
     join incumbent account on account.leading_group_id = plan.leading_group_id
     join assignment on assignment.unit_id = submission.unit_id and assignment.role = 'lead'
     where submission.unit_id = (select id from unit where code = 'commerce-bureau') and reporting_duty.kind = 'monthlyInformation' order by assignment.id, phase.id limit 1`);
  if (!found) throw new Error('the seed has no submission of this unit');
  ({ office, phase: phaseId, submission: submissionId, assignment: assignmentId, item: itemId } = found);
  await api.post(`/api/v1/assignments/${assignmentId}/acknowledgement`, LIAISON);
}, 180_000);
afterAll(() => api.close());

const report = (words: Readonly<Record<string, unknown>>): Promise<Answer> => api.post(`/api/v1/assignments/${assignmentId}/progress-reports`, LIAISON, { state: 'onTrack', progress: '进展', ...words });
const piece = (words: Readonly<Record<string, unknown>>): Promise<Answer> => api.post(`/api/v1/submissions/${submissionId}/pieces`, LIAISON, { title: '标题', text: '正文', ...words });
const override = (words: Readonly<Record<string, unknown>>): Promise<Answer> => api.post(`/api/v1/phases/${phaseId}/override`, office, { reason: '调整', ...words });
const isRefused = ({ status, type, body }: Answer, expected = 422): void => {
  expect(status).toBe(expected);
  expect(type).toContain('application/problem+json');
  expect(body.detail).toMatch(/[一-龥]/);
};

describe('texts', () => {
  it.each([
    ['C14 SQL', "'); drop table item; --"],
    ['C15 a script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['C15 a link of its own kind', 'javascript:alert(1)'],
    ['C17 marks that turn the direction', '清单\u202e倒着写\u202c\u200b零宽'],
    ['C18 rare characters and pictures', '𠮷林省 龘 \ue000 😀👩‍👩‍👧'],
    ['C19 full-width digits and spaces', '２０２６年\u3000第１批'],
    ['C33 line breaks', '第一行\r\nBcc: somebody@example.com\n第二行'],
    ['C75 a formula', '=HYPERLINK("http://evil.example")'],
    ['C94 a template', '{{constructor.constructor("return 1")()}} ${7*7}'],
  ])('%s are stored as they are and come back as they are', async (_, words) => {
    const answer = await report({ progress: words, problems: words });
    expect(answer.status).toBe(201);
    const [stored] = (await api.get(`/api/v1/items/${itemId}`, LIAISON)).body.progressReports;
    expect(stored).toMatchObject({ progress: words, problems: words });
    const listed = await api.get(`/api/v1/items/${itemId}`, LIAISON);
    expect(listed.headers).toMatchObject({ 'content-type': expect.stringContaining('application/json'), 'x-content-type-options': 'nosniff' });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['C24 nothing', { progress: '' }],
    ['C24 spaces', { progress: '  \u3000\t\n ' }],
    ['C24 too long a text', { progress: '长'.repeat(5001) }],
    ['C95 300 KB', { progress: '长'.repeat(100_000) }],
    ['C16 NUL', { progress: '进展\u0000' }],
    ['C17 half a character', { progress: '进展\ud83d' }],
    ['C23 null for a text', { progress: null }],
    ['C23 nothing for a text', { progress: undefined }],
    ['C22 a number for a text', { progress: 5 }],
    ['C22 a list for a text', { progress: ['进展'] }],
    ['an object for a text', { progress: { $ne: '' } }],
    ['a state that is none', { state: 'great' }],
    ['a state of another case', { state: 'ONTRACK' }],
  ])('%s in a report is refused', async (_, words) => {
    const before = await rows('select count(*) from progress_report');
    isRefused(await report(words));
    expect(await rows('select count(*) from progress_report')).toEqual(before);
  });

  it('C23 null means what a missing optional text means', async () => {
    expect((await report({ problems: null })).status).toBe(201);
  });

  it('C95 a text of a megabyte is too large for a request', async () => {
    isRefused(await report({ progress: 'x'.repeat(1024 * 1024) }), 413);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([['no title', { title: '' }], ['a blank title', { title: ' ' }], ['too long a title', { title: '长'.repeat(201) }], ['too long a text', { text: '长'.repeat(20_001) }], ['a title of another type', { title: 1 }]])('C24 a piece with %s is refused', async (_, words) => isRefused(await piece(words)));
});

describe('days', () => {
  it.each(['2026-02-30', '2026-13', '2026-13-01', '0000-00-00', '2026-2-3', '26.2.3', '2026/02/03', '２０２４-06-30', '2024-06-31', '2023-02-29', '', ' ', '明天', '2024-06-30T00:00:00', '2024-06-30T23:59:59+08:00', '10000-01-01'])('C45 C49 %p is no day', async (day) => {
    isRefused(await override({ endsOn: day }));
    isRefused(await api.put('/api/v1/accounts/me/absence', LIAISON, { from: day }));
    isRefused(await api.get(`/api/v1/units/match?name=${encodeURIComponent('市商务局')}&asOf=${encodeURIComponent(day)}`, LIAISON));
    isRefused(await api.post('/api/v1/demo-clock', LIAISON, { until: day }));
  });

  it.each([[20240630], [null], [true], [['2024-06-30']], [{ day: 1 }]])('C45 %j is no day either', async (day) => {
    isRefused(await api.post('/api/v1/demo-clock', LIAISON, { until: day }));
  });

  it.each([
    ['an end before the start', { startsOn: '2024-12-01', endsOn: '2024-11-30' }],
    ['C44 no reason', { endsOn: '2024-12-30', reason: ' ' }],
    ['C44 no change', {}],
  ])('a phase with %s is refused', async (_, words) => isRefused(await override(words)));

  it.each([['C51 a day twice', [{ date: '2028-01-01', kind: 'dayOff', name: '元旦' }, { date: '2028-01-01', kind: 'workday', name: '元旦' }]], ['C51 a day of another year', [{ date: '2027-01-01', kind: 'dayOff', name: '元旦' }]]])('%s in a calendar is refused', async (_, days) => {
    isRefused(await api.put('/api/v1/calendar-years/2028', office, { source: '国办发明电〔2027〕1号', days }), 422);
  });
});

describe('numbers, ids and addresses', () => {
  it.each(['0', '-1', '1.5', '1e3', 'abc', '99999', '２０２４', '9007199254740993'])('C22 the year %s is refused', async (year) => {
    const [plan] = await rows<{ id: string }>('select plan_id as id from item where id = $1', [itemId]);
    isRefused(await api.get(`/api/v1/plans/${plan?.id}/rollover?year=${encodeURIComponent(year)}`, LIAISON));
  });

  it.each([['abc'], ['0'], ['-1'], ['1 or 1=1'], ['9'.repeat(40)], [1], [null]])('C21 %j among the ids of a body is refused', async (id) => {
    const [duty] = await rows<{ id: string; period: string }>('select duty_id as id, period_key as period from submission where id = $1', [submissionId]);
    isRefused(await api.post(`/api/v1/reporting-duties/${duty?.id}/periods/${duty?.period}/waiver`, office, { unitIds: [id], reason: '免报' }));
  });

  it.each([['C93 a line break in an address', 'a@b.cn\r\nBcc:x@y.cn'], ['C93 320 characters', `${'a'.repeat(310)}@example.cn`], ['no address', 'somebody'], ['two addresses', 'a@b.cn,c@d.cn'], ['a name before it', '张三 <a@b.cn>']])('%s is refused', async (_, email) => {
    isRefused(await api.put('/api/v1/accounts/me/email', LIAISON, { email }));
  });

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1', 'javascript:alert(1)', 'http://user:pass@127.0.0.1/', '//127.0.0.1', 'http://'])('C92 the address %s is not posted to', async (url) => {
    isRefused(await api.post('/api/v1/channel-endpoints', HEAD, { channel: 'webhook', url }));
  });
});

describe('commands at the wrong time', () => {
  it('C42 a second acknowledgement answers like the first; a claim before the first report says what state it is in', async () => {
    const [fresh] = await rows<{ id: string }>(`select id from assignment where unit_id = (select id from unit where code = 'commerce-bureau') and role = 'lead' and status = 'pendingAck' order by id limit 1`);
    isRefused(await api.post(`/api/v1/assignments/${fresh?.id}/completion-claim`, LIAISON, { evidence: '完成' }), 409);
    const first = await api.post(`/api/v1/assignments/${fresh?.id}/acknowledgement`, LIAISON);
    expect(await api.post(`/api/v1/assignments/${fresh?.id}/acknowledgement`, HEAD)).toMatchObject({ status: 200, body: first.body });
  });

  it('C26 an old tag and `*` change nothing, what is no tag is refused as such', async () => {
    for (const [tag, status] of [['"v1"', 412], ['*', 412], ['v1', 400]] as const) {
      expect([tag, (await api.send('POST', `/api/v1/assignments/${assignmentId}/no-change`, LIAISON, { 'if-match': tag })).status]).toEqual([tag, status]);
    }
    expect((await api.send('POST', `/api/v1/assignments/${assignmentId}/no-change`, LIAISON, {})).status).toBe(201);
  });

  it('C25 what replaces a whole is refused with 428 when it does not say which version it replaces, and changes nothing', async () => {
    const [plan] = await rows<{ id: string; version: number }>(`select id, version from plan where document_number = '武政办〔2024〕21号'`);
    const choice = { ladders: {}, noticeStart: null };
    isRefused(await api.put(`/api/v1/plans/${plan?.id}/ladders`, 'office.2024-21', choice), 428);
    expect(await rows('select version from plan where id = $1', [plan?.id])).toEqual([{ version: plan?.version }]);
    expect((await api.send('PUT', `/api/v1/plans/${plan?.id}/ladders`, 'office.2024-21', { 'if-match': `"v${plan?.version}"` }, choice)).status).toBe(200);
  });

  it('C27 what goes out to people is refused without a key; another write is made, and with a key once', async () => {
    const refused = await api.send('POST', `/api/v1/items/${itemId}/urges`, 'office.2024-21', { 'idempotency-key': '' }, { unitIds: ['1'] });
    isRefused(refused, 400);
    expect(refused.body.code).toBe('idempotency-key-missing');
    const key = { 'idempotency-key': 'c27' };
    const first = await api.send('POST', `/api/v1/assignments/${assignmentId}/no-change`, LIAISON, key);
    const second = await api.send('POST', `/api/v1/assignments/${assignmentId}/no-change`, LIAISON, key);
    expect(second).toMatchObject({ status: 201, body: first.body, headers: { 'idempotency-replayed': 'true' } });
  });
});

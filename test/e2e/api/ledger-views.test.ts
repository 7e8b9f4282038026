import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';

const OFFICE = 'office.2024-21';
const OTHER_OFFICE = 'office.2024-20';
const LIAISON = 'liaison.commerce-bureau';

interface View {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
}

let api: TestApi;
let planId: string;
let otherPlanId: string;
const sql = <Row extends object>(statement: string, parameters: readonly unknown[] = []) => api.app.get(DataSource).query<Row[]>(statement, [...parameters]);
const names = async (login: string, of = planId) => ((await api.get(`/api/v1/saved-views?planId=${of}`, login)).body as View[]).map(({ name }) => name);
const save = (login: string, parts: object = {}) => api.post('/api/v1/saved-views', login, { name: '逾期', address: 'view=attention&lead=28', planId, ...parts });

beforeAll(async () => {
  api = await startApi();
  [{ planId, otherPlanId } = { planId: '', otherPlanId: '' }] = await sql<{ planId: string; otherPlanId: string }>(
    `select (select id from plan where document_number = '武政办〔2024〕21号') as "planId", (select id from plan where document_number = '武政办〔2024〕20号') as "otherPlanId"`);
}, 180_000);
afterAll(() => api.close());
beforeEach(() => sql('delete from saved_view'));

describe('saved views', () => {
  it('are one person\'s own, or of all people of an office', async () => {
    expect((await save(OFFICE, { shared: true })).status).toBe(201);
    expect((await save(OFFICE, { name: '我的' })).body).toMatchObject({ name: '我的', address: 'view=attention&lead=28', planId, shared: false });
    expect(await names(OFFICE)).toEqual(['逾期', '我的']);
    for (const login of [OTHER_OFFICE, LIAISON, 'leader']) expect([login, await names(login)]).toEqual([login, []]);
  });

  it('of every plan stand beside those of one', async () => {
    await save(LIAISON, { planId: undefined, name: '各方案' });
    await save(LIAISON, { name: '这一个' });
    expect(await names(LIAISON)).toEqual(['各方案', '这一个']);
    expect(await names(LIAISON, otherPlanId)).toEqual(['各方案']);
    expect(await save(LIAISON, { name: '各方案' })).toMatchObject({ status: 409, body: { detail: '已经有名为“各方案”的视图，换一个名称。' } });
  });

  it('get another name and are removed, by those whose they are and nobody else, and each step is audited', async () => {
    const { id } = (await save(OFFICE, { shared: true })).body as View;
    for (const login of [OTHER_OFFICE, LIAISON]) {
      expect((await api.put(`/api/v1/saved-views/${id}`, login, { name: '改' })).status).toBe(404);
      expect((await api.delete(`/api/v1/saved-views/${id}`, login)).status).toBe(404);
    }
    expect((await api.put(`/api/v1/saved-views/${id}`, OFFICE, { name: '逾期与预警' })).body).toMatchObject({ id, name: '逾期与预警', shared: true });
    expect((await api.delete(`/api/v1/saved-views/${id}`, OFFICE)).status).toBe(204);
    expect(await names(OFFICE)).toEqual([]);
    expect(await sql(`select action, detail from audit_entry where subject_type = 'savedView' and subject_id = $1 order by id`, [id])).toEqual([
      { action: 'savedView.saved', detail: { name: '逾期', shared: true } },
      { action: 'savedView.renamed', detail: { from: '逾期', to: '逾期与预警' } },
      { action: 'savedView.removed', detail: { name: '逾期与预警' } },
    ]);
  });

  it.each([
    ['a name of blanks', { name: ' ' }, '/name'],
    ['a name longer than 30', { name: '长'.repeat(31) }, '/name'],
    ['an address that is none of a ledger', { address: 'https://example.org/' }, '/address'],
    ['an address with a script', { address: '"><script>' }, '/address'],
    ['an address longer than 1000', { address: 'a'.repeat(1001) }, '/address'],
    ['a plan that is not there', { planId: '999999999' }, '/planId'],
  ])('with %s are refused', async (_, parts, pointer) => {
    expect(await save(LIAISON, parts)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('of an office are saved by the office alone', async () => {
    expect(await save(LIAISON, { shared: true })).toMatchObject({ status: 403, body: { detail: '只有办公室可以存共用的视图，请存为自己的视图。' } });
  });

  it('end at twenty for a person, also when two are saved at once', async () => {
    for (let count = 1; count < 20; count += 1) expect((await save(LIAISON, { name: `第${count}个` })).status).toBe(201);
    const answers = await Promise.all([save(LIAISON, { name: '甲' }), save(LIAISON, { name: '乙' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('the activity of a plan', () => {
  const activity = async (login: string) => (await api.get(`/api/v1/plans/${planId}/activity`, login)).body as { months: { month: string; reports: number }[]; units: { unitId: string; unit: string; lastReportOn: string | null }[] };

  it('counts reports by month and says when each unit was last heard of, in the official order', async () => {
    const before = await activity(OFFICE);
    expect(before.months).toEqual([]);
    expect(before.units.length).toBeGreaterThan(20);
    const ordered = await sql<{ id: string }>('select id from unit where id = any($1) order by position', [before.units.map(({ unitId }) => unitId)]);
    expect(before.units.map(({ unitId }) => unitId)).toEqual(ordered.map(({ id }) => id));
    const own = await sql<{ id: string }>(
      `select assignment.id from assignment join item on item.id = item_id join unit on unit.id = assignment.unit_id where item.plan_id = $1 and unit.name = '市商务局' and role = 'lead' order by item.position limit 2`, [planId]);
    for (const { id } of own) {
      expect((await api.post(`/api/v1/assignments/${id}/acknowledgement`, LIAISON)).status).toBeLessThan(300);
      expect((await api.post(`/api/v1/assignments/${id}/progress-reports`, LIAISON, { progress: '已对接企业。', problems: '', nextSteps: '', state: 'onTrack' })).status).toBeLessThan(300);
    }
    await sql(`update progress_report set reported_at = timestamptz '2024-03-31T16:30:00Z' where assignment_id = $1`, [own[0]?.id]);
    await sql(`update progress_report set reported_at = timestamptz '2024-03-31T15:30:00Z' where assignment_id = $1`, [own[1]?.id]);
    const after = await activity(OFFICE);
    expect(after.months).toEqual([{ month: '2024-03', reports: 1 }, { month: '2024-04', reports: 1 }]);
    expect(after.units.filter(({ lastReportOn }) => lastReportOn !== null).map(({ unit, lastReportOn }) => [unit, lastReportOn])).toEqual([['市商务局', '2024-04-01']]);
    const foreign = await sql<{ login: string }>(
      `select account.login from account join post on post.account_id = account.id join assignment on assignment.unit_id = post.unit_id join item on item.id = item_id
       where post.role = 'liaison' and item.plan_id = $1 and account.login <> $2
         and not exists (select from assignment own where own.unit_id = post.unit_id and own.item_id in (select item_id from assignment where id = any($3)) and own.role = 'lead') limit 1`,
      [planId, LIAISON, own.map(({ id }) => id)]);
    const seenByOther = await activity(foreign[0]?.login ?? '');
    expect(seenByOther.months).toEqual([]);
    expect(seenByOther.units.every(({ lastReportOn }) => lastReportOn === null)).toBe(true);
  });

  it('of a plan one does not see is not there', async () => {
    expect((await api.get('/api/v1/plans/999999999/activity', OFFICE)).status).toBe(404);
  });
});

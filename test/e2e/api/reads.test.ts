import { openApiDocument } from '../../../src/api.js';
import { startApi, type TestApi } from '../../support/api.js';

let api: TestApi;
const liaison = 'liaison.commerce-bureau';

beforeAll(async () => {
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

const planId = async (name: string): Promise<string> => (await api.get(`/api/v1/plans?name=${encodeURIComponent(name)}`, liaison)).body.rows[0].id;

const leader = 'leader';

describe('reading through HTTP', () => {
  it('closes every operation to requests without an account, except signing in, several reads at once (each is closed by itself), the ones that say who could sign in and whether the service runs, the figures for this machine alone, and the calendar whose address is its key', async () => {
    const open = [
      'GET /api/v1/demo-accounts', 'GET /api/v1/demo-clock', 'GET /api/v1/reads', 'GET /api/v1/sign-in/oidc', 'GET /api/v1/sign-in/oidc/callback', 'GET /calendar-feeds/{file}', 'GET /livez', 'GET /metrics', 'GET /readyz',
      'POST /api/v1/activations', 'POST /api/v1/second-factor', 'POST /api/v1/second-factor/confirmation', 'POST /api/v1/sessions',
    ];
    const operations = Object.entries(openApiDocument(api.app).paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => ['get', 'post', 'put', 'delete'].includes(method))
        .map((method) => ({ method: method.toUpperCase(), path })),
    );
    expect(operations.length).toBeGreaterThan(15);
    const answered: string[] = [];
    for (const { method, path } of operations) {
      const url = path.replaceAll(/\{\w+\}/g, '1') as `/${string}`;
      const { statusCode: status } = await api.app.inject({ method: method as 'GET', url });
      if (status !== 401) answered.push(`${method} ${path}`);
    }
    expect(answered.sort()).toEqual(open);
  });

  it.each(['武政办〔2024〕21号', '武政办[2024]21号', '武政办（2024）21号', '外经贸载体'])('finds the plan people call %s', async (name) => {
    const answer = await api.get(`/api/v1/plans?name=${encodeURIComponent(name)}`, leader);
    expect(answer.body).toMatchObject({ rows: [{ documentNumber: '武政办〔2024〕21号', items: 58, status: 'issued' }], nextCursor: null });
  });

  it('gives the ledger in source order with the source words, status, light and signatures', async () => {
    const { body } = await api.get(`/api/v1/plans/${await planId('21号')}/ledger`, leader);
    expect(body.map((row: { number: string }) => row.number)).toEqual(Array.from({ length: 58 }, (_, index) => String(index + 1)));
    expect(body[32]).toMatchObject({
      deadlineWords: '2023年12月',
      dueOn: '2023-12-31',
      statusTitle: '已交办',
      light: { colour: 'red' },
      clauses: [{ words: '黄陂区人民政府' }, { words: '市税务局,武汉海关,市商务局' }],
      acknowledged: 0,
      assignments: 4,
    });
    expect(body[0]).toMatchObject({ deadlineWords: '持续推进', evergreen: true, dueOn: null, light: { colour: 'grey' } });
  });

  it('shows an item with its units, what the reader of the page may do, and its place in the source', async () => {
    const ledger = await api.get(`/api/v1/plans/${await planId('21号')}/ledger`, leader);
    const { body } = await api.get(`/api/v1/items/${ledger.body[33].itemId}`, liaison);
    const own = body.assignmentsOfUnits.find((row: { unit: string }) => row.unit === '市商务局');
    const other = body.assignmentsOfUnits.find((row: { unit: string }) => row.unit === '市财政局');
    expect(own).toMatchObject({ role: 'lead', roleWord: '牵头单位', allowed: ['acknowledge', 'decline'], openRequest: null, originalDueOn: null });
    expect(other).toMatchObject({ role: 'cooperating', roleWord: '责任单位', allowed: [] });
  });

  it('computes phases for the day and lists reporting duties and findings', async () => {
    const id = await planId('3号建议案');
    const phases = await api.get(`/api/v1/plans/${id}/phases`, liaison);
    expect(phases.body.map((phase: { stateTitle: string }) => phase.stateTitle)).toEqual(['已结束', '进行中', '未开始']);
    const duties = await api.get(`/api/v1/plans/${id}/reporting-duties`, liaison);
    expect(duties.body).toMatchObject([
      { kind: 'unitPlanFiling', dueOn: '2024-03-31', cadence: 'once' },
      { kind: 'halfYearSummary', dueOn: '2024-06-30' },
      { kind: 'finalSummary', dueOn: '2024-11-30' },
      { kind: 'monthlyInformation', cadence: 'monthly', soft: true, minCount: 1 },
    ]);
    const findings = await api.get(`/api/v1/plans/${await planId('21号')}/findings`, leader);
    expect(findings.body).toContainEqual(expect.objectContaining({ field: 'item-33.deadline', printed: '2023年12月', decision: 'keepPrinted' }));
  });

  it('lists every document of the gazette, those without tasks without items', async () => {
    const { body } = await api.get('/api/v1/documents', leader);
    expect(body.find((row: { documentNumber: string }) => row.documentNumber === '武政办〔2024〕24号')).toMatchObject({ items: 22 });
    expect(body.filter((row: { items: number | null }) => row.items === null).length).toBeGreaterThan(0);
  });

  it.each([
    ['市商务局', 'matched', '市商务局'],
    ['市自然资源和规划局', 'matched', '市自然资源和城乡建设局'],
    ['各区人民政府', 'group', '各区人民政府'],
    ['市商务厅', 'unknown', null],
  ])('says what the printed name %s means without guessing', async (name, outcome, matched) => {
    expect((await api.get(`/api/v1/units/match?name=${encodeURIComponent(name)}&asOf=2024-03-07`, liaison)).body).toMatchObject({ outcome, name: matched });
  });

  it('keeps one unit out of another unit’s inbox', async () => {
    const units = await api.get(`/api/v1/units?q=${encodeURIComponent('市财政局')}`, liaison);
    const foreign = await api.get(`/api/v1/units/${units.body[0].id}/inbox`, liaison);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await api.get(`/api/v1/units/${units.body[0].id}/inbox`, 'liaison.finance-bureau')).status).toBe(200);
  });

  it('tells everybody, administrators too, what a unit is called and belongs to, and which leading groups there are', async () => {
    for (const login of [liaison, leader, 'admin.system']) {
      const [{ id }] = (await api.get(`/api/v1/units?q=${encodeURIComponent('市金融办')}`, login)).body;
      expect(await api.get(`/api/v1/units/${id}`, login)).toMatchObject({
        status: 200,
        body: { id, code: 'finance-office', name: '市委金融办', validTo: null, successor: null, aliases: expect.arrayContaining([{ words: '市金融办', reason: 'shortForm' }]), groups: expect.any(Array) },
      });
      const groups = (await api.get('/api/v1/leading-groups', login)).body as { name: string; officeName: string }[];
      expect(groups.length).toBeGreaterThan(3);
      expect(groups.every(({ name, officeName }) => name !== '' && officeName !== '')).toBe(true);
    }
    const [district] = (await api.get(`/api/v1/units?q=${encodeURIComponent('蔡甸区')}`, liaison)).body;
    expect((await api.get(`/api/v1/units/${district.id}`, liaison)).body.groups).toContain('各区人民政府');
  });

  it.each([
    ['/api/v1/plans/abc', 404, 'not-found'],
    ['/api/v1/plans/999999', 404, 'not-found'],
    [`/api/v1/plans/${'9'.repeat(40)}/ledger`, 404, 'not-found'],
    ['/api/v1/items/1%20OR%201=1', 404, 'not-found'],
    [`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕99号')}`, 404, 'not-found'],
    [`/api/v1/plans?name=${encodeURIComponent('武政办')}`, 409, 'ambiguous-name'],
    ['/api/v1/units/999999', 404, 'not-found'],
    ['/api/v1/nothing-here', 404, 'not-found'],
    ['/api/v1/units/match?name=', 422, 'validation-failed'],
    [`/api/v1/units/match?name=${encodeURIComponent('市商务局')}&asOf=2026-02-30`, 422, 'validation-failed'],
  ])('answers %s with %i and a Chinese problem document', async (path, status, code) => {
    const answer = await api.get(path, liaison);
    expect(answer).toMatchObject({ status, body: { code, status, traceId: expect.any(String) } });
    expect(answer.type).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(/[一-龥]/);
  });

  it('refuses an unknown demo account', async () => {
    expect(await api.get('/api/v1/plans', 'nobody')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('serves the API page and its description', async () => {
    expect((await api.get('/api/docs')).status).toBe(200);
    expect((await api.get('/api/openapi.json')).body.openapi).toMatch(/^3\./);
  });
});

import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';
import { everyPage } from '../../support/paged.js';
import { sentStatements } from '../../support/sent-statements.js';

const OFFICE = 'office.2024-21';
const LEAD = 'liaison.commerce-bureau';
let api: TestApi;
let tradePlan: string;
let elderPlan: string;

const on = (day: string): Promise<unknown> => api.app.get(DataSource).query('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
const get = async (path: string, login: string) => (await api.get(`/api/v1/${path}`, login)).body;
const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query<Row[]>(sql, [...parameters]);
const statements = async (path: string, login: string): Promise<number> => {
  await api.get(`/api/v1/${path}`, login);
  return (await sentStatements(() => api.get(`/api/v1/${path}`, login))).filter((words) => !/\sfrom (?:account|incumbent)\s/.test(words)).length;
};
const plan = async (name: string): Promise<string> => (await get(`plans?name=${encodeURIComponent(name)}`, 'leader')).rows[0].id;

beforeAll(async () => {
  api = await startApi();
  [tradePlan, elderPlan] = [await plan('武政办〔2024〕21号'), await plan('3号建议案')];
}, 180_000);
afterAll(() => api.close());

describe('search', () => {
  const search = (q: string, login = 'leader', more = '') => get(`search?q=${encodeURIComponent(q)}${more}`, login);
  const units = async (q: string): Promise<string[]> => (await search(q)).units.map(({ unit }: { unit: string }) => unit);

  it('finds units by name, alias and initials, plans by number and title, items by their words and number', async () => {
    expect(await units('市商务局')).toEqual(['市商务局']);
    expect(await units('sswj')).toContain('市商务局');
    expect((await search('武政办（2024）21号')).plans).toMatchObject([{ planId: tradePlan, documentNumber: '武政办〔2024〕21号' }]);
    expect((await search('gytdwjm')).plans.map(({ planId }: { planId: string }) => planId)).toContain(tradePlan);
    const { items } = await search('汉口北市场采购');
    expect(items).toMatchObject([{ planId: tradePlan, number: '33', statusTitle: '已交办' }]);
    expect((await search('33', 'leader', '&limit=200')).items.map(({ planId, number }: { planId: string; number: string }) => [planId, number])).toContainEqual([tradePlan, '33']);
    expect(await search('　')).toEqual({ plans: [], units: [], items: [], nextCursor: null });
  });

  it('is paged to the end without a double, and is one statement', async () => {
    const all: string[] = (await search('企业', 'leader', '&limit=200')).items.map(({ itemId }: { itemId: string }) => itemId);
    expect(all.length).toBeGreaterThan(20);
    const pages = await everyPage(api, `/api/v1/search?q=${encodeURIComponent('企业')}&limit=7`, 'leader');
    expect(pages.flatMap(({ items }) => items.map(({ itemId }: { itemId: string }) => itemId))).toEqual(all);
    expect(await statements(`search?q=${encodeURIComponent('企业')}`, 'leader')).toBe(1);
  });

  it('finds nothing that the person does not see, nor counts it', async () => {
    const own = await search('企业', LEAD, '&limit=200');
    const seen = await query<{ id: string }>(`select distinct item_id as id from assignment join incumbent account on account.unit_id = assignment.unit_id where login = $1`, [LEAD]);
    const ids = new Set(seen.map(({ id }) => id));
    expect(own.items.length).toBeGreaterThan(0);
    expect(own.items.filter(({ itemId }: { itemId: string }) => !ids.has(itemId))).toEqual([]);
    expect((await search('自贸区提升战略', LEAD)).items).toEqual([]);
    expect((await search('3号建议案', OFFICE)).plans).toEqual([]);
    expect(await api.get('/api/v1/search', 'leader')).toMatchObject({ status: 422 });
  });

  it('finds rows of an older schema once their words are filled in', async () => {
    const { SearchWordsService } = await import('../../../src/modules/reads/index.js');
    const before = await query<{ words: string }>(`select search_words as words from item union all select search_words from plan union all select search_words from unit order by 1`);
    for (const table of ['item', 'plan', 'unit']) await query(`update ${table} set search_words = ''`);
    expect((await search('汉口北市场采购')).items).toEqual([]);
    expect(await api.app.get(SearchWordsService, { strict: false }).fillMissing()).toBe(before.length);
    expect(await query(`select search_words as words from item union all select search_words from plan union all select search_words from unit order by 1`)).toEqual(before);
    expect(await api.app.get(SearchWordsService, { strict: false }).fillMissing()).toBe(0);
  });
});

describe('the office’s cockpit', () => {
  it('has its plans by their lights, what nobody has signed and what falls due', async () => {
    expect(await get('cockpit', OFFICE)).toMatchObject({
      today: '2024-04-01',
      totals: { plans: 1, items: 58, lights: { red: 1, yellow: 0, green: 34, grey: 23 }, completed: 0, unacknowledged: 379, dueThisWeek: 379, reviews: 0, reviewsLate: 0, longestReviewWorkingDays: null, noticeDrafts: 0 },
      queue: [],
      upcoming: [{ on: '2024-04-07', documentNumber: '武政办〔2024〕21号', kind: 'acknowledgement', kindTitle: '签收', count: 379 }],
      plans: [{ planId: tradePlan, items: 58, phase: null, unacknowledged: 379, nextDue: { on: '2024-04-07', count: 379 } }],
      nextCursor: null,
    });
    expect(await statements('cockpit', OFFICE)).toBe(1);
  });

  it('agrees with the ledgers of all plans, and is paged without a double', async () => {
    const pages = await everyPage(api, '/api/v1/cockpit?limit=4', 'leader');
    const plans = pages.flatMap((page) => page.plans);
    expect(plans.length).toBe(11);
    for (const row of plans) {
      const { totals } = await get(`plans/${row.planId}/ledger-page?limit=1`, 'leader');
      expect({ items: row.items, lights: row.lights }).toEqual({ items: totals.items, lights: totals.lights });
    }
    expect(plans.find(({ planId }) => planId === elderPlan)).toMatchObject({ phase: expect.stringContaining('办理') });
  });

  it('is not for units', async () => {
    for (const path of ['cockpit', 'brief']) expect(await api.get(`/api/v1/${path}`, LEAD)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

describe('the leader’s brief', () => {
  it('says in three sentences how it stands, and what is late with who leads it', async () => {
    expect(await get('brief', 'leader')).toMatchObject({
      sentences: ['11个方案共255项，已办结0项；逾期1项，没有临近到期的。', '没有单位报告受阻，没有中止的事项。', '没有等办公室答复的。'],
      totals: { plans: 11, items: 255, lights: { red: 1 } },
      exceptions: [{ number: '33', documentNumber: '武政办〔2024〕21号', leads: ['黄陂区人民政府'], late: true, blocked: false, suspended: false, why: '', light: { colour: 'red' } }],
      movements: [],
    });
    expect(await statements('brief', 'leader')).toBe(1);
    expect((await get('brief', 'office.2024-20')).exceptions).toEqual([]);
  });

  it('says what is stuck and why, and what moved last', async () => {
    const [own] = await query<{ id: string; item_id: string }>(
      `select assignment.id, item_id from assignment join incumbent account on account.unit_id = assignment.unit_id join item on item.id = item_id
       where login = $1 and assignment.role = 'lead' and item.plan_id = $2 and item.due_on is not null order by item.position limit 1`, [LEAD, tradePlan]);
    await api.post(`/api/v1/assignments/${own?.id}/acknowledgement`, LEAD);
    await api.post(`/api/v1/assignments/${own?.id}/progress-reports`, LEAD, { state: 'blocked', progress: '已上报方案。', problems: '用地指标未落实。' });
    const brief = await get('brief', 'leader');
    expect(brief.sentences[1]).toBe('卡住的：单位报告受阻1项。');
    expect(brief.exceptions.slice(1)).toMatchObject([{ itemId: own?.item_id, late: false, blocked: true, why: '用地指标未落实。', saidOn: '2024-04-01' }]);
    expect(brief.movements).toMatchObject([{ kind: 'reported', unit: '市商务局', itemId: own?.item_id, words: '已上报方案。' }]);
    const pages = await everyPage(api, '/api/v1/brief?limit=1', 'leader');
    expect(pages.flatMap(({ exceptions }) => exceptions.map(({ itemId }: { itemId: string }) => itemId))).toEqual(brief.exceptions.map(({ itemId }: { itemId: string }) => itemId));
  });
});

describe('a plan beside its past', () => {
  const compare = (since: string, login = OFFICE, more = '&limit=200') => get(`plans/${tradePlan}/comparison?since=${since}${more}`, login);

  it('is the same as today at the end of today, but for what was reported since', async () => {
    const today = await compare('2024-04-01');
    expect(today).toMatchObject({ totals: { items: 58, thenItems: 58, now: today.totals.then, changed: 0, newlyLate: 0 }, rows: [] });
  });

  it('has nothing before it was issued', async () => {
    const before = await compare('2024-03-31');
    expect(before.totals).toMatchObject({ thenItems: 0, then: { red: 0, yellow: 0, green: 0, grey: 0 }, newlyLate: 1, changed: 58 });
    expect(before.rows[32]).toMatchObject({ number: '33', changes: ['issued', 'late'], then: null, now: { colour: 'red' } });
  });

  beforeEach(() => on('2024-04-01'));

  it('tells what became late, was done and was reported, by the lights of both days', async () => {
    const lines = await get(`plans/${tradePlan}/ledger-page?limit=200&month=2024-12`, OFFICE);
    const due: { itemId: string; number: string }[] = lines.rows;
    expect(due.length).toBeGreaterThan(2);
    const [done] = await query<{ item: string; lead: string; login: string }>(
      `select item.id as item, min(assignment.id) as lead, min(login) as login from item join assignment on item_id = item.id join incumbent account on account.unit_id = assignment.unit_id and account.role = 'liaison'
       where item.id = any($1::bigint[]) and assignment.role = 'lead' group by item.id, item.position having count(*) = 1 order by item.position limit 1`, [due.map(({ itemId }) => itemId)]);
    if (!done) throw new Error('no item with one lead');
    await on('2024-12-20');
    await api.post(`/api/v1/assignments/${done.lead}/acknowledgement`, done.login);
    await api.post(`/api/v1/assignments/${done.lead}/progress-reports`, done.login, { state: 'onTrack', progress: '已经完成。' });
    await api.post(`/api/v1/assignments/${done.lead}/completion-claim`, done.login, { evidence: '验收意见。' });
    await on('2024-12-24');
    const waiting = await get(`plans/${tradePlan}/ledger-page?limit=200`, OFFICE);
    expect(await api.post(`/api/v1/assignments/${done.lead}/completion-claim/acceptance`, OFFICE, {})).toMatchObject({ status: 200 });
    await on('2025-01-06');
    const body = await compare('2024-12-23');
    const now = await get(`plans/${tradePlan}/ledger-page?limit=200`, OFFICE);
    expect(body.totals).toMatchObject({ newlyCompleted: 1, completed: 1, thenCompleted: 0, newlyLate: now.totals.lights.red - 1, noLongerLate: 0, dueMoved: 0, now: now.totals.lights });
    const row = (itemId: string | undefined) => body.rows.find((candidate: { itemId: string }) => candidate.itemId === itemId);
    expect(row(done.item)).toMatchObject({ changes: ['completed'], then: { colour: 'grey', reason: '计时已暂停，恢复后继续计时。' }, now: { reason: expect.stringContaining('已于2024年12月20日完成') } });
    const late = now.rows.find(({ number, light }: { number: string; light: { colour: string } }) => light.colour === 'red' && number !== '33');
    expect(row(late?.itemId)).toMatchObject({ changes: ['late'], then: { colour: 'green' }, now: { colour: 'red' } });
    // Of the day before, but for what happened on it, the past reads as the day itself did.
    const asItWas = await compare('2024-12-24');
    expect(asItWas.totals.then).toEqual({ ...waiting.totals.lights });
    expect((await compare('2024-12-19')).rows.find((candidate: { itemId: string }) => candidate.itemId === done.item)).toMatchObject({ changes: ['completed', 'progress'], progressSince: 1 });
  });

  it('is paged without a double, is one statement, and refuses days that are none or to come', async () => {
    const all = (await compare('2024-03-31')).rows.map(({ number }: { number: string }) => number);
    const pages = await everyPage(api, `/api/v1/plans/${tradePlan}/comparison?since=2024-03-31&limit=9`, OFFICE);
    expect(pages.flatMap(({ rows }) => rows.map(({ number }: { number: string }) => number))).toEqual(all);
    expect(await statements(`plans/${tradePlan}/comparison?since=2024-03-31`, OFFICE)).toBe(1);
    for (const since of ['2024-02-30', 'x', '2024-04-02']) expect(await api.get(`/api/v1/plans/${tradePlan}/comparison?since=${since}`, OFFICE)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/since' }] } });
    expect(await api.get(`/api/v1/plans/${tradePlan}/comparison?since=2024-03-31`, 'office.2024-20')).toMatchObject({ status: 404 });
  });

  it('counts for a unit its own items alone', async () => {
    expect((await compare('2024-03-31', LEAD)).totals).toMatchObject({ items: 35, changed: 35, newlyLate: 1 });
  });
});

describe('units × periods', () => {
  it('has what each unit owed and handed in, its own row for a unit, and counts no more than is shown', async () => {
    await on('2024-04-29');
    await api.post('/api/v1/demo-clock', 'leader', { until: '2024-05-01' });
    const office = await get(`submissions/matrix?planId=${elderPlan}&limit=200`, 'leader');
    expect(office.duties.map(({ kind }: { kind: string }) => kind)).toEqual(['unitPlanFiling', 'halfYearSummary', 'finalSummary', 'monthlyInformation']);
    const april = office.rows.map(({ cells }: { cells: { month: string; periodKey: string; status: string }[] }) => cells.filter(({ month }) => month === '2024-04').length);
    expect(office.rows.length).toBeGreaterThan(5);
    expect(new Set(april)).toEqual(new Set([1]));
    expect(office.months.find(({ month }: { month: string }) => month === '2024-04')).toEqual({ month: '2024-04', owed: office.rows.length, received: 0 });
    const units = await query<{ id: string }>('select id from unit where id = any($1::bigint[]) order by position', [office.rows.map(({ unitId }: { unitId: string }) => unitId)]);
    expect(office.rows.map(({ unitId }: { unitId: string }) => unitId)).toEqual(units.map(({ id }) => id));
    expect(office.rows[0].cells.find(({ month }: { month: string }) => month === '2024-04')).toMatchObject({ status: 'missed', statusTitle: '未按期报送', overdue: true, pieces: 0, minCount: 1 });

    const [first] = office.rows;
    const [account] = await query<{ login: string }>(`select login from incumbent where unit_id = $1 and role = 'liaison'`, [first.unitId]);
    const login = account?.login ?? '';
    const cell = first.cells.find(({ month }: { month: string }) => month === '2024-04');
    expect(await api.post(`/api/v1/submissions/${cell.submissionId}/pieces`, login, { title: '四月信息', text: '开展了入户评估。' })).toMatchObject({ status: 201 });
    const own = await get(`submissions/matrix?planId=${elderPlan}`, login);
    expect(own.rows.map(({ unit }: { unit: string }) => unit)).toEqual([first.unit]);
    expect(own.months.find(({ month }: { month: string }) => month === '2024-04')).toEqual({ month: '2024-04', owed: 1, received: 1 });
    expect(own.rows[0].cells).toContainEqual(expect.objectContaining({ month: '2024-04', status: 'submittedLate', statusTitle: '已补报', pieces: 1, submittedOn: '2024-05-01', overdue: false }));
  });

  it('is paged in official order without a double, is one statement, and is of the year asked for', async () => {
    const all = (await get(`submissions/matrix?planId=${elderPlan}&limit=200`, 'leader')).rows.map(({ unit }: { unit: string }) => unit);
    const pages = await everyPage(api, `/api/v1/submissions/matrix?planId=${elderPlan}&limit=3`, 'leader');
    expect(pages.flatMap(({ rows }) => rows.map(({ unit }: { unit: string }) => unit))).toEqual(all);
    expect(await statements(`submissions/matrix?planId=${elderPlan}`, 'leader')).toBe(1);
    expect(await get(`submissions/matrix?planId=${elderPlan}&year=2023`, 'leader')).toMatchObject({ year: '2023', rows: [], months: [] });
    for (const words of [`planId=${elderPlan}&year=99`, 'planId=x', '']) expect(await api.get(`/api/v1/submissions/matrix?${words}`, 'leader')).toMatchObject({ status: 422 });
    expect(await api.get(`/api/v1/submissions/matrix?planId=${elderPlan}`, OFFICE)).toMatchObject({ status: 404 });
  });
});

import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';
import { everyPage } from '../../support/paged.js';
import { sentStatements } from '../../support/sent-statements.js';

interface Line {
  readonly itemId: string;
  readonly number: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly originalDueOn: string | null;
  readonly acknowledged: number;
  readonly assignments: number;
  readonly light: { readonly colour: string; readonly reason: string };
  readonly units: readonly { readonly unitId: string; readonly unit: string; readonly role: string; readonly status: string | null }[];
  readonly latestProgress: { readonly text: string; readonly on: string } | null;
}

const OFFICE = 'office.2024-21';
const LIAISON = 'liaison.commerce-bureau';
let api: TestApi;
let path: string;
const on = (day: string): Promise<unknown> => api.app.get(DataSource).query('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
const page = async (words: string, login = OFFICE) => (await api.get(`${path}?limit=200${words}`, login)).body;
const numbers = async (words: string, login = OFFICE): Promise<string[]> => (await page(words, login)).rows.map(({ number }: Line) => number);
const line = async (number: string, login = OFFICE): Promise<Line | undefined> => (await page('', login)).rows.find((row: Line) => row.number === number);
const q = (words: string): string => `&q=${encodeURIComponent(words)}`;

beforeAll(async () => {
  api = await startApi();
  const [plan] = (await api.get(`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕21号')}`, 'leader')).body.rows;
  path = `/api/v1/plans/${plan.id}/ledger-page`;
}, 180_000);
afterAll(() => api.close());

describe('the ledger page of the foreign-trade plan', () => {
  it('has the words of the source, its lights with rule and reason, and the counts of the whole', async () => {
    const body = await page('');
    expect(body).toMatchObject({
      plan: { documentNumber: '武政办〔2024〕21号', status: 'issued' },
      today: '2024-04-01',
      totals: { items: 58, lights: { red: 1, yellow: 0, green: 34, grey: 23 }, completed: 0, unacknowledged: 57, matching: 58 },
      nextCursor: null,
    });
    expect(body.rows.map(({ number }: Line) => number)).toEqual(Array.from({ length: 58 }, (_, index) => String(index + 1)));
    expect(body.rows[32]).toMatchObject({
      deadlineWords: '2023年12月', originalDueOn: '2023-12-31', dueOn: '2023-12-31', statusTitle: '已交办', standsStill: false, acknowledged: 0, assignments: 4, latestProgress: null,
      light: { colour: 'red', reason: '应于2023年12月31日前完成，已逾期92天（62个工作日）。', ladder: '标准提醒阶梯', yellowFrom: '2023-12-26' },
      clauses: [{ words: '黄陂区人民政府' }, { words: '市税务局,武汉海关,市商务局' }],
    });
    expect(body.rows[0]).toMatchObject({ evergreen: true, dueOn: null, light: { colour: 'grey', reason: '持续推进，没有完成时限。' } });
  });

  it('is one statement, and one more after midnight or a change of the calendar', async () => {
    const pages = async (): Promise<number> => (await sentStatements(() => api.get(`${path}?limit=10&light=red`, OFFICE))).filter((words) => !/\sfrom (?:account|incumbent)\s/.test(words)).length;
    await page('');
    expect(await pages()).toBe(1);
    await on('2024-04-02');
    expect(await pages()).toBe(4);
    expect(await pages()).toBe(1);
    await api.app.get(DataSource).query(`update calendar_year set source = source where year = 2024`);
    expect(await pages()).toBe(4);
    await on('2024-04-01');
  });

  it.each([
    ['light=red', ['33']],
    ['light=red,yellow', ['33']],
    ['status=completed', []],
    ['month=2023-12', ['33']],
    ['light=red&month=2025-12', []],
  ])('shows with %s the lines %j', async (words, expected) => {
    const body = await page(`&${words}`);
    expect(body.rows.map(({ number }: Line) => number)).toEqual(expected);
    expect(body.totals).toMatchObject({ items: 58, matching: expected.length });
  });

  it('finds by neighbouring characters, by initials and by number', async () => {
    const holding = (words: string, rows: readonly Line[]): string[] => rows.filter(({ text }) => text.includes(words)).map(({ number }) => number);
    const { rows } = await page('');
    const trains = holding('中欧班列', rows);
    expect(trains.length).toBeGreaterThan(0);
    expect(await numbers(q('中欧班列'))).toEqual(expect.arrayContaining(trains));
    expect(await numbers(q('中欧 班列'))).toEqual(await numbers(q('中欧班列')));
    expect(await numbers(q('sccg'))).toContain('33');
    expect(await numbers(q('SCCG'))).toEqual(await numbers(q('sccg')));
    expect(await numbers(q('58'))).toContain('58');
    expect(await numbers(q('没有这样的词'))).toEqual([]);
    for (const words of ['%', '_', '\\', "'"]) expect({ words, found: await numbers(q(words)) }).toEqual({ words, found: holding(words, rows) });
  });

  it('shows by unit and role, whoever asks', async () => {
    const unitId = (await line('34'))?.units.find(({ unit }) => unit === '市商务局')?.unitId ?? '';
    const all = await numbers(`&unitId=${unitId}`);
    const leading = await numbers(`&unitId=${unitId}&role=lead`);
    const helping = await numbers(`&unitId=${unitId}&role=cooperating`);
    expect(all.length).toBe(35);
    expect([...leading, ...helping].sort()).toEqual([...all].sort());
    expect(leading).toContain('34');
  });

  it.each(['2024-04-01', '2024-12-27', '2024-12-31', '2025-01-01', '2025-12-26', '2026-01-05'])('chooses and counts by the colour that the sentence explains (%s)', async (day) => {
    await on(day);
    const { rows, totals } = await page('');
    for (const colour of ['red', 'yellow', 'green', 'grey']) {
      const lit = rows.filter(({ light }: Line) => light.colour === colour).map(({ number }: Line) => number);
      expect({ colour, numbers: await numbers(`&light=${colour}`) }).toEqual({ colour, numbers: lit });
      expect({ colour, counted: totals.lights[colour] }).toEqual({ colour, counted: lit.length });
    }
    expect(rows.some(({ light }: Line) => light.colour !== 'grey')).toBe(true);
    await on('2024-04-01');
  });

  it('is paged to the end without a gap or a double while lines change', async () => {
    const assignments: { id: string }[] = await api.app.get(DataSource).query(`select id from assignment where unit_id = (select unit_id from incumbent where login = $1) order by id`, [LIAISON]);
    const pages = await everyPage(api, `${path}?limit=7`, OFFICE, () => api.post(`/api/v1/assignments/${assignments.shift()?.id}/acknowledgement`, LIAISON));
    const seen = pages.flatMap(({ rows }) => rows.map(({ number }: Line) => number));
    expect([pages.length, seen]).toEqual([9, Array.from({ length: 58 }, (_, index) => String(index + 1))]);
  });

  it.each([
    ['limit=0', '/limit'], ['limit=201', '/limit'], ['limit=ten', '/limit'], ['light=blue', '/light'], ['status=done', '/status'], ['unitId=x', '/unitId'], ['month=2024-13', '/month'],
    ['unacknowledged=maybe', '/unacknowledged'], ['cursor=abc', '/cursor'], ['sort=text', '/sort'], [`q=${'长'.repeat(101)}`, '/q'],
  ])('refuses %s', async (words, pointer) => {
    expect(await api.get(`${path}?${encodeURI(words)}`, OFFICE)).toMatchObject({ status: 422, body: { code: 'validation-failed', errors: [{ pointer }] } });
  });
});

describe('what a person sees of a ledger', () => {
  it('a unit the items it has a part in, and nothing of the others, not even counted', async () => {
    const whole = await page('', 'leader');
    const own = await page('', LIAISON);
    const mine = whole.rows.filter(({ units }: Line) => units.some(({ unit }) => unit === '市商务局')).map(({ number }: Line) => number);
    expect(own.rows.map(({ number }: Line) => number)).toEqual(mine);
    expect(own.totals).toMatchObject({ items: mine.length, matching: mine.length });
    expect(await numbers('&status=issued,inProgress', LIAISON)).toEqual(mine);
    expect((await page(q('自贸区提升战略'), LIAISON)).totals).toMatchObject({ matching: 0 });
  });

  it('who leads counts all signatures on the item, who helps its own', async () => {
    expect(await line('34', LIAISON)).toMatchObject({ assignments: (await line('34'))?.units.length });
    expect(await line('33', LIAISON)).toMatchObject({ assignments: 1 });
    const statuses = (await line('33', LIAISON))?.units.map(({ unit, status }) => [unit, status === null]);
    expect(statuses).toEqual([['黄陂区人民政府', true], ['市税务局', true], ['武汉海关', true], ['市商务局', false]]);
  });

  it('what a unit has reported is shown to itself, its lead and the office, not to the unit beside it', async () => {
    const { itemId } = (await line('34')) ?? { itemId: '' };
    const { assignmentsOfUnits } = (await api.get(`/api/v1/items/${itemId}`, 'leader')).body;
    const helper = assignmentsOfUnits.find(({ unit }: { unit: string }) => unit === '市财政局');
    await api.post(`/api/v1/assignments/${helper.id}/acknowledgement`, 'liaison.finance-bureau');
    expect(await api.post(`/api/v1/assignments/${helper.id}/progress-reports`, 'liaison.finance-bureau', { state: 'onTrack', progress: '经费已下达。' })).toMatchObject({ status: 201 });
    const seen = async (login: string): Promise<unknown> => (await line('34', login))?.latestProgress;
    const report = { text: '经费已下达。', state: 'onTrack', kind: 'report', unit: '市财政局', on: '2024-04-01' };
    expect(await seen('liaison.finance-bureau')).toEqual(report);
    expect(await seen(OFFICE)).toEqual(report);
    expect(await seen(LIAISON)).toEqual(report);
    const { rows: accounts }: { rows: { login: string }[] } = {
      rows: await api.app.get(DataSource).query(
        `select login from incumbent account join assignment on assignment.unit_id = account.unit_id where item_id = $1 and account.role = 'liaison' and assignment.role <> 'lead' and login <> 'liaison.finance-bureau'`, [itemId]),
    };
    expect(accounts.length).toBeGreaterThan(0);
    for (const { login } of accounts) expect({ login, seen: await seen(login) }).toEqual({ login, seen: null });
  });

  it('another office, and a unit without a part in it, is told the same as of a plan that does not exist', async () => {
    const missing = await api.get('/api/v1/plans/999999/ledger-page', 'office.2024-20');
    for (const login of ['office.2024-20', 'liaison.archives-bureau']) {
      const answer = await api.get(path, login);
      if (answer.status === 401) continue;
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found', detail: missing.body.detail.replace('999999', path.split('/')[4] ?? '') } });
    }
    expect(missing.status).toBe(404);
  });
});

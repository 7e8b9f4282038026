import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';
import { everyPage, wholeInbox } from '../../support/paged.js';

const OFFICE = 'office.2024-21';
const LEAD = 'liaison.commerce-bureau';
let api: TestApi;
let unitId: string;

const get = async (path: string, login: string) => (await api.get(`/api/v1/${path}`, login)).body;

/** All rows of one list of a page that has several, `limit` at a time; what else the pages say must be the same on each. */
async function everyRow(path: string, list: string, login: string, limit: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  const totals = new Set<string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const body = await get(`${path}?limit=${limit}&${list}Cursor=${cursor}`, login);
    expect(body[list].length).toBe(body[`${list}NextCursor`] === null ? body[list].length : limit);
    rows.push(...body[list]);
    totals.add(JSON.stringify([body.totals, body.owedTotal, body.toldTotal]));
    cursor = body[`${list}NextCursor`];
  }
  expect(totals.size).toBe(1);
  return rows;
}

beforeAll(async () => {
  api = await startApi();
  await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-09' });
  [{ unitId }] = await api.app.get(DataSource).query('select unit_id as "unitId" from incumbent where login = $1', [LEAD]);
}, 180_000);
afterAll(() => api.close());

describe('lists are paged without a gap or a double', () => {
  it.each([[LEAD, 2], ['leader', 4], [OFFICE, 1]])('the plans of %s', async (login, limit) => {
    const { rows, nextCursor } = await get('plans?limit=200', login);
    expect(nextCursor).toBeNull();
    expect(rows.length).toBeGreaterThanOrEqual(limit);
    const dates = rows.map(({ documentDate }: { documentDate: string | null }) => documentDate ?? 'none');
    expect(dates).toEqual([...dates].sort());
    expect((await everyPage(api, `/api/v1/plans?limit=${limit}`, login)).flatMap((page) => page.rows)).toEqual(rows);
  });

  it.each([['itself', LEAD], ['the leader', 'leader']])('what a unit owes, for %s, by the date that counts', async (_, login) => {
    const path = login === LEAD ? 'inbox' : `units/${unitId}/inbox`;
    const body = await get(`${path}?limit=200`, login);
    expect(body.owed.length).toBeGreaterThan(5);
    const days = body.owed.map(({ effectiveDueOn }: { effectiveDueOn: string | null }) => effectiveDueOn ?? 'never');
    expect(days).toEqual([...days].sort());
    expect(body.owedTotal).toBe(body.owed.length);
    expect(await everyRow(path, 'owed', login, 7)).toEqual(body.owed);
  });

  it('what an office was told, newest first', async () => {
    const { told } = await wholeInbox(api, OFFICE);
    expect(told.length).toBeGreaterThan(20);
    const days = told.map(({ sentOn }) => sentOn);
    expect(days).toEqual([...days].sort().toReversed());
    expect((await get('inbox', OFFICE)).toldTotal).toBe(told.length);
    expect(await everyRow('inbox', 'told', OFFICE, 40)).toEqual(told);
    const [{ id }] = await api.app.get(DataSource).query('select leading_group_id as id from incumbent where login = $1', [OFFICE]);
    expect((await everyRow(`leading-groups/${id}/inbox`, 'told', OFFICE, 40)).slice(0, 200)).toEqual((await get(`leading-groups/${id}/inbox?limit=200`, OFFICE)).told);
  });

  it('the lateness of a unit, whose totals are of all its plans', async () => {
    const whole = await get(`units/${unitId}/lateness?limit=200`, 'leader');
    expect(whole.plans.length).toBeGreaterThan(2);
    expect(whole.obligations.length).toBeGreaterThan(5);
    for (const count of ['owed', 'inTime', 'late', 'openLate', 'openInTime', 'daysLate']) {
      expect([count, whole.totals[count]]).toEqual([count, whole.plans.reduce((sum: number, plan: Record<string, number>) => sum + (plan[count] ?? 0), 0)]);
    }
    expect(whole.totals.longestDaysLate).toBe(Math.max(...whole.plans.map(({ longestDaysLate }: { longestDaysLate: number }) => longestDaysLate)));
    expect(await everyRow(`units/${unitId}/lateness`, 'plans', 'leader', 1)).toEqual(whole.plans);
    expect(await everyRow(`units/${unitId}/lateness`, 'obligations', 'leader', 4)).toEqual(whole.obligations);
  });

  it.each([
    ['plans', 'cursor'], ['inbox', 'owedCursor'], ['inbox', 'toldCursor'], ['units/1/lateness', 'plansCursor'], ['units/1/lateness', 'obligationsCursor'],
  ])('%s refuses a %s that it has not given out', async (path, name) => {
    expect(await api.get(`/api/v1/${path}?${name}=WyJ4Il0`, path === 'inbox' ? LEAD : 'leader')).toMatchObject({ status: 422, body: { errors: [{ pointer: `/${name}` }] } });
  });
});

import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';
import { everyPage } from '../../support/paged.js';

const LEAD = 'liaison.commerce-bureau';
const OFFICE = 'office.2024-21';
/** More plans than a page counts by itself. */
const PLANS = 11;

interface Counts {
  readonly items: number;
  readonly lights: Readonly<Record<string, number>>;
  readonly completed: number;
  readonly unacknowledged: number;
}

let api: TestApi;
let planId: string;

const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query<Row[]>(sql, [...parameters]);
const on = (day: string): Promise<unknown> => query('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
const get = async (path: string, login = 'leader') => (await api.get(`/api/v1/${path}`, login)).body;
const touched = async (): Promise<number> => (await query('select id from plan_touch')).length;
/** Tells of every plan that something of it has changed. */
const touchAll = (): Promise<unknown> => query('update item set version = version');

/** What the cockpit says, plan by plan and together. */
async function told(): Promise<{ readonly totals: Counts; readonly plans: ReadonlyMap<string, Counts> }> {
  const { totals, plans } = await get('cockpit?limit=200');
  const counts = ({ items, lights, completed, unacknowledged }: Counts): Counts => ({ items, lights, completed, unacknowledged });
  return { totals: counts(totals), plans: new Map(plans.map((plan: Counts & { planId: string }) => [plan.planId, counts(plan)])) };
}

/** The same from the ledger of each plan and from the assignments, which are counted as they stand. */
async function counted(): Promise<Awaited<ReturnType<typeof told>>> {
  const plans = new Map<string, Counts>();
  for (const { id, unacknowledged } of await query<{ id: string; unacknowledged: number }>(
    `select plan.id, (select count(*)::int from assignment where plan_id = plan.id and acknowledged_at is null and status <> 'withdrawn') as unacknowledged from plan where status = 'issued' order by id`)) {
    const { totals } = await get(`plans/${id}/ledger-page?limit=1`);
    plans.set(id, { items: totals.items, lights: totals.lights, completed: totals.completed, unacknowledged });
  }
  const sum = (of: (plan: Counts) => number): number => [...plans.values()].reduce((total, plan) => total + of(plan), 0);
  const lights = Object.fromEntries(['red', 'yellow', 'green', 'grey'].map((colour) => [colour, sum((plan) => plan.lights[colour] ?? 0)]));
  return { plans, totals: { items: sum(({ items }) => items), lights, completed: sum(({ completed }) => completed), unacknowledged: sum(({ unacknowledged }) => unacknowledged) } };
}

beforeAll(async () => {
  api = await startApi();
  [{ id: planId }] = (await get(`plans?name=${encodeURIComponent('武政办〔2024〕21号')}`)).rows;
}, 180_000);
afterAll(() => api.close());

describe('the counts of the overviews', () => {
  it('are those of the ledgers, first counted and then kept', async () => {
    expect((await told()).plans.size).toBe(PLANS);
    expect(await touched()).toBe(0);
    expect(await told()).toEqual(await counted());
  });

  it('are true at once after each act of a unit and of the office', async () => {
    const [own] = await query<{ id: string; item_id: string }>(
      `select assignment.id, item_id from assignment join incumbent account on account.unit_id = assignment.unit_id join item on item.id = item_id
       where login = $1 and assignment.role = 'lead' and item.plan_id = $2 and item.due_on is not null
         and (select count(*) from assignment other where other.item_id = item.id and other.role = 'lead') = 1 order by item.position limit 1`, [LEAD, planId]);
    const before = await told();
    expect(await api.post(`/api/v1/assignments/${own?.id}/acknowledgement`, LEAD)).toMatchObject({ status: 200 });
    expect((await told()).totals.unacknowledged).toBe(before.totals.unacknowledged - 1);
    await api.post(`/api/v1/assignments/${own?.id}/progress-reports`, LEAD, { state: 'blocked', progress: '已上报方案。', problems: '用地指标未落实。' });
    expect((await get('brief')).totals).toMatchObject({ blocked: 1 });
    await api.post(`/api/v1/assignments/${own?.id}/progress-reports`, LEAD, { state: 'onTrack', progress: '指标已落实。' });
    expect((await get('brief')).totals).toMatchObject({ blocked: 0 });
    await api.post(`/api/v1/assignments/${own?.id}/completion-claim`, LEAD, { evidence: '验收意见。' });
    expect((await told()).totals.lights).toEqual({ ...before.totals.lights, green: (before.totals.lights['green'] ?? 0) - 1, grey: (before.totals.lights['grey'] ?? 0) + 1 });
    expect(await api.post(`/api/v1/assignments/${own?.id}/completion-claim/acceptance`, OFFICE, {})).toMatchObject({ status: 200 });
    expect((await told()).totals.completed).toBe(before.totals.completed + 1);
    expect(await told()).toEqual(await counted());
  });

  it('are those of the day, whenever the day is another one', async () => {
    for (const day of ['2024-12-25', '2024-12-31', '2025-01-01', '2025-07-01', '2024-04-01']) {
      await on(day);
      expect([day, await told()]).toEqual([day, await counted()]);
      expect((await get('brief')).totals.lights).toEqual((await counted()).totals.lights);
    }
  });

  it('are those of the calendar, when a year is loaded anew', async () => {
    await on('2024-12-25');
    const before = await told();
    const days = await query(`select date::text, kind, name, year from calendar_day where date between '2024-12-25' and '2025-01-31'`);
    await query(`delete from calendar_day where date between '2024-12-25' and '2025-01-31'`);
    await query(`insert into calendar_day (date, kind, name, year) select day::date, 'dayOff', '放假', 2024 from generate_series(date '2024-12-26', date '2025-01-20', interval '1 day') day`);
    await query('update calendar_year set source = source');
    const during = await told();
    expect(during).toEqual(await counted());
    expect(during).not.toEqual(before);
    await query(`delete from calendar_day where date between '2024-12-25' and '2025-01-31'`);
    await query(`insert into calendar_day (date, kind, name, year) select row.date, row.kind, row.name, row.year from jsonb_to_recordset($1) as row (date date, kind text, name text, year int)`, [JSON.stringify(days)]);
    await query('update calendar_year set source = source');
    expect(await told()).toEqual(before);
    await on('2024-04-01');
  });

  it('miss nothing that is committed after they were counted but written before', async () => {
    const before = await told();
    const late = api.app.get(DataSource).createQueryRunner();
    await late.startTransaction();
    await late.query(`update item set status = 'completed' where id = (select id from item where plan_id = $1 and status = 'issued' order by position limit 1)`, [planId]);
    await touchAllButTheLocked(late);
    expect(await told()).toEqual(before);
    expect(await touched()).toBe(0);
    await late.commitTransaction();
    await late.release();
    const after = await told();
    expect(after.totals.completed).toBe(before.totals.completed + 1);
    expect(after).toEqual(await counted());
  });

  it('are not touched by what is rolled back', async () => {
    await touchAll();
    const before = await told();
    const undone = api.app.get(DataSource).createQueryRunner();
    await undone.startTransaction();
    await undone.query(`update item set status = 'completed' where plan_id = $1`, [planId]);
    await undone.rollbackTransaction();
    await undone.release();
    expect(await touched()).toBe(0);
    expect(await told()).toEqual(before);
  });

  it('leave out a plan while it is closed, and know what changed meanwhile', async () => {
    await query(`update plan set status = 'closed' where id = $1`, [planId]);
    await query(`update item set status = 'closedOut' where plan_id = $1 and status = 'completed'`, [planId]);
    await touchAll();
    expect((await told()).plans.has(planId)).toBe(false);
    await query(`update item set status = 'issued' where plan_id = $1 and status = 'closedOut'`, [planId]);
    await touchAll();
    expect(await told()).toEqual(await counted());
    await query(`update plan set status = 'issued' where id = $1`, [planId]);
    const again = await told();
    expect(again.plans.get(planId)?.completed).toBe(0);
    expect(again).toEqual(await counted());
  });

  it('are read by fifty at once while everything changes, and all of them are true', async () => {
    await touchAll();
    const answers = await Promise.all(Array.from({ length: 50 }, () => told()));
    const expected = await counted();
    for (const answer of answers) expect(answer).toEqual(expected);
  });

  it('are counted from the rows when they cannot be kept', async () => {
    await query(`create function refuse_tally() returns trigger language plpgsql as $$ begin raise exception 'on purpose'; end $$`);
    await query('create trigger refused before insert or update on plan_tally for each row execute function refuse_tally()');
    await query(`update item set status = 'completed' where id = (select id from item where plan_id = $1 and status = 'issued' order by position limit 1)`, [planId]);
    await touchAll();
    expect(await told()).toEqual(await counted());
    expect(await touched()).toBeGreaterThan(0);
    await query('drop trigger refused on plan_tally');
    await query('drop function refuse_tally()');
    expect(await told()).toEqual(await counted());
    expect(await touched()).toBe(0);
  });
});

describe('what is late, page by page', () => {
  it('is each item once, by the day it was due, whoever leads it', async () => {
    // What has no date gets one, of joint leads each another.
    await query(`update obligation set due_on = date '2024-05-01' + (id * 7 % 40)::int, effective_due_on = date '2024-05-01' + (id * 7 % 40)::int where kind = 'itemCompletion' and state = 'open' and due_on is null`);
    await on('2025-07-01');
    const late: { itemId: string; dueOn: string }[] = [];
    for (const { id } of await query<{ id: string }>(`select id from plan where status = 'issued'`)) {
      const { rows } = await get(`plans/${id}/ledger-page?light=red&limit=200`);
      late.push(...rows.filter(({ status }: { status: string }) => status !== 'completed').map(({ itemId, light }: { itemId: string; light: { dueOn: string } }) => ({ itemId, dueOn: light.dueOn })));
    }
    const expected = late.sort((one, other) => one.dueOn.localeCompare(other.dueOn) || Number(one.itemId) - Number(other.itemId)).map(({ itemId }) => itemId);
    expect(expected.length).toBeGreaterThan(20);
    const [joint] = await query(`select item_id from assignment where role = 'lead' and item_id = any($1::bigint[]) group by item_id having count(*) > 1 limit 1`, [expected]);
    expect(joint).toBeDefined();
    const pages = await everyPage(api, '/api/v1/brief?limit=7', 'leader');
    const shown = pages.flatMap(({ exceptions }) => exceptions).filter(({ late: isLate }: { late: boolean }) => isLate);
    expect(shown.map(({ itemId }: { itemId: string }) => itemId)).toEqual(expected);
    for (const page of pages) expect(page.totals).toEqual(pages[0].totals);
    await on('2024-04-01');
  });
});

/** Touches every plan and brings the tallies up; the row that `writer` holds is left alone. */
async function touchAllButTheLocked(writer: { query(sql: string): Promise<unknown> }): Promise<void> {
  const rows = await writer.query(`select id from item where xmin::text = pg_current_xact_id_if_assigned()::text`) as { id: string }[];
  await query('update item set version = version where id <> all($1::bigint[])', [rows.map(({ id }) => id)]);
}

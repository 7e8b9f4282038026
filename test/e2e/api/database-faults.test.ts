import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';
import { eventuallyEquals } from '../../support/eventually.js';
import { HeldLocks } from '../../support/held-locks.js';

let api: TestApi;
let url = '';
const liaison = 'liaison.commerce-bureau';

beforeAll(async () => {
  api = await startApi({}, true, (databaseUrl) => {
    url = databaseUrl;
    return Promise.resolve(databaseUrl);
  });
}, 180_000);
afterAll(() => api.close());

const sql = <Row>(statement: string): Promise<Row[]> => api.app.get(DataSource).query<Row[]>(statement);
const timed = async <T>(work: Promise<T>): Promise<{ answer: T; seconds: number }> => {
  const began = performance.now();
  return { answer: await work, seconds: (performance.now() - began) / 1000 };
};
const unsigned = async (): Promise<string> => {
  const duty = (await wholeInbox(api, liaison)).owed.find((row: { kind: string }) => row.kind === 'acknowledgement');
  return duty.subjectId;
};
const waiting = async (): Promise<number> => {
  const [row] = await sql<{ count: number }>(`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  return row?.count ?? -1;
};

describe('trouble with the database', () => {
  it('F15 sessions of the API wait 15 s for a statement, 3 s for a lock, and may idle 60 s in a transaction', async () => {
    const [row] = await sql(`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`);
    expect(row).toEqual({ statement: '15s', lock: '3s', idle: '1min' });
  });

  it('F15 a pool without a free connection lets a request wait three seconds, then answers 503; the process lives on', async () => {
    const sleepers = Promise.all(Array.from({ length: 10 }, () => sql('select pg_sleep(5)')));
    const { answer, seconds } = await timed(api.get('/api/v1/plans', liaison));
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { code: 'dependency-unavailable' } });
    expect(answer.body.detail).toContain('繁忙');
    expect(seconds).toBeGreaterThan(2.5);
    expect(seconds).toBeLessThan(4.5);
    expect((await timed(api.get('/livez'))).answer.status).toBe(200);
    await sleepers;
    expect((await api.get('/api/v1/plans', liaison)).status).toBe(200);
  }, 180_000);

  it('F15 a lock that somebody else holds lets a write wait three seconds, then answers 503 and has changed nothing', async () => {
    const id = await unsigned();
    const held = await HeldLocks.on(url, ['begin', `select id from assignment where id = ${id} for update`]);
    const { answer, seconds } = await timed(api.post(`/api/v1/assignments/${id}/acknowledgement`, liaison));
    expect(answer).toMatchObject({ status: 503, body: { code: 'dependency-unavailable' } });
    expect(seconds).toBeLessThan(4.5);
    await held.release();
    expect((await api.post(`/api/v1/assignments/${id}/acknowledgement`, liaison)).status).toBe(200);
  }, 180_000);

  it('F13 a connection that breaks in the middle of a transaction takes the whole transaction with it', async () => {
    const id = await unsigned();
    const held = await HeldLocks.on(url, ['begin', `select id from item where id = (select item_id from assignment where id = ${id}) for update`]);
    const writing = api.post(`/api/v1/assignments/${id}/acknowledgement`, liaison);
    await eventuallyEquals('statements that wait for a lock', waiting, 1);
    await sql(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    expect(await writing).toMatchObject({ status: 503, body: { code: 'dependency-unavailable', detail: expect.stringContaining('结果未知') } });
    await held.release();
    expect(await sql(`select status, version from assignment where id = ${id}`)).toEqual([{ status: 'pendingAck', version: 1 }]);
    expect((await api.post(`/api/v1/assignments/${id}/acknowledgement`, liaison)).status).toBe(200);
  }, 180_000);
});

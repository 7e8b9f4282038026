import { DataSource } from 'typeorm';
import { HealthAlarm } from '../../../src/modules/engine/index.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';
import { RecordedLog } from '../../support/recorded-log.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

const sql = (statement: string): Promise<unknown> => api.app.get(DataSource).query(statement);

describe('readiness', () => {
  it('is ready while nothing is wrong, and still tells what somebody must see to', async () => {
    const { status, body } = await api.get('/readyz');
    expect([status, body.status]).toEqual([200, 'ready']);
    expect(body.warnings).toContainEqual(expect.objectContaining({ code: 'item-unowned', message: expect.stringContaining('武政办〔2024〕21号第6项') }));
  });

  it('is degraded when an effect was given up, and says since when', async () => {
    await sql(`update outbox set parked_at = '2026-01-02T03:04:05Z' where id = (select min(id) from outbox)`);
    const { status, body } = await api.get('/readyz');
    expect([status, body.status]).toEqual([200, 'degraded']);
    expect(body.warnings).toContainEqual(expect.objectContaining({ code: 'delivery-parked', since: '2026-01-02T03:04:05.000Z' }));
    await sql('update outbox set parked_at = null');
  });

  it.each([
    ['an effect in the outbox', `update outbox set created_at = clock_timestamp() - interval '301 seconds' where id = (select min(id) from outbox)`, `update outbox set created_at = clock_timestamp()`],
    ['a message to a channel', `with message as (insert into message (account_id, kind, day, release_at, created_at) select min(id), 'immediate', '2024-04-01', now(), now() from account returning id)
      insert into delivery (message_id, channel, address, next_attempt_at, dedupe_id) select id, 'email', 'a@example.cn', clock_timestamp() - interval '301 seconds', gen_random_uuid() from message`, `delete from delivery`],
  ])('A28 is degraded when %s is due for more than five minutes, and an error is written', async (_, wait, done) => {
    await sql(wait);
    const { status, body } = await api.get('/readyz');
    expect([status, body.status]).toEqual([200, 'degraded']);
    expect(body.warnings).toContainEqual(expect.objectContaining({ code: 'delivery-late', since: expect.stringMatching(/Z$/) }));
    const log = new RecordedLog();
    api.app.useLogger(log);
    await api.app.get(HealthAlarm).look();
    expect(log.errors).toEqual([expect.stringMatching(/^delivery-late: /)]);
    await sql(done);
    await api.app.get(HealthAlarm).look();
    expect(log.errors).toHaveLength(1);
  });

  it('is degraded when no worker has finished a tick for five minutes, and not before a first one has', async () => {
    await sql(`update installation set ticked_at = clock_timestamp() - interval '299 seconds'`);
    expect((await api.get('/readyz')).body.status).toBe('ready');
    await sql(`update installation set ticked_at = clock_timestamp() - interval '302 seconds'`);
    expect((await api.get('/readyz')).body.warnings).toContainEqual(expect.objectContaining({ code: 'worker-silent', message: expect.stringContaining('5分钟') }));
    await sql('update installation set ticked_at = null');
    expect((await api.get('/readyz')).body.status).toBe('ready');
  });
});

describe('a database without space (F17)', () => {
  const key = { 'idempotency-key': 'f17' };
  it('refuses writes as what will pass, answers reads, says so, and takes the same write once there is space', async () => {
    const { owed } = await wholeInbox(api, 'liaison.commerce-bureau');
    const id = owed.find((row: { kind: string }) => row.kind === 'acknowledgement').subjectId;
    const acknowledge = (): Promise<Answer> => api.send('POST', `/api/v1/assignments/${id}/acknowledgement`, 'liaison.commerce-bureau', key, {});
    // The server's own words for a file that cannot grow, wherever an audit entry would have to be written.
    await sql(`create function no_space() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
    await sql('create trigger no_space before insert on audit_entry execute function no_space()');
    expect(await acknowledge()).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { code: 'dependency-unavailable', detail: expect.stringContaining('数据库空间不足') } });
    expect((await api.get(`/api/v1/plans`, 'leader')).status).toBe(200);
    const { body } = await api.get('/readyz');
    expect(body).toMatchObject({ status: 'degraded', warnings: expect.arrayContaining([expect.objectContaining({ code: 'database-full', since: expect.stringMatching(/Z$/) })]) });
    const log = new RecordedLog();
    api.app.useLogger(log);
    await api.app.get(HealthAlarm).look();
    expect(log.errors).toContainEqual(expect.stringMatching(/^database-full: /));

    await sql('drop trigger no_space on audit_entry');
    expect((await acknowledge()).status).toBe(200);
    expect((await api.get('/readyz')).body.status).toBe('ready');
  });
});

describe('a pending migration', () => {
  it('A26 makes the API not ready and refuse every write, though the process lives and reads are answered', async () => {
    const fresh = await startApi({}, true);
    const query = (statement: string): Promise<unknown> => fresh.app.get(DataSource).query(statement);
    await query(`update migration set name = name || '-away' where timestamp = (select max(timestamp) from migration)`);
    // The guard trusts what it has seen for some seconds: a process that starts on an older schema has seen nothing.
    const before = await query('select count(*) from audit_entry');
    expect(await fresh.get('/readyz')).toMatchObject({ status: 503, body: { status: 'migration-pending' } });
    expect((await fresh.get('/livez')).status).toBe(200);
    expect((await fresh.get('/api/v1/plans', 'leader')).status).toBe(200);
    expect(await fresh.post('/api/v1/assignments/1/acknowledgement', 'liaison.commerce-bureau')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '30' },
      body: { code: 'migration-pending' },
    });
    expect(await query('select count(*) from audit_entry')).toEqual(before);
    await query(`update migration set name = replace(name, '-away', '')`);
    expect((await fresh.get('/readyz')).status).toBe(200);
    expect((await fresh.post('/api/v1/assignments/1/acknowledgement', 'leader')).status).not.toBe(503);
    await fresh.close();
  }, 180_000);

  it('A26 lets the API start on an empty database and say so', async () => {
    const empty = await startApi({}, false);
    await empty.app.get(DataSource).query('drop schema public cascade; create schema public');
    expect(await empty.get('/readyz')).toMatchObject({ status: 503, body: { status: 'migration-pending' } });
    expect(await empty.post('/api/v1/demo-clock', 'leader', { until: '2024-04-02' })).toMatchObject({ status: 503, body: { code: 'migration-pending' } });
    await empty.close();
  }, 180_000);
});

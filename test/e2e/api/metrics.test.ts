import { register } from 'prom-client';
import { DataSource } from 'typeorm';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import { EngineService } from '../../../src/modules/engine/index.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';

let api: TestApi;
beforeAll(async () => {
  // Files before this one may have asked in the same process.
  register.resetMetrics();
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

const sql = (statement: string): Promise<unknown> => api.app.get(DataSource).query(statement);

/** The figures by their name with labels. */
async function figures(): Promise<Map<string, number>> {
  const { status, body } = await api.get('/metrics');
  expect(status).toBe(200);
  const lines: string[] = String(body).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

describe('GET /metrics', () => {
  it('tells the work that waits, as it stands in the database', async () => {
    await sql(`insert into message (account_id, kind, day, release_at, created_at) select min(id), 'immediate', '2024-04-01', now(), now() from account`);
    await sql(`insert into delivery (message_id, channel, address, state, next_attempt_at, dedupe_id) select message.id, row.*, gen_random_uuid() from message, (values
      ('email', 'a@example.cn', 'retry', clock_timestamp() + interval '1 hour'), ('email', 'b@example.cn', 'retry', clock_timestamp() - interval '100 seconds'),
      ('webhook', 'c', 'failed', clock_timestamp()), ('email', 'd@example.cn', 'sent', clock_timestamp())) as row`);
    await sql(`insert into "freeze" (reason, detail) values ('operator', 'x')`);
    const seen = await figures();
    expect(seen.get('duban_database_up')).toBe(1);
    expect(seen.get('duban_outbox_waiting')).toBeGreaterThan(0);
    expect(seen.get('duban_obligations_open')).toBeGreaterThan(100);
    const plans: { overdue: number }[] = (await api.get('/api/v1/plans', 'leader')).body.rows;
    expect(seen.get('duban_obligations_overdue')).toBe(plans.reduce((sum, plan) => sum + plan.overdue, 0));
    expect(seen.get('duban_oldest_undelivered_seconds')).toBeGreaterThanOrEqual(100);
    expect(seen.get('duban_deliveries{channel="email",state="retry"}')).toBe(2);
    expect(seen.get('duban_deliveries{channel="webhook",state="failed"}')).toBe(1);
    expect([...seen.keys()].filter((name) => name.includes('sent'))).toEqual([]);
    expect(seen.get('duban_freezes_standing')).toBe(1);
    expect(seen.get('duban_calendar_years_ahead')).toBeGreaterThan(0);
    expect(seen.has('duban_seconds_since_tick')).toBe(false);
    await sql('delete from delivery');
    await sql(`delete from "freeze"`);
  });

  it('counts as overdue what the plans count: by the date that counts, and not what stands still', async () => {
    const overdue = async (): Promise<number[]> => {
      const plans: { overdue: number }[] = (await api.get('/api/v1/plans', 'leader')).body.rows;
      return [(await figures()).get('duban_obligations_overdue') ?? 0, plans.reduce((sum, plan) => sum + plan.overdue, 0)];
    };
    const [before = 0] = await overdue();
    const open = `from obligation where state = 'open' and unit_id is not null and effective_due_on > app_today() order by id limit 1`;
    await sql(`update obligation set due_on = '2024-03-01' where id = (select id ${open})`);
    expect(await overdue()).toEqual([before, before]);
    await sql(`update obligation set due_on = '2024-03-01', effective_due_on = '2024-03-01' where id = (select id ${open})`);
    expect(await overdue()).toEqual([before + 1, before + 1]);
    await sql(`update obligation set state = 'paused', paused_on = app_today() where state = 'open' and effective_due_on = '2024-03-01'`);
    expect(await overdue()).toEqual([before, before]);
  });

  it('measures sweeps, handlers and requests', async () => {
    const before = await figures();
    await api.app.get(EngineService).tick();
    await api.app.get(OutboxDelivery).drain();
    const after = await figures();
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    for (const sweep of ['phases', 'cycles', 'reminders']) expect(grown(`duban_sweep_duration_seconds_count{sweep="${sweep}"}`)).toBeGreaterThan(0);
    expect(grown('duban_job_handler_duration_seconds_count{job="notification.fanout",outcome="done"}')).toBeGreaterThan(0);
    expect(after.get('duban_outbox_waiting')).toBe(0);
    await api.get('/api/v1/plans/1', 'leader');
    await api.get('/no/such/page?secret=1', 'leader');
    const asked = await figures();
    expect(asked.get('duban_http_request_duration_seconds_count{method="GET",route="/api/v1/plans/:id",status="200"}')).toBe(1);
    expect([...asked.keys()].some((name) => name.includes('secret'))).toBe(false);
  });

  it('is closed to others without the token, and to everybody without it where one is set', async () => {
    const gateway = await api.send('GET', '/metrics', undefined, { 'x-forwarded-for': '10.0.0.7' });
    expect(gateway).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const guarded = await startApi({ METRICS_TOKEN: 'a-token-of-the-monitor' }, false);
    expect((await guarded.get('/metrics')).status).toBe(403);
    const answer = await guarded.send('GET', '/metrics', undefined, { authorization: 'Bearer a-token-of-the-monitor' });
    expect(answer.status).toBe(200);
    expect(answer.type).toContain('text/plain; version=0.0.4');
    await guarded.close();
  }, 180_000);
});

describe('a correlation id', () => {
  it('goes from the request into its answer, its audit row and its outbox rows', async () => {
    const id = 'gateway-4711';
    const [duty] = (await wholeInbox(api, 'liaison.commerce-bureau')).owed.filter((row: { kind: string }) => row.kind === 'acknowledgement');
    const answer = await api.send('POST', `/api/v1/assignments/${duty.subjectId}/acknowledgement`, 'liaison.commerce-bureau', { 'x-request-id': id }, {});
    expect(answer).toMatchObject({ status: 200, headers: { 'x-request-id': id } });
    expect(await sql(`select action from audit_entry where correlation_id = '${id}'`)).toEqual([{ action: 'assignment.acknowledged' }]);
    const refused = await api.send('POST', '/api/v1/assignments/0/acknowledgement', 'liaison.commerce-bureau', { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' });
    expect(refused.body.traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });
});

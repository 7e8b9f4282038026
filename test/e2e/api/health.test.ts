import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.close());

const sql = (statement: string): Promise<unknown> => api.app.get(DataSource).query(statement);

describe('readiness', () => {
  it('is ready while nothing is wrong, and still tells what somebody must see to', async () => {
    const { status, body } = await api.get('/readyz');
    expect([status, body.status]).toEqual([200, 'ready']);
    expect(body.warnings).toContainEqual(expect.objectContaining({ code: 'item-unowned', message: expect.stringContaining('武政办〔2024〕21号第6项') }));
  });

  it('is degraded when an effect was given up', async () => {
    await sql(`update outbox set parked_at = clock_timestamp() where id = (select min(id) from outbox)`);
    const { status, body } = await api.get('/readyz');
    expect([status, body.status]).toEqual([200, 'degraded']);
    expect(body.warnings.map((warning: { code: string }) => warning.code)).toContain('delivery-parked');
    await sql('update outbox set parked_at = null');
  });

  it('is not ready while a migration is pending, though the process lives', async () => {
    await sql(`update migration set name = name || '-away' where timestamp = (select max(timestamp) from migration)`);
    expect(await api.get('/readyz')).toMatchObject({ status: 503, body: { status: 'migration-pending' } });
    expect((await api.get('/livez')).status).toBe(200);
    await sql(`update migration set name = replace(name, '-away', '')`);
    expect((await api.get('/readyz')).status).toBe(200);
  });
});

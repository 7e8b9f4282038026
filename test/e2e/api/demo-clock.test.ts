import { DataSource } from 'typeorm';
import type { AppConfig } from '../../../config/env.js';
import { createApi } from '../../../src/api.js';
import { APP_CONFIG } from '../../../src/platform/config/app-config.js';
import { startApi, type TestApi } from '../../support/api.js';

const COUNTS = `select (select count(*) from reminder) as reminders, (select count(*) from notification) as notifications, (select count(*) from submission) as submissions,
  (select count(*) from outbox) as events, (select sum(rung) from reminder) as rungs`;

describe('the demo clock through HTTP', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  }, 180_000);
  afterAll(() => api.close());

  it('lives through the days and tells what happened; a second time nothing changes', async () => {
    const first = await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-08' });
    expect(first).toMatchObject({ status: 200, body: { today: '2024-04-08', demo: true } });
    const last = first.body.days.at(-1);
    expect(last.day).toBe('2024-04-08');
    expect(last.escalated).toContainEqual(expect.objectContaining({ office: '3号建议案办理工作领导小组办公室', kind: 'acknowledgement', rungCode: 'overdue1' }));
    const counts = await api.app.get(DataSource).query(COUNTS);
    const second = await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-08' });
    expect(second.body).toEqual({ today: '2024-04-08', demo: true, days: [] });
    expect(await api.app.get(DataSource).query(COUNTS)).toEqual(counts);
  }, 180_000);

  it('never goes back', async () => {
    expect((await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-02' })).body).toEqual({ today: '2024-04-08', demo: true, days: [] });
  });

  it('stops at the first day on which something happens when asked to, and not at the day it stands on', async () => {
    const first = await api.post('/api/v1/demo-clock', 'leader', { until: '2024-06-30', stopAtNews: true });
    const { today, days } = first.body;
    expect(today > '2024-04-08' && today < '2024-06-30').toBe(true);
    expect(days.map(({ day }: { day: string }) => day)).toEqual([today]);
    const next = await api.post('/api/v1/demo-clock', 'leader', { until: '2024-06-30', stopAtNews: true });
    expect(next.body.today > today).toBe(true);
    expect((await api.post('/api/v1/demo-clock', 'leader', { until: '2024-06-30', stopAtNews: 'ja' })).status).toBe(422);
  }, 180_000);

  it.each(['2024-02-30', '2024-13-01', '20240705', '明天', '', '2099-01-01'])('refuses %p with a Chinese reason', async (until) => {
    const answer = await api.post('/api/v1/demo-clock', 'leader', { until });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(answer.body.detail).toMatch(/[一-龥]/);
  });
});

describe('production mode', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ DUBAN_MODE: 'production' });
  }, 180_000);
  afterAll(() => api.close());

  it('has no demo accounts and serves their header nothing', async () => {
    expect((await api.get('/api/v1/demo-accounts')).status).toBe(404);
    expect(await api.get('/api/v1/plans', 'leader')).toMatchObject({ status: 503, body: { code: 'administrators-missing' } });
  });

  it('does not start on a database that demo mode has used', async () => {
    await api.app.get(DataSource).query(`update clock set demo_at = '2024-04-01T09:00:00+08:00'`);
    const production = await createApi(api.app.get<AppConfig>(APP_CONFIG));
    await expect(production.init()).rejects.toThrow('不能用于生产模式');
    await production.close();
    await api.app.get(DataSource).query('update clock set demo_at = null');
  });

  it('follows the database clock', async () => {
    expect((await api.get('/api/v1/demo-clock')).body).toMatchObject({ demo: false });
  });
});

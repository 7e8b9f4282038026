import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { FreezeService } from '../../../src/modules/engine/index.js';
import { SYSTEM_ACTOR } from '../../../src/domain/policy/actor.js';
import { startApi, type TestApi } from '../../support/api.js';

describe('the freeze over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
    await api.app.get(UnitOfWork).query(`with person as (insert into account (login, display_name, demo) values ('administrator', '系统管理员', true) returning id)
      insert into post (account_id, role) select id, 'systemAdministrator' from person`);
  }, 180_000);
  afterAll(() => api?.close());

  it('is seen and lifted by the system administrator and by nobody else', async () => {
    expect((await api.get('/api/v1/freeze', 'administrator')).body).toEqual({ frozen: false, freezes: [] });
    await api.app.get(FreezeService).raise(SYSTEM_ACTOR, '恢复了昨天的备份', true);
    for (const login of ['liaison.commerce-bureau', 'leader']) {
      expect((await api.get('/api/v1/freeze', login)).status).toBe(403);
      expect((await api.post('/api/v1/freeze/lift', login, {})).status).toBe(403);
    }
    expect((await api.get('/api/v1/freeze', 'administrator')).body).toMatchObject({ frozen: true, freezes: [{ reason: 'databaseRestored', detail: '恢复了昨天的备份。' }] });
    expect((await api.get('/readyz')).body).toMatchObject({ status: 'degraded', warnings: expect.arrayContaining([expect.objectContaining({ code: 'frozen' })]) });
    expect((await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-05' })).body).toMatchObject({ code: 'demo-clock-refused' });
    expect((await api.post('/api/v1/freeze/lift', 'administrator', { resendSince: '五月' })).status).toBe(422);
    expect(await api.post('/api/v1/freeze/lift', 'administrator', { resendSince: '2024-03-30' })).toMatchObject({ status: 200, body: { frozen: false, freezes: [] } });
    expect((await api.post('/api/v1/freeze/lift', 'administrator', {})).status).toBe(409);
    expect((await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-02' })).status).toBe(200);
  });
});

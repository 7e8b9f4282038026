import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';

const LIAISON = 'liaison.commerce-bureau';

describe('several reads in one answer', () => {
  let api: TestApi;
  let planId: string;
  beforeAll(async () => {
    api = await startApi({ REQUESTS_PER_MINUTE: '60' });
    [{ id: planId }] = await api.app.get(DataSource).query(`select id from plan where document_number = '武政办〔2024〕21号'`);
  }, 180_000);
  afterAll(() => api.close());

  const together = (addresses: readonly string[], login?: string) => api.get(`/api/v1/reads?addresses=${encodeURIComponent(addresses.join(','))}`, login);
  const opening = () => ['/api/v1/demo-clock', '/api/v1/sessions/current', '/api/v1/plans?limit=200', `/api/v1/plans/${planId}`, `/api/v1/plans/${planId}/ledger-page?limit=200`, `/api/v1/plans/${planId}/phases`, '/api/v1/inbox/matters?limit=200'];

  it('are what each answers alone, word for word and in the order asked', async () => {
    const { status, type, body, headers } = await together(opening(), LIAISON);
    expect([status, type, headers['cache-control']]).toEqual([200, 'application/json; charset=utf-8', 'no-store']);
    expect(body.answers.map(({ address }: { address: string }) => address)).toEqual(opening());
    for (const { address, ...answer } of body.answers) {
      const alone = await api.get(address, LIAISON);
      expect([address, answer]).toEqual([address, { status: 200, body: alone.body }]);
    }
    expect(body.answers[4].body.rows).toHaveLength(35);
  });

  it('are refused one by one: nobody sees more than alone, and what may be seen is answered', async () => {
    const nobody = await together(opening());
    expect(nobody.body.answers.map(({ status }: { status: number }) => status)).toEqual([200, 401, 401, 401, 401, 401, 401]);
    expect(nobody.body.answers[1].body).toMatchObject({ code: 'unauthenticated', status: 401 });
    const auditor = await together(opening(), 'admin.audit');
    for (const { address, status } of auditor.body.answers) expect([address, status]).toEqual([address, (await api.get(address, 'admin.audit')).status]);
    const missing = await together(['/api/v1/plans/999999', '/api/v1/demo-clock'], LIAISON);
    expect(missing.body.answers.map(({ status, body }: { status: number; body: { code?: string } }) => [status, body.code])).toEqual([[404, 'not-found'], [200, undefined]]);
    expect((await together(['/api/v1/plans?limit=9999'], LIAISON)).body.answers[0]).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
  });

  it('are packed like any answer, and do not say that the caller has it already', async () => {
    const headers = { 'x-duban-account': LIAISON, 'accept-encoding': 'gzip, br', 'if-none-match': '*', 'x-request-id': 'opening-1' };
    const answer = await api.app.inject({ url: `/api/v1/reads?addresses=${encodeURIComponent(`/api/v1/plans/${planId}`)}`, headers });
    expect(answer.headers['x-request-id']).toBe('opening-1');
    expect(JSON.parse(answer.payload).answers[0]).toMatchObject({ status: 200, body: { id: planId } });
  });

  it.each([
    ['nothing', '', '不能一并读取'],
    ['what never ends', '/api/v1/events', '不能一并读取'],
    ['a file', '/api/v1/audit/export', '不能一并读取'],
    ['itself', '/api/v1/reads?addresses=/api/v1/plans', '不能一并读取'],
    ['another host', 'https://example.org/api/v1/plans', '不能一并读取'],
    ['a way out of the folder', '/api/v1/plans/../audit/export', '不能一并读取'],
    ['an address with more behind it', '/api/v1/plans\nx', '不能'],
    ['the same twice', '/api/v1/plans,/api/v1/plans', '有重复'],
    ['more than eight', Array.from({ length: 9 }, (_, at) => `/api/v1/plans/${at + 1}`).join(','), '最多 8 个'],
  ])('refuse %s', async (_, addresses, said) => {
    const { status, body } = await api.get(`/api/v1/reads?addresses=${encodeURIComponent(addresses)}`, LIAISON);
    expect([status, body.code]).toEqual([422, 'validation-failed']);
    expect(JSON.stringify(body)).toContain(said);
  });

  it('say what is missing when nothing is asked for', async () => {
    const { status, body } = await api.get('/api/v1/reads', LIAISON);
    expect([status, body.code]).toEqual([422, 'validation-failed']);
    expect(JSON.stringify(body)).toContain('请填用逗号隔开的地址');
  });

  it('count as many requests as they are', async () => {
    const login = 'leader';
    const statuses = new Set<number>();
    for (let time = 0; time < 12; time += 1) for (const { status } of (await together(opening().slice(1, 7), login)).body.answers) statuses.add(status);
    expect([...statuses]).toContain(429);
  });
});

import { startApi, type TestApi } from '../../support/api.js';

const LIAISON = 'liaison.commerce-bureau';
const OTHER = 'liaison.finance-bureau';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ REQUESTS_PER_MINUTE: '5', TRUSTED_PROXIES: '10.0.0.1' });
}, 180_000);
afterAll(() => api.close());

const from = async (remoteAddress: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; retryAfter: unknown; code: unknown }> => {
  const answer = await api.app.inject({ method: 'GET', url: '/api/v1/ladders', remoteAddress, headers });
  return { status: answer.statusCode, retryAfter: answer.headers['retry-after'], code: answer.json().code };
};
const times = async (count: number, ask: () => Promise<{ status: number }>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let asked = 0; asked < count; asked += 1) statuses.push((await ask()).status);
  return statuses;
};

describe('too many requests', () => {
  it('C96 of one person are refused with 429 and the seconds to wait, from whatever address; others are answered', async () => {
    expect(await times(5, () => from('192.0.2.1', { 'x-duban-account': LIAISON }))).toEqual([200, 200, 200, 200, 200]);
    const refused = await from('192.0.2.2', { 'x-duban-account': LIAISON });
    expect(refused).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: expect.stringMatching(/^[1-9]\d?$/) });
    expect((await from('192.0.2.1', { 'x-duban-account': OTHER })).status).toBe(200);
  });

  it('of one address are refused whoever asks, and C31 a forged X-Forwarded-For makes no other address of it', async () => {
    const forged = (turn: number) => ({ 'x-forwarded-for': `198.51.100.${turn}` });
    let turn = 0;
    const statuses = await times(51, () => from('192.0.2.9', forged((turn += 1))));
    expect(statuses.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 401));
    expect(statuses[50]).toBe(429);
  });

  it('C31 a trusted gateway is believed about who asks', async () => {
    const statuses = await times(51, () => from('10.0.0.1', { 'x-forwarded-for': '203.0.113.7' }));
    expect(statuses[50]).toBe(429);
    expect((await from('10.0.0.1', { 'x-forwarded-for': '203.0.113.8' })).status).toBe(401);
  });
});

describe('in production', () => {
  it('browsers are told to come by TLS alone', async () => {
    const production = await startApi({ DUBAN_MODE: 'production' }, false);
    try {
      expect((await production.get('/livez')).headers['strict-transport-security']).toBe('max-age=31536000');
    } finally {
      await production.close();
    }
  });
});

import { afterEach, expect, it, vi } from 'vitest';
import { answer, get } from './client';
import { becomeDemoAccount } from './identity';
import { ApiProblem } from './problem';

const answering = (status: number, body: unknown, type = 'application/json') => {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }));
  });
  return asked;
};
afterEach(() => {
  vi.unstubAllGlobals();
  becomeDemoAccount(null);
});

const clock = () => answer(get('/api/v1/demo-clock', { baseUrl: 'http://duban.test' }));

it('asks as the person of the demonstration, and as nobody else without one', async () => {
  const asked = answering(200, { today: '2024-04-01', demo: true });
  expect(await clock()).toEqual({ today: '2024-04-01', demo: true });
  becomeDemoAccount('leader');
  await clock();
  expect(asked.map((request) => request.headers.get('x-duban-account'))).toEqual([null, 'leader']);
});

it('throws the problem of the server with its code and its words', async () => {
  answering(409, { code: 'conflict-state', title: 'Conflict', detail: '已经签收，不能退办。' }, 'application/problem+json');
  await expect(clock()).rejects.toEqual(new ApiProblem(409, 'conflict-state', '已经签收，不能退办。'));
});

it('tells a host that cannot be reached from one that refuses', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(clock()).rejects.toMatchObject({ status: 0, code: 'offline' });
});

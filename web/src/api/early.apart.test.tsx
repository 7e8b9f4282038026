import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ledger, matters, me, phases, plan, plans, queryClient, today } from './queries';
import { addressesOf, askEarly, rememberSession, takeEarly } from './early';
import { becomeDemoAccount } from './identity';

const asked: string[] = [];
const together = (addresses: readonly string[]): string => `/api/v1/reads?addresses=${encodeURIComponent(addresses.join(','))}`;
const partsOf = (address: string): readonly string[] => (new URL(address, window.location.href).searchParams.get('addresses') ?? '').split(',');
const EVERYWHERE = ['/api/v1/demo-clock', '/api/v1/sessions/current'];
let answering: (address: string) => Response;
beforeEach(() => {
  asked.length = 0;
  const rows = { rows: [], nextCursor: null };
  answering = (address) => Response.json(address.startsWith('/api/v1/reads') ? { answers: partsOf(address).map((part) => ({ address: part, status: 200, body: rows })) } : rows);
  vi.stubGlobal('fetch', (request: string | Request) => {
    const address = typeof request === 'string' ? request : request.url;
    asked.push(address);
    return Promise.resolve(answering(address));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  queryClient.clear();
});

const get = (address: string, account: string | null = null): Request => new Request(new URL(address, window.location.href), { headers: account === null ? {} : { 'x-duban-account': account } });

it('asks for a newcomer only which day it is', () => {
  askEarly('/plans/6');
  expect(asked).toEqual([together(['/api/v1/demo-clock'])]);
});

it.each([
  ['/plans/6', () => [plans(), plan('6'), ledger('6'), phases('6')]],
  ['/inbox', () => [plans(), matters()]],
  ['/plans', () => [plans()]],
  ['/cockpit', () => [plans()]],
  ['/audit', () => []],
  ['/', () => []],
] as const)('asks for %s in one request what the page then asks for, word for word, and once', async (pathname, queries) => {
  becomeDemoAccount('leader');
  askEarly(pathname);
  expect(asked).toEqual([together([...EVERYWHERE, ...addressesOf(pathname)])]);
  for (const query of [today(), me('leader'), ...queries()]) await queryClient.fetchQuery(query as never);
  expect(asked).toHaveLength(1);
  for (const query of queries()) await queryClient.fetchQuery({ ...query, staleTime: 0 } as never);
  expect(asked).toHaveLength(1 + queries().length);
});

it('asks for somebody with a session, and not once the session is known to be over', () => {
  rememberSession(true);
  askEarly('/inbox');
  expect(asked).toEqual([together([...EVERYWHERE, '/api/v1/plans?limit=200', '/api/v1/inbox/matters?limit=200'])]);
  rememberSession(false);
  asked.length = 0;
  askEarly('/inbox');
  expect(asked).toEqual([together(['/api/v1/demo-clock'])]);
});

it('gives each question its own answer: what was refused is refused, the rest is there', async () => {
  becomeDemoAccount('leader');
  answering = (address) => Response.json({ answers: partsOf(address).map((part) => (part.includes('matters') ? { address: part, status: 403, body: { code: 'forbidden', detail: '没有待办。' } } : { address: part, status: 200, body: { login: 'leader' } })) });
  askEarly('/inbox');
  expect(await queryClient.fetchQuery(me('leader'))).toEqual({ login: 'leader' });
  await expect(queryClient.fetchQuery(matters())).rejects.toMatchObject({ status: 403, code: 'forbidden' });
  expect(asked).toHaveLength(1);
});

it('says of each question what came instead of all the answers', async () => {
  becomeDemoAccount('leader');
  answering = () => Response.json({ code: 'rate-limited', detail: '请求过于频繁。' }, { status: 429 });
  askEarly('/plans');
  await expect(queryClient.fetchQuery(me('leader'))).rejects.toMatchObject({ status: 429, code: 'rate-limited' });
  await expect(queryClient.fetchQuery({ ...plans(), retry: false })).rejects.toMatchObject({ status: 429 });
});

it('gives an answer to nobody but the person it was asked for, and only while it is fresh', () => {
  becomeDemoAccount('leader');
  askEarly('/inbox');
  expect(takeEarly(get('/api/v1/inbox/matters?limit=200', 'office.2024-21'))).toBeUndefined();
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
  expect(takeEarly(get('/api/v1/inbox/matters?limit=200', 'leader'))).toBeUndefined();
  vi.restoreAllMocks();
});

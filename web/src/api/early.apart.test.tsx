import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ledger, matters, me, phases, plan, plans, queryClient, today } from './queries';
import { addressesOf, askEarly, rememberSession, takeEarly } from './early';
import { becomeDemoAccount } from './identity';

const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (request: string | Request) => {
    asked.push(typeof request === 'string' ? request : request.url);
    return Promise.resolve(new Response('{"rows":[],"nextCursor":null}', { headers: { 'content-type': 'application/json' } }));
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
  expect(asked).toEqual(['/api/v1/demo-clock']);
});

it.each([
  ['/plans/6', () => [plan('6'), ledger('6'), phases('6')]],
  ['/inbox', () => [matters()]],
  ['/plans', () => [plans()]],
] as const)('asks for %s what the page then asks for, word for word, and once', async (pathname, queries) => {
  becomeDemoAccount('leader');
  askEarly(pathname);
  const early = [...asked];
  expect(early).toEqual(['/api/v1/demo-clock', '/api/v1/sessions/current', ...addressesOf(pathname)]);
  for (const query of [today(), me('leader'), ...queries()]) await queryClient.fetchQuery(query as never);
  expect(asked).toEqual(early);
  for (const query of queries()) await queryClient.fetchQuery({ ...query, staleTime: 0 } as never);
  expect(asked).toHaveLength(early.length + queries().length);
});

it('asks for somebody with a session, and not once the session is known to be over', () => {
  rememberSession(true);
  askEarly('/inbox');
  expect(asked).toContain('/api/v1/inbox/matters?limit=200');
  rememberSession(false);
  asked.length = 0;
  askEarly('/inbox');
  expect(asked).toEqual(['/api/v1/demo-clock']);
});

it('gives an answer to nobody but the person it was asked for, and only while it is fresh', () => {
  becomeDemoAccount('leader');
  askEarly('/inbox');
  expect(takeEarly(get('/api/v1/inbox/matters?limit=200', 'office.2024-21'))).toBeUndefined();
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
  expect(takeEarly(get('/api/v1/inbox/matters?limit=200', 'leader'))).toBeUndefined();
  vi.restoreAllMocks();
});

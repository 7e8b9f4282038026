import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patiently } from './patient';

const PROBLEM = { 'content-type': 'application/problem+json' };

/** Answers one after another, the last one for ever; what was sent is kept with its body. */
const answering = (...answers: readonly (readonly [number, Record<string, string>?])[]) => {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(`${request.headers.get('idempotency-key')} ${await request.text()}`);
    const [status, headers = {}] = answers[Math.min(sent.length, answers.length) - 1] ?? [200];
    return new Response('{}', { status, headers: { ...PROBLEM, ...headers } });
  });
  return sent;
};
const command = (headers: Record<string, string> = { 'idempotency-key': 'one' }) => new Request('http://duban.test/api/v1/plans/1/issue', { method: 'POST', body: '{"a":1}', headers });
const settled = async (request: Request) => {
  const answer = patiently(request);
  await vi.runAllTimersAsync();
  return (await answer).status;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('sends the same again under the same key when the server is too busy, or still at work on it', async () => {
  const sent = answering([503, { 'retry-after': '5' }], [409, { 'retry-after': '1' }], [200]);
  expect(await settled(command())).toBe(200);
  expect(sent).toEqual(['one {"a":1}', 'one {"a":1}', 'one {"a":1}']);
});

it('waits as long as the server says, but not for minutes', async () => {
  const sent = answering([503, { 'retry-after': '900' }], [200]);
  const answer = patiently(command());
  await vi.advanceTimersByTimeAsync(4_900);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(sent).toHaveLength(2);
  expect((await answer).status).toBe(200);
});

it('gives up after the third time, with the words of the server', async () => {
  const sent = answering([503, { 'retry-after': '5' }]);
  expect(await settled(command())).toBe(503);
  expect(sent).toHaveLength(3);
});

it.each([
  ['a refusal for good', [409] as const, command()],
  ['a version that is gone', [412, { 'retry-after': '1' }] as const, command()],
  ['what has no key: nobody knows whether it was carried out', [503, { 'retry-after': '1' }] as const, command({})],
])('sends once: %s', async (_, answer, request) => {
  const sent = answering(answer);
  expect(await settled(request)).toBe(answer[0]);
  expect(sent).toHaveLength(1);
});

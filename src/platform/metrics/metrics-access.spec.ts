import { mayReadMetrics } from './metrics-access.js';

describe('mayReadMetrics', () => {
  it.each([
    ['a direct asker on this machine', '127.0.0.1', {}, null, true],
    ['one over IPv6', '::1', {}, null, true],
    ['one over mapped IPv4', '::ffff:127.0.0.1', {}, null, true],
    ['another machine', '10.0.0.7', {}, null, false],
    ['an address that only begins alike', '12.7.0.1', {}, null, false],
    ['nobody', undefined, {}, null, false],
    ['a gateway on this machine that asks for somebody', '127.0.0.1', { 'x-forwarded-for': '10.0.0.7' }, null, false],
    ['another machine with the token', '10.0.0.7', { authorization: 'Bearer geheim' }, 'geheim', true],
    ['another machine with a wrong token', '10.0.0.7', { authorization: 'Bearer anders' }, 'geheim', false],
    ['this machine without the token', '127.0.0.1', {}, 'geheim', false],
  ])('decides about %s', (_, remoteAddress, headers, token, allowed) => {
    expect(mayReadMetrics({ remoteAddress, headers }, token)).toBe(allowed);
  });
});

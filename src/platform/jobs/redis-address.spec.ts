import { redisAddress } from './redis-address.js';

describe('REDIS_URL', () => {
  it.each([
    ['redis://127.0.0.1:6379/0', { kind: 'server', url: 'redis://127.0.0.1:6379/0' }],
    ['rediss://user:word@redis:6380/1', { kind: 'server', url: 'rediss://user:word@redis:6380/1' }],
    ['redis+sentinel://10.0.0.1:26380,10.0.0.2,[::1]:26379/queue', {
      kind: 'sentinel', options: { sentinels: [{ host: '10.0.0.1', port: 26380 }, { host: '10.0.0.2', port: 26379 }, { host: '::1', port: 26379 }], name: 'queue', db: 0 },
    }],
    ['rediss+sentinel://duban:p%40ss@s1,s2/queue/3', {
      kind: 'sentinel',
      options: { username: 'duban', password: 'p@ss', tls: {}, enableTLSForSentinelMode: true, sentinels: [{ host: 's1', port: 26379 }, { host: 's2', port: 26379 }], name: 'queue', db: 3 },
    }],
    ['redis+cluster://:word@c1:7000,c2', { kind: 'cluster', nodes: [{ host: 'c1', port: 7000 }, { host: 'c2', port: 6379 }], options: { password: 'word' } }],
  ])('%s', (url, address) => expect(redisAddress(url)).toEqual(address));
});

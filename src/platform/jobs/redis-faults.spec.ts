import { redisFaults } from './redis-faults.js';

const info = (policy: string, aof: string): string => `# Memory\r\nused_memory:1\r\nmaxmemory_policy:${policy}\r\n# Persistence\r\naof_enabled:${aof}\r\n`;

describe('settings with which Redis loses jobs (F10)', () => {
  it.each([
    [info('noeviction', '1'), []],
    [info('allkeys-lru', '1'), ['maxmemory-policy']],
    [info('noeviction', '0'), ['appendonly']],
    [info('volatile-ttl', '0'), ['maxmemory-policy', 'appendonly']],
    ['# Server\r\n', ['maxmemory-policy', 'appendonly']],
  ])('%j names %j', (answer, settings) => {
    const faults = redisFaults(answer);
    expect(faults).toHaveLength(settings.length);
    settings.forEach((setting, index) => expect(faults[index]).toContain(setting));
  });
});

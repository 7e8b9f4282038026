import type { Check } from './check.js';
import { type DatabaseSettings, settingsChecks } from './database-checks.js';
import { roomCheck } from './disk-checks.js';
import { infoChecks } from './queue-checks.js';

const SOUND: DatabaseSettings = {
  version: '18.4', versionNumber: 18, timezone: 'Asia/Shanghai', fsync: 'on', synchronousCommit: 'on', fullPageWrites: 'on', maxConnections: 100, inRecovery: false, skewMs: 40,
};
const wrong = (checks: readonly Check[]): string[] => checks.filter((check) => check.level !== 'ok').map(({ check, level }) => `${level} ${check}`);

describe('the database', () => {
  it('that is set up as it should be has nothing wrong', () => {
    expect(wrong(settingsChecks(SOUND, 'production'))).toEqual([]);
  });

  it.each<[Partial<DatabaseSettings>, string]>([
    [{ fsync: 'off' }, 'fault database-durability'],
    [{ synchronousCommit: 'off' }, 'fault database-durability'],
    [{ fullPageWrites: 'off' }, 'fault database-durability'],
    [{ timezone: 'UTC' }, 'fault database-timezone'],
    [{ inRecovery: true }, 'fault database-read-only'],
    [{ maxConnections: 20 }, 'warning database-connections'],
    [{ versionNumber: 12, version: '12.1' }, 'warning database-version'],
    [{ skewMs: 5_001 }, 'warning clock-skew'],
    [{ skewMs: -86_400_000 }, 'warning clock-skew'],
  ])('with %j has one thing wrong: %s', (setting, found) => {
    expect(wrong(settingsChecks({ ...SOUND, ...setting }, 'production'))).toEqual([found]);
  });

  it('that trades durability for speed is only pointed out in demo mode', () => {
    expect(wrong(settingsChecks({ ...SOUND, fsync: 'off' }, 'demo'))).toEqual(['warning database-durability']);
  });

  it.each([[5_500, '慢 6 秒'], [-7_000, '快 7 秒']])('whose clock is %i ms ahead makes this machine the one that is wrong by so much', (skewMs, words) => {
    expect(settingsChecks({ ...SOUND, skewMs }, 'demo').at(-1)?.message).toContain(words);
  });
});

describe('the Redis of the queue', () => {
  const info = (version: string, policy: string, aof: string): string => `# Server\r\nredis_version:${version}\r\nmaxmemory_policy:${policy}\r\naof_enabled:${aof}\r\n`;

  it.each([
    ['7.0.15', 'noeviction', '1', []],
    ['6.2.0', 'noeviction', '1', []],
    ['6.0.16', 'noeviction', '1', ['fault queue-version']],
    ['7.0.15', 'allkeys-lru', '1', ['fault queue-settings']],
    ['7.0.15', 'noeviction', '0', ['fault queue-settings']],
  ])('version %s, policy %s, append-only %s', (version, policy, aof, found) => {
    expect(wrong(infoChecks(info(version, policy, aof)))).toEqual(found);
  });
});

describe('the disk', () => {
  it.each([[1024 ** 3 - 1, ['warning disk']], [1024 ** 3, []]])('with %i free bytes', (bytes, found) => {
    expect(wrong([roomCheck('/data', bytes)])).toEqual(found);
  });
});

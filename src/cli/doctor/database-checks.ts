import pg from 'pg';
import { POOL_SIZE, sessionOptions } from '../../../config/database-options.js';
import type { AppConfig } from '../../../config/env.js';
import { machineNow } from '../../platform/clock/machine-clock.js';
import { type Check, fault, ok, warning } from './check.js';

const OLDEST_TESTED = 15;
const SKEW_LIMIT_MS = 5_000;
/** API and worker with their pools, the queue's own connections and one for the operator. */
const NEEDED_CONNECTIONS = 2 * POOL_SIZE + 10;

export interface DatabaseSettings {
  readonly version: string;
  readonly versionNumber: number;
  readonly timezone: string;
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly fullPageWrites: string;
  readonly maxConnections: number;
  readonly inRecovery: boolean;
  /** How far the database's clock is ahead of this machine's. */
  readonly skewMs: number;
}

/** The server's settings as a connection of ours finds them; throws what the driver throws when there is no connection. */
export async function databaseSettings(url: string): Promise<DatabaseSettings> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, options: sessionOptions('command') });
  await client.connect();
  try {
    const { rows } = await client.query<Omit<DatabaseSettings, 'skewMs'>>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as "versionNumber", current_setting('timezone') as timezone,
              current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit", current_setting('full_page_writes') as "fullPageWrites",
              current_setting('max_connections')::int as "maxConnections", pg_is_in_recovery() as "inRecovery"`,
    );
    const before = machineNow().getTime();
    const clock = await client.query<{ now: Date }>('select clock_timestamp() as now');
    const between = (before + machineNow().getTime()) / 2;
    const [settings] = rows;
    const [time] = clock.rows;
    if (!settings || !time) throw new Error('the database did not tell its settings');
    return { ...settings, skewMs: time.now.getTime() - between };
  } finally {
    await client.end();
  }
}

/** What is wrong with the settings; a server that trades durability for speed is a fault where real work is kept. */
export function settingsChecks(settings: DatabaseSettings, mode: AppConfig['mode']): Check[] {
  const checks = [ok('database', `数据库可以连接（PostgreSQL ${settings.version}）。`)];
  if (settings.versionNumber < OLDEST_TESTED) checks.push(warning('database-version', `PostgreSQL ${settings.version} 比试验过的最早版本 ${OLDEST_TESTED} 还旧，请升级到 18。`));
  if (settings.inRecovery) checks.push(fault('database-read-only', '连接的是只读的备用库，不能办理业务，请把 DATABASE_URL 指向主库。'));
  const lossy = [
    settings.fsync === 'on' ? '' : 'fsync',
    settings.synchronousCommit === 'off' ? 'synchronous_commit' : '',
    settings.fullPageWrites === 'on' ? '' : 'full_page_writes',
  ].filter((name) => name !== '');
  const judge = mode === 'production' ? fault : warning;
  if (lossy.length > 0) checks.push(judge('database-durability', `数据库关闭了 ${lossy.join('、')}，断电会丢失已办结的数据，请设为 on。`));
  if (settings.timezone !== 'Asia/Shanghai') checks.push(fault('database-timezone', `连接的时区是 ${settings.timezone}，没有按要求设为 Asia/Shanghai；中间若有连接池（如 PgBouncer），请让它放行 options 启动参数。`));
  if (settings.maxConnections < NEEDED_CONNECTIONS) checks.push(warning('database-connections', `数据库最多 ${settings.maxConnections} 个连接，接口和 worker 各一个进程约需 ${NEEDED_CONNECTIONS} 个，请调高 max_connections。`));
  const seconds = Math.round(Math.abs(settings.skewMs) / 1000);
  if (Math.abs(settings.skewMs) > SKEW_LIMIT_MS) {
    checks.push(warning('clock-skew', `本机时钟比数据库${settings.skewMs > 0 ? '慢' : '快'} ${seconds} 秒。期限按数据库的时钟计算，不受影响；请校准两边的 NTP。`));
  } else checks.push(ok('clock-skew', '本机时钟与数据库一致。'));
  return checks;
}

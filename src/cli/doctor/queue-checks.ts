import { dataServers, openRedis } from '../../platform/jobs/redis-address.js';
import { redisFaults } from '../../platform/jobs/redis-faults.js';
import { type Check, fault, ok } from './check.js';

/** The oldest version the queue is promised to run on (.env.example). */
const OLDEST_REDIS = [6, 2] as const;

/** What the queue's Redis answers, or why it does not. */
export async function redisChecks(url: string): Promise<Check[]> {
  const redis = openRedis(url, { lazyConnect: true, connectTimeout: 3_000, commandTimeout: 3_000, maxRetriesPerRequest: 0, retryStrategy: () => null });
  let cause = '';
  redis.on('error', (error: Error) => {
    cause = error.message;
  });
  try {
    await redis.connect();
    const told = await Promise.all(dataServers(redis).map(async (server) => infoChecks(await server.info())));
    return told.flat().filter(({ message }, index, all) => all.findIndex((one) => one.message === message) === index);
  } catch (error) {
    return [fault('queue', `连接不上队列的 Redis（${cause || String(error)}），请检查 REDIS_URL；暂时不用 Redis 时请留空。`)];
  } finally {
    redis.disconnect();
  }
}

/** What the answer to INFO tells: version, and the settings without which a queue loses jobs. */
export function infoChecks(info: string): Check[] {
  const version = /^redis_version:(\S*)/m.exec(info)?.[1] ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const old = major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1]);
  const checks = [ok('queue', `队列用 Redis ${version}，可以连接。`)];
  if (old) checks.push(fault('queue-version', `Redis ${version || '版本不明'}，队列需要 ${OLDEST_REDIS.join('.')} 以上，请升级。`));
  return [...checks, ...redisFaults(info).map((words) => fault('queue-settings', words))];
}

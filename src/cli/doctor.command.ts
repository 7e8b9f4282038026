import type { Command } from 'commander';
import { Redis } from 'ioredis';
import { EngineHealth } from '../modules/engine/index.js';
import { commandConfig, withConnection, withFeatures } from './context.js';
import { pendingMigrations } from './migrate.command.js';
import { print, printJson } from './terminal.js';

interface Check {
  readonly check: string;
  readonly ok: boolean;
  /** Chinese: what was found, and what to do when it is wrong. */
  readonly message: string;
}

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('检查数据库、结构、队列和提醒是否正常；有问题时退出码为 1')
    .option('--json', '输出 JSON')
    .action(async (options: { readonly json?: true }) => {
      const checks = await examine();
      if (options.json) printJson(checks);
      else print(checks.map(({ ok, message }) => `${ok ? '✓' : '✗'} ${message}`).join('\n'));
      if (checks.some((check) => !check.ok)) process.exitCode = 1;
    });
}

async function examine(): Promise<Check[]> {
  const config = commandConfig();
  const version = await withConnection(async (client) => (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '');
  const checks: Check[] = [{ check: 'database', ok: true, message: `数据库可以连接（PostgreSQL ${version}）。` }];
  const pending = await pendingMigrations();
  checks.push({
    check: 'migrations',
    ok: pending.length === 0,
    message: pending.length === 0 ? '数据库结构是最新的。' : `数据库结构缺少 ${pending.join('、')}，请运行 duban migrate。`,
  });
  checks.push(config.redisUrl ? await redisAnswers(config.redisUrl) : { check: 'queue', ok: true, message: '队列用 PostgreSQL（没有设置 REDIS_URL）。' });
  if (pending.length > 0) return checks;
  const warnings = await withFeatures((app) => app.get(EngineHealth).warnings());
  if (warnings.length === 0) return [...checks, { check: 'engine', ok: true, message: '提醒和送达没有积压，工作日历和联系人齐全。' }];
  return [...checks, ...warnings.map(({ code, message }) => ({ check: code, ok: false, message }))];
}

async function redisAnswers(url: string): Promise<Check> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 3_000, maxRetriesPerRequest: 0, retryStrategy: () => null });
  let cause = '';
  redis.on('error', (error: Error) => {
    cause = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
    return { check: 'queue', ok: true, message: '队列用 Redis，可以连接。' };
  } catch (error) {
    return { check: 'queue', ok: false, message: `连接不上队列的 Redis（${cause || String(error)}），请检查 REDIS_URL；暂时不用 Redis 时请留空。` };
  } finally {
    redis.disconnect();
  }
}

import type { Command } from 'commander';
import { commandConfig, withFeatures } from './context.js';
import { attachmentChecks } from './doctor/attachment-checks.js';
import { type Check, fault, ok } from './doctor/check.js';
import { databaseSettings, settingsChecks } from './doctor/database-checks.js';
import { diskChecks } from './doctor/disk-checks.js';
import { engineChecks } from './doctor/engine-checks.js';
import { redisChecks } from './doctor/queue-checks.js';
import { smtpCheck } from './doctor/smtp-check.js';
import { pendingMigrations } from './migrate.command.js';
import { print, printJson } from './terminal.js';

const MARKS: Readonly<Record<Check['level'], string>> = { ok: '✓', warning: '!', fault: '✗' };

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('检查数据库、结构、队列、邮件服务器、附件存储、病毒扫描、磁盘、时钟和提醒是否正常；有故障时退出码为 1，只有提示时为 0')
    .option('--json', '输出 JSON')
    .action(async (options: { readonly json?: true }) => {
      const checks = await examine();
      if (options.json) printJson(checks.map((check) => ({ ...check, ok: check.level === 'ok' })));
      else print(checks.map(({ level, message }) => `${MARKS[level]} ${message}`).join('\n'));
      if (checks.some((check) => check.level === 'fault')) process.exitCode = 1;
    });
}

async function examine(): Promise<Check[]> {
  const config = commandConfig();
  const checks = settingsChecks(await databaseSettings(config.databaseUrl), config.mode);
  const pending = await pendingMigrations();
  checks.push(pending.length === 0 ? ok('migrations', '数据库结构是最新的。') : fault('migrations', `数据库结构缺少 ${pending.join('、')}，请运行 duban migrate。`));
  checks.push(...(config.redisUrl ? await redisChecks(config.redisUrl) : [ok('queue', '队列用 PostgreSQL（没有设置 REDIS_URL）。')]));
  if (config.smtp) checks.push(await smtpCheck(config.smtp));
  checks.push(...(await attachmentChecks(config.attachments)));
  checks.push(...(await diskChecks()));
  if (pending.length === 0) checks.push(...(await withFeatures(engineChecks)));
  return checks;
}

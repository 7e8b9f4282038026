#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CLI, POSTGRES_DIR, loadDotEnv } from './checkout.mjs';
import { tiedToParent } from './child-process.mjs';
import { startCheckoutPostgres } from './embedded-postgres.mjs';
import { LaunchError, reportFailure } from './launch-error.mjs';
import { runningLauncher } from './running.mjs';
import { step } from './progress.mjs';

/** Asking for help needs no database. */
const asksForHelp = (args) => args.length === 0 || args[0] === 'help' || args.some((word) => ['--help', '-h', '--version', '-V'].includes(word));

async function main(args) {
  loadDotEnv();
  if (!existsSync(CLI)) throw new LaunchError('督办还没有编译。请先在这个目录运行一次 npm start。');
  if (process.env.DATABASE_URL || asksForHelp(args)) return runCli(args, {});
  const launcher = runningLauncher();
  if (launcher?.databaseUrl) {
    return runCli(args, { DATABASE_URL: launcher.databaseUrl, ...(launcher.redisUrl ? { REDIS_URL: launcher.redisUrl } : {}) });
  }
  if (launcher) throw new LaunchError('督办正在启动，请等它报告地址后再试。');
  if (!existsSync(POSTGRES_DIR)) throw new LaunchError('这个目录里还没有数据。请先运行一次 npm start，或用环境变量 DATABASE_URL 指定数据库。');
  const server = await step('启动内置 PostgreSQL', (detail) => startCheckoutPostgres({ onDetail: detail }), quietBelowASecond);
  try {
    return await runCli(args, { DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

/** Plain lines instead of a spinner: a command's output must not be preceded by a line about something that took no time. */
const quietBelowASecond = { isTTY: false, write: (words) => process.stderr.write(words) };

/** Runs the command with our own input and output; Ctrl-C reaches it directly, other signals are handed on. */
function runCli(args, extraEnv) {
  const [command, argv] = tiedToParent('SIGTERM', process.execPath, [CLI, ...args]);
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, { stdio: 'inherit', env: { ...process.env, ...extraEnv } });
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, reportFailure);

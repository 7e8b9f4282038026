import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, STATE_DIR } from './checkout.mjs';
import { tiedToParent } from './child-process.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { reportFailure } from './launch-error.mjs';
import { step } from './progress.mjs';
import { setUp } from './set-up.mjs';

/** The settings the yardstick was measured with, beside the durable defaults; the last three count statement times. */
const SETTINGS = `
shared_buffers = '2GB'
max_wal_size = '8GB'
wal_compression = on
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track_planning = on
pg_stat_statements.max = 10000
`;

let server;
let home;
async function removeServer() {
  const [running, files] = [server, home];
  server = home = undefined;
  await running?.stop();
  if (files) rmSync(files, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => removeServer().finally(() => process.exit(130)));

async function main(args) {
  if (args.some((word) => word === '--help' || word === '-h')) return measure(args, {});
  await setUp();
  try {
    const url = await step('启动测量用 PostgreSQL（数据落盘）', startServer);
    return await measure(args, { BENCH_DATABASE_URL: url });
  } finally {
    await removeServer();
  }
}

/** A throw-away server that keeps its promises (fsync on): figures about writing mean nothing without. */
async function startServer(detail) {
  const parent = join(STATE_DIR, 'tmp');
  mkdirSync(parent, { recursive: true });
  home = mkdtempSync(join(parent, `postgres-${process.pid}-`));
  const place = { dir: join(home, 'cluster'), logPath: join(home, 'server.log'), onDetail: detail };
  server = await startPostgres(place);
  await server.stop();
  appendFileSync(join(place.dir, 'postgresql.conf'), SETTINGS);
  server = await startPostgres(place);
  return server.url;
}

/** Settings meant for running Duban must not steer a measurement. */
function measuringEnvironment() {
  const forRunning = /^(DATABASE_URL|REDIS_URL|NODE_ENV|NODE_OPTIONS|DUBAN_MODE|HOST|PORT|LOG_LEVEL|TICK_SECONDS|TEST_.*|npm_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !forRunning.test(name)));
}

/** Runs the figures in a process of their own, with our terminal; returns its exit status. */
function measure(args, extraEnv) {
  const [command, argv] = tiedToParent('SIGTERM', process.execPath, [join(ROOT, 'test', 'bench', 'main.mjs'), ...args]);
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, { cwd: ROOT, stdio: 'inherit', env: { ...measuringEnvironment(), ...extraEnv } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, reportFailure);

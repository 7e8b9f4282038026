import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI, LOG_DIR, ROOT, loadDotEnv } from './checkout.mjs';
import { run, startService } from './child-process.mjs';
import { startCheckoutPostgres } from './embedded-postgres.mjs';
import { freePortFrom } from './free-port.mjs';
import { LaunchError, reportFailure } from './launch-error.mjs';
import { prepareDatabase } from './prepare.mjs';
import { step } from './progress.mjs';
import { claimCheckout, publish, releaseCheckout } from './running.mjs';
import { setUp } from './set-up.mjs';

const DEFAULT_PORT = 3000;
const READY_WAIT_MS = 60_000;
const SECOND_SIGNAL_MS = 2_000;
/** Longer than a service that cannot reach its queue takes to give up closing in order. */
const STOP_GRACE_MS = 20_000;

/** Started services in the order of starting; they are stopped in the order of `stopOrder`. */
const services = [];
const stopOrder = ['服务', 'PostgreSQL'];

const SERVICE_LOG = join(LOG_DIR, 'service.log');
/** Small heaps: a quarter less memory for a process that serves one desk. */
const SMALL_HEAP = ['--max-semi-space-size=1', '--optimize-for-size'];

const interrupted = new Promise((resolve) => {
  let first;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      first ??= performance.now();
      resolve('interrupted');
      // A terminal and npm may both deliver the same Ctrl-C; only a later one means "now".
      if (performance.now() - first > SECOND_SIGNAL_MS) for (const service of services) if (!service.isDead()) process.kill(service.pid, 'SIGKILL');
    });
  }
});
/** Thrown inside the start when the user stops it half-way. */
class Interrupted extends Error {}
const unlessInterrupted = (work) => Promise.race([work, interrupted.then(() => { throw new Interrupted(); })]);

async function main() {
  loadDotEnv();
  claimCheckout();
  try {
    await unlessInterrupted(start());
    const ended = await Promise.race([interrupted, ...services.map((service) => service.died.then(() => service))]);
    if (ended !== 'interrupted') throw deathOf(ended);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    await stopEverything();
    releaseCheckout();
  }
  process.stdout.write('督办已停止，数据保留在 .duban 里；再次运行 npm start 即可继续。\n');
}

async function start() {
  await setUp();
  const databaseUrl = process.env.DATABASE_URL || (await embeddedDatabaseUrl());
  const host = process.env.HOST || '127.0.0.1';
  const wantedPort = Number(process.env.PORT || DEFAULT_PORT);
  const port = await freePortFrom(wantedPort, host);
  const redisUrl = process.env.REDIS_URL || undefined;
  const env = { ...process.env, DATABASE_URL: databaseUrl, HOST: host, PORT: String(port) };

  await prepareDatabase(env, { own: !process.env.DATABASE_URL });
  const address = `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
  services.push(startService({
    name: '服务', command: process.execPath, args: [...SMALL_HEAP, join(ROOT, 'dist', 'src', 'standalone.js')], env, cwd: ROOT, logPath: SERVICE_LOG,
  }));
  await step('启动服务', (detail) => untilReady(address, detail));
  publish({ address, databaseUrl, port, ...(redisUrl ? { redisUrl } : {}) });

  const summary = await run(process.execPath, [CLI, 'summary'], { cwd: ROOT, env });
  if (summary.code !== 0) throw new LaunchError(`生成概况失败：\n${summary.output}`);
  process.stdout.write(`\n${summary.stdout.trimEnd()}\n\n`);
  if (port !== wantedPort) process.stdout.write(`端口 ${wantedPort} 已被占用，改用 ${port}。\n`);
  process.stdout.write(`督办正在运行：${address}（在浏览器里打开；接口文档 ${address}/api/docs，队列用 ${redisUrl ? 'Redis' : 'PostgreSQL'}，日志在 .duban/logs）。按 Ctrl-C 停止。\n`);
}

async function embeddedDatabaseUrl() {
  const server = await step('启动内置 PostgreSQL', (detail) => startCheckoutPostgres({ onDetail: detail }));
  services.push(server);
  return server.url;
}

/** Waits until the API lives and then until it is ready; a service that ends meanwhile is the failure. */
async function untilReady(address, detail) {
  const began = performance.now();
  for (const path of ['/livez', '/readyz']) {
    detail(path);
    for (let status; status !== 200; await sleep(status === 200 ? 0 : 50)) {
      status = await answerOf(address + path);
      const dead = services.find((service) => service.isDead());
      if (dead) throw deathOf(dead);
      if (performance.now() - began > READY_WAIT_MS) {
        throw new LaunchError(`服务一分钟内没有就绪（${path} ${status ?? '无响应'}）。日志 ${SERVICE_LOG} 最后写着：\n${services.find(({ name }) => name === '服务').tail()}`);
      }
    }
  }
}

/** The status the address answers with, or undefined when it does not. `fetch` would do, but costs the launcher 20 MB for as long as it runs. */
function answerOf(url) {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 5_000 }, (response) => response.resume().once('close', () => resolve(response.statusCode)));
    request.once('timeout', () => request.destroy()).once('error', () => resolve(undefined));
  });
}

function deathOf(service) {
  return new LaunchError(`${service.name} 意外结束，督办已停止。日志 ${service.logPath} 最后写着：\n${service.tail()}`);
}

async function stopEverything() {
  const inOrder = stopOrder.flatMap((name) => services.filter((service) => service.name === name));
  if (inOrder.length === 0) return;
  await step('停止', async (detail) => {
    for (const service of inOrder) {
      detail(service.name);
      await service.stop(STOP_GRACE_MS);
    }
  });
}

main().then(() => process.exit(0), (error) => {
  reportFailure(error);
  process.exit(1);
});

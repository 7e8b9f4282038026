import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI, LOG_DIR, ROOT, loadDotEnv } from './checkout.mjs';
import { run, runOrFail, startService } from './child-process.mjs';
import { startCheckoutPostgres } from './embedded-postgres.mjs';
import { freePortFrom } from './free-port.mjs';
import { LaunchError, reportFailure } from './launch-error.mjs';
import { step } from './progress.mjs';
import { claimCheckout, publish, releaseCheckout } from './running.mjs';
import { setUp } from './set-up.mjs';

const DEFAULT_PORT = 3000;
const READY_WAIT_MS = 60_000;
const SECOND_SIGNAL_MS = 2_000;

/** Started services in the order of starting; they are stopped in the order of `stopOrder`. */
const services = [];
const stopOrder = ['API', 'worker', 'PostgreSQL'];

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

  await step('更新数据库结构', (detail) => runOrFail('更新数据库结构', process.execPath, [CLI, 'migrate'], { cwd: ROOT, env, onLine: detail }));
  await step('载入公报、单位和演示数据', (detail) => runOrFail('载入数据', process.execPath, [CLI, 'seed'], { cwd: ROOT, env, onLine: detail }));

  const address = `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
  for (const [name, file] of [['API', 'main.js'], ['worker', 'worker.js']]) {
    services.push(startService({
      name, command: process.execPath, args: [join(ROOT, 'dist', 'src', file)], env, cwd: ROOT, logPath: join(LOG_DIR, `${name.toLowerCase()}.log`),
    }));
  }
  await step('启动服务', (detail) => untilReady(address, detail));
  publish({ address, databaseUrl, port, ...(redisUrl ? { redisUrl } : {}) });

  const summary = await run(process.execPath, [CLI, 'summary'], { cwd: ROOT, env });
  if (summary.code !== 0) throw new LaunchError(`生成概况失败：\n${summary.output}`);
  process.stdout.write(`\n${summary.stdout.trimEnd()}\n\n`);
  if (port !== wantedPort) process.stdout.write(`端口 ${wantedPort} 已被占用，改用 ${port}。\n`);
  process.stdout.write(`督办正在运行：${address}（接口文档 ${address}/api/docs，队列用 ${redisUrl ? 'Redis' : 'PostgreSQL'}，日志在 .duban/logs）。按 Ctrl-C 停止。\n`);
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
      status = await fetch(address + path, { signal: AbortSignal.timeout(5_000) }).then((response) => response.arrayBuffer().then(() => response.status), () => undefined);
      const dead = services.find((service) => service.isDead());
      if (dead) throw deathOf(dead);
      if (performance.now() - began > READY_WAIT_MS) {
        throw new LaunchError(`服务一分钟内没有就绪（${path} ${status ?? '无响应'}）。日志 ${join(LOG_DIR, 'api.log')} 最后写着：\n${services.find(({ name }) => name === 'API').tail()}`);
      }
    }
  }
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
      await service.stop();
    }
  });
}

main().then(() => process.exit(0), (error) => {
  reportFailure(error);
  process.exit(1);
});

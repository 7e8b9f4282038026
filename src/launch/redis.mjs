import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { STATE_DIR } from './checkout.mjs';
import { run, startService } from './child-process.mjs';
import { unpackPackages, unpackedEnvironment } from './debian-package.mjs';
import { anyFreePort } from './free-port.mjs';
import { LaunchError } from './launch-error.mjs';

const OWN_COPY = join(STATE_DIR, 'redis');
const READY_WAIT_MS = 10_000;

/** How a Redis must be set up to keep the queue's jobs. */
const KEEPING = { appendonly: 'yes', save: '', 'maxmemory-policy': 'noeviction' };

/**
 * A Redis for the tests: the one REDIS_URL names, else a private server on a free port with append-only files and no eviction.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startTestRedis({ onDetail = () => {} } = {}) {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, stop: async () => {} };
  const parent = join(STATE_DIR, 'tmp');
  mkdirSync(parent, { recursive: true });
  const home = mkdtempSync(join(parent, `redis-${process.pid}-`));
  const server = await startRedis({ home, port: await anyFreePort(), onDetail });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/**
 * Starts a private Redis on the files in `home`. Its program comes from the PATH, else from the distribution's package, which is
 * fetched once for this checkout. Throws LaunchError with what to do when no Redis can be had.
 * @returns {Promise<{ url: string, pid: number, died: Promise<object>, stop: () => Promise<void> }>}
 */
export async function startRedis({ home, port, settings = {}, onDetail = () => {} }) {
  const all = { port, bind: '127.0.0.1', dir: home, ...KEEPING, ...settings };
  return startRedisProgram({ home, port, args: Object.entries(all).flatMap(([name, value]) => [`--${name}`, String(value)]), onDetail });
}

/** The program itself with arguments of the caller's, answering on the port. */
export async function startRedisProgram({ home, port, args, onDetail = () => {} }) {
  const program = (await installedRedis()) ?? (await fetchedRedis(onDetail));
  const service = startService({ name: 'Redis', command: program.command, cwd: home, env: program.env, logPath: join(home, 'server.log'), args });
  for (const began = Date.now(); !(await answersPing(port)); await sleep(20)) {
    if (service.isDead() || Date.now() - began > READY_WAIT_MS) {
      const words = service.tail();
      await service.stop();
      throw new LaunchError(`Redis 没有启动成功，它最后写着：\n${words}`);
    }
  }
  return { ...service, url: `redis://127.0.0.1:${port}/0` };
}

/** The program on the PATH or our own unpacked copy, when it runs at all. */
async function installedRedis() {
  const candidates = [{ command: 'redis-server', env: process.env }, ownCopy()];
  for (const candidate of candidates) {
    try {
      if ((await run(candidate.command, ['--version'], { env: candidate.env })).code === 0) return candidate;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return undefined;
}

const ownCopy = () => ({ command: join(OWN_COPY, 'usr', 'bin', 'redis-server'), env: unpackedEnvironment(OWN_COPY) });

async function fetchedRedis(onDetail) {
  try {
    await unpackPackages(['redis-server'], OWN_COPY, onDetail);
  } catch (error) {
    throw new LaunchError(`队列测试需要 Redis，但本机没有，也未能自动取得：\n${error.message}\n`
      + '请任选一种办法后重试：安装 redis-server（例如 apt-get install redis-server）；或把环境变量 REDIS_URL 指向一个可以清空的 Redis。');
  }
  const program = await installedRedis();
  if (program === undefined) throw new LaunchError('redis-server 已取得但无法运行。请把环境变量 REDIS_URL 指向一个可以清空的 Redis。');
  return program;
}

/** True when a Redis on the port answers PING; its protocol is plain text. */
function answersPing(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => settle(false)).once('error', () => settle(false)).once('data', (bytes) => settle(bytes.toString().startsWith('+PONG')));
  });
}

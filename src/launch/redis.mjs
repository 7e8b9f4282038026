import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { STATE_DIR } from './checkout.mjs';
import { run, startService } from './child-process.mjs';
import { anyFreePort } from './free-port.mjs';
import { LaunchError } from './launch-error.mjs';

const OWN_COPY = join(STATE_DIR, 'redis');
const READY_WAIT_MS = 10_000;

/**
 * A Redis for the tests: the one REDIS_URL names, else a private server on a free port with append-only files and no eviction.
 * Its program comes from the PATH, else from the distribution's package, which is fetched once for this checkout.
 * Throws LaunchError with what to do when no Redis can be had.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startTestRedis({ onDetail = () => {} } = {}) {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, stop: async () => {} };
  const program = (await installedRedis()) ?? (await fetchedRedis(onDetail));
  const parent = join(STATE_DIR, 'tmp');
  mkdirSync(parent, { recursive: true });
  const home = mkdtempSync(join(parent, `redis-${process.pid}-`));
  const port = await anyFreePort();
  const service = startService({
    name: 'Redis', command: program.command, cwd: home, env: program.env, logPath: join(home, 'server.log'),
    args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', home, '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
  });
  const stop = async () => {
    await service.stop();
    rmSync(home, { recursive: true, force: true });
  };
  for (const began = Date.now(); !(await answersPing(port)); await sleep(20)) {
    if (service.isDead() || Date.now() - began > READY_WAIT_MS) {
      const words = service.tail();
      await stop();
      throw new LaunchError(`Redis 没有启动成功，它最后写着：\n${words}`);
    }
  }
  return { url: `redis://127.0.0.1:${port}/0`, stop };
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

function ownCopy() {
  const libraries = join(OWN_COPY, 'usr', 'lib');
  let folders = [];
  try {
    folders = readdirSync(libraries, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(libraries, entry.name));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const path = [...folders, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return { command: join(OWN_COPY, 'usr', 'bin', 'redis-server'), env: { ...process.env, LD_LIBRARY_PATH: path } };
}

async function fetchedRedis(onDetail) {
  try {
    await unpackPackage(onDetail);
  } catch (error) {
    throw new LaunchError(`队列测试需要 Redis，但本机没有，也未能自动取得：\n${error.message}\n`
      + '请任选一种办法后重试：安装 redis-server（例如 apt-get install redis-server）；或把环境变量 REDIS_URL 指向一个可以清空的 Redis。');
  }
  const program = await installedRedis();
  if (program === undefined) throw new LaunchError('redis-server 已取得但无法运行。请把环境变量 REDIS_URL 指向一个可以清空的 Redis。');
  return program;
}

/**
 * Downloads the package and what it needs with lists of our own and unpacks them below `.duban/redis`: this needs no root, and it neither
 * changes the system nor starts the service that an installation would start.
 */
async function unpackPackage(onDetail) {
  const home = join(STATE_DIR, 'apt');
  mkdirSync(join(home, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(home, 'cache', 'archives', 'partial'), { recursive: true });
  const own = ['-o', `Dir::State::Lists=${home}/lists`, '-o', `Dir::Cache=${home}/cache`, '-o', 'Debug::NoLocking=1'];
  await apt([...own, 'update'], onDetail);
  const { stdout } = await apt([...own, 'install', '--print-uris', '-qq', '-y', '--no-install-recommends', 'redis-server'], onDetail);
  const names = [...stdout.matchAll(/^'\S+' (\S+?)_\S+\.deb /gm)].map((match) => match[1]);
  if (names.length === 0) throw new Error('apt-get 没有给出 redis-server 的下载地址。');
  await apt([...own, 'download', ...names], onDetail, home);
  mkdirSync(OWN_COPY, { recursive: true });
  for (const file of readdirSync(home).filter((name) => name.endsWith('.deb'))) {
    const { code, output } = await run('dpkg-deb', ['-x', join(home, file), OWN_COPY]);
    if (code !== 0) throw new Error(`解包 ${file} 失败：${output.trim()}`);
  }
  rmSync(home, { recursive: true, force: true });
}

async function apt(args, onDetail, cwd = dirname(STATE_DIR)) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const result = await run('apt-get', args, { env, cwd, onLine: onDetail }).catch((error) => ({ code: 1, output: String(error.message) }));
  if (result.code !== 0) throw new Error(`apt-get ${args.at(-1)}：${result.output.trim().split('\n').slice(-5).join('\n')}`);
  return result;
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

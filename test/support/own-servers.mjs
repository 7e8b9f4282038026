import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, ROOT, STATE_DIR } from '../../src/launch/checkout.mjs';
import { runOrFail } from '../../src/launch/child-process.mjs';
import { startPostgres } from '../../src/launch/embedded-postgres.mjs';
import { anyFreePort } from '../../src/launch/free-port.mjs';
import { startRedis, startRedisProgram } from '../../src/launch/redis.mjs';

function freshHome(name) {
  const parent = join(STATE_DIR, 'tmp');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `${name}-${process.pid}-`));
}

/** A server of a test's own, which may be killed and started again on the same files and the same port. */
class OwnServer {
  constructor(home, start, server) {
    this.home = home;
    this.start = start;
    this.server = server;
  }

  static async on(name, start) {
    const home = freshHome(name);
    return new OwnServer(home, start, await start(home));
  }

  get url() {
    return this.server.url;
  }

  /** Sends the signal and waits for the server's end. */
  async end(signal) {
    process.kill(this.server.pid, signal);
    await this.server.died;
  }

  async begin() {
    this.server = await this.start(this.home);
  }

  async remove() {
    await this.server.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** A Redis that keeps its jobs as production must; `settings` for one that is part of something larger. */
export async function ownRedis(settings = {}) {
  const port = await anyFreePort();
  return OwnServer.on('redis', (home) => startRedis({ home, port, settings }));
}

/** A node for a Redis Cluster, without slots yet. */
export async function ownClusterNode() {
  return ownRedis({ 'cluster-enabled': 'yes', 'cluster-port': await anyFreePort() });
}

/** A Sentinel that alone decides that the master is down, and does so after half a second. */
export async function ownSentinel(master, masterPort) {
  const port = await anyFreePort();
  return OwnServer.on('sentinel', (home) => {
    const settings = join(home, 'sentinel.conf');
    writeFileSync(settings, [
      `port ${port}`, 'bind 127.0.0.1', `dir ${home}`, `sentinel monitor ${master} 127.0.0.1 ${masterPort} 1`,
      `sentinel down-after-milliseconds ${master} 500`, `sentinel failover-timeout ${master} 2000`, '',
    ].join('\n'));
    return startRedisProgram({ home, port, args: [settings, '--sentinel'] });
  });
}

/** A PostgreSQL that keeps what it has committed: SIGINT ends it fast, SIGQUIT at once. */
export function ownPostgres() {
  return OwnServer.on('postgres', (home) => startPostgres({ dir: join(home, 'cluster'), logPath: join(home, 'server.log') }));
}

/** Creates the database and brings it to the newest schema; returns its URL. */
export async function migratedDatabase(serverUrl, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runOrFail('为测试建立数据库结构', process.execPath, [CLI, 'migrate'], { cwd: ROOT, env: { ...process.env, DATABASE_URL: url.href } });
  return url.href;
}

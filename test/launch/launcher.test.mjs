import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { closedHome, freshClone } from './checkout-copy.mjs';
import { eventually, processesOf } from './processes.mjs';

const PLAN = '武政办〔2024〕21号';
/** Some 900 packages are fetched and unpacked, beside all other tests: how long that takes says nothing of us, only one that never ends must be found. */
const INSTALL_LIMIT_MS = 400_000;
/** As with the installation: beside all other tests a start takes ten times as long as alone, and only one that never comes about must be found. */
const START_LIMIT_MS = 150_000;
const TEST_LIMIT_MS = 400_000;

/** Stands in front of the compiled `duban prepare` and writes down every time it runs. */
const COUNTED_PREPARE = (record) => `
import { appendFileSync } from 'node:fs';
import { prepareCommand as prepare } from './prepare.uncounted.js';
export function prepareCommand(program) {
  prepare(program);
  program.commands.find((command) => command.name() === 'prepare').hook('preAction', () => appendFileSync(${JSON.stringify(record)}, 'prepared '));
}
`;

describe('a fresh clone', () => {
  let home;
  let clone;
  let occupied;
  const npmRuns = [];
  const env = () => {
    const forRunning = /^(DATABASE_URL|REDIS_URL|NODE_ENV|DUBAN_MODE|HOST|PORT|TEST_.*|LANG|LC_.*|NODE_TEST_CONTEXT|npm_.*)$/;
    const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !forRunning.test(name)));
    return { ...rest, npm_config_prefer_offline: 'true', npm_config_update_notifier: 'false', ...(occupied ? { PORT: String(occupied.address().port) } : {}) };
  };

  /** Runs a command in the clone; `text` grows while it runs. */
  const launch = (command, args, extra = {}) => {
    const child = spawn(command, args, { cwd: clone, env: { ...env(), ...extra }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    npmRuns.push(child);
    const running = { child, text: '', stdout: '', exit: new Promise((resolve) => child.once('close', (code) => resolve(code))) };
    child.stdout.setEncoding('utf8').on('data', (words) => { running.text += words; running.stdout += words; });
    child.stderr.setEncoding('utf8').on('data', (words) => { running.text += words; });
    return running;
  };
  const finished = async (command, args, extra) => {
    const running = launch(command, args, extra);
    return { code: await running.exit, stdout: running.stdout, text: running.text };
  };
  const started = async (limitMs, extra) => {
    const running = launch('npm', ['start'], extra);
    await eventually(() => /督办正在运行/.test(running.text) || running.child.exitCode !== null, () => `not running:\n${running.text}`, limitMs);
    assert.match(running.text, /督办正在运行/);
    return running;
  };
  const facts = () => JSON.parse(readFileSync(join(clone, '.duban', 'running.json'), 'utf8'));
  const nothingLeft = () => eventually(() => processesOf(clone).length === 0, () => `still running: ${processesOf(clone)}`);
  const stop = async (running, signal = 'SIGTERM') => {
    process.kill(facts().pid, signal);
    const code = await running.exit;
    await nothingLeft();
    return code;
  };

  const countPreparing = () => {
    const compiled = join(clone, 'dist', 'src', 'cli');
    renameSync(join(compiled, 'prepare.command.js'), join(compiled, 'prepare.uncounted.js'));
    writeFileSync(join(compiled, 'prepare.command.js'), COUNTED_PREPARE(join(home, 'preparing')));
  };
  const timesPrepared = () => (existsSync(join(home, 'preparing')) ? readFileSync(join(home, 'preparing'), 'utf8').split(' ').length - 1 : 0);

  before(async () => {
    home = closedHome();
    clone = freshClone(home);
    occupied = createServer();
    await new Promise((resolve) => occupied.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    for (const child of npmRuns) if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    occupied.close();
    await nothingLeft();
    rmSync(home, { recursive: true, force: true });
  });

  it('says to run npm start first when a command comes before it', async () => {
    const { code, text } = await finished(process.execPath, [join('src', 'launch', 'duban.mjs'), 'plans']);
    assert.equal(code, 1);
    assert.match(text, /npm start/);
  });

  let summary;
  it('runs after one npm start: installs, builds, loads the gazette, shows progress and a summary, avoids the port in use', { timeout: INSTALL_LIMIT_MS + TEST_LIMIT_MS }, async () => {
    const running = await started(INSTALL_LIMIT_MS);
    assert.match(running.text, /… 安装依赖（npm install） [\d.]+ 秒[^]*✓ 安装依赖/);
    assert.match(running.text, /✓ 编译/);
    const { port, address, databaseUrl } = facts();
    assert.notEqual(port, occupied.address().port);
    assert.match(running.text, new RegExp(`端口 ${occupied.address().port} 已被占用，改用 ${port}`));
    assert.match(databaseUrl, /^postgres:\/\//);
    assert.equal(statSync(join(clone, '.duban', 'running.json')).mode & 0o777, 0o600);
    summary = summaryOf(running.stdout);
    assert.match(summary, /58/);
    for (const path of ['/', '/livez', '/readyz', '/api/docs']) assert.equal((await fetch(address + path)).status, 200, path);

    const ledger = await finished('npx', ['duban', 'ledger', PLAN, '--json']);
    assert.equal(ledger.code, 0, ledger.text);
    const rows = JSON.parse(ledger.stdout);
    assert.equal((Array.isArray(rows) ? rows : rows.rows ?? rows.items).length, 58);

    const second = await finished('npm', ['start']);
    assert.equal(second.code, 1);
    assert.match(second.text, new RegExp(`已经在这个目录里运行.*${address}`));

    assert.equal(await stop(running), 0);
    assert.equal(existsSync(join(clone, '.duban', 'running.json')), false);
    await assert.rejects(fetch(`${address}/livez`));
  });

  it('starts again without installing, building or loading, with the same summary, and ends everything on Ctrl-C', { timeout: TEST_LIMIT_MS }, async () => {
    countPreparing();
    const running = await started(START_LIMIT_MS);
    assert.doesNotMatch(running.text, /安装依赖|编译/);
    assert.equal(timesPrepared(), 0);
    assert.equal(summaryOf(running.stdout), summary);
    // Ctrl-C in a terminal reaches npm, its shell and the launcher at once; the launcher alone knows the order of stopping.
    process.kill(-running.child.pid, 'SIGINT');
    await running.exit;
    await nothingLeft();
    assert.equal(existsSync(join(clone, '.duban', 'running.json')), false);
    assert.match(readFileSync(join(clone, '.duban', 'logs', 'postgres.log'), 'utf8'), /database system is shut down\n$/);
  });

  it('answers a command while nothing runs, and stops the database it started for it', { timeout: TEST_LIMIT_MS }, async () => {
    const { code, stdout, text } = await finished('npx', ['duban', 'ledger', PLAN]);
    assert.equal(code, 0, text);
    assert.match(stdout, /序号/);
    await nothingLeft();
    const wrong = await finished('npx', ['duban', 'ledger', '武政办〔1999〕1号']);
    assert.notEqual(wrong.code, 0);
    await nothingLeft();
  });

  it('stops everything and fails, showing the last lines of the log, when the service dies', { timeout: TEST_LIMIT_MS }, async () => {
    const running = await started(START_LIMIT_MS);
    const service = processesOf(clone).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('standalone.js'));
    process.kill(service, 'SIGKILL');
    assert.equal(await running.exit, 1);
    assert.match(running.text, new RegExp(`服务 意外结束[^]*service\\.log[^]*"pid":${service}`));
    await nothingLeft();
  });

  it('answers pages while its queue is away', { timeout: TEST_LIMIT_MS }, async () => {
    const running = await started(START_LIMIT_MS, { REDIS_URL: `redis://127.0.0.1:${await closedPort()}/0` });
    const { address } = facts();
    for (const path of ['/readyz', '/api/v1/plans']) assert.equal((await fetch(address + path, { headers: { 'X-Duban-Account': 'leader' } })).status, 200, path);
    assert.match(readFileSync(join(clone, '.duban', 'logs', 'service.log'), 'utf8'), /ECONNREFUSED/);
    assert.equal(await stop(running), 0);
  });

  it('leaves no process behind when the launcher is killed outright, and starts again afterwards', { timeout: TEST_LIMIT_MS }, async () => {
    const killed = await started(START_LIMIT_MS);
    await stop(killed, 'SIGKILL');
    const running = await started(START_LIMIT_MS);
    assert.equal(summaryOf(running.stdout), summary);
    assert.equal(await stop(running, 'SIGINT'), 0);
    assert.match(running.text, /督办已停止/);
  });

  it('loads everything anew after its data has been deleted', { timeout: TEST_LIMIT_MS }, async () => {
    const before = timesPrepared();
    rmSync(join(clone, '.duban', 'postgres-18'), { recursive: true });
    const running = await started(START_LIMIT_MS);
    assert.equal(timesPrepared(), before + 1);
    assert.equal(summaryOf(running.stdout), summary);
    assert.equal(await stop(running), 0);
  });

  it('loads again, and doubles nothing, when what it loads from has changed', { timeout: TEST_LIMIT_MS }, async () => {
    const before = timesPrepared();
    writeFileSync(join(clone, 'seed-data', 'added.csv'), '');
    const running = await started(START_LIMIT_MS);
    assert.equal(timesPrepared(), before + 1);
    assert.equal(summaryOf(running.stdout), summary);
    assert.equal(await stop(running), 0);
  });

  it('refuses wrong settings in Chinese, with status 1 and nothing left running', { timeout: TEST_LIMIT_MS }, async () => {
    const { code, text } = await finished('npm', ['start'], { LOG_LEVEL: 'loud' });
    assert.equal(code, 1);
    assert.match(text, /LOG_LEVEL 只能是/);
    await nothingLeft();
  });

  it('says what to do when npm install fails', { timeout: TEST_LIMIT_MS }, async () => {
    const bare = join(home, 'bare');
    mkdirSync(bare);
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) writeFileSync(join(bare, name), readFileSync(join(clone, name)));
    cpSync(join(clone, 'src', 'launch'), join(bare, 'src', 'launch'), { recursive: true });
    const cloneBefore = clone;
    clone = bare;
    const { code, text } = await finished('npm', ['start'], { npm_config_offline: 'true', npm_config_cache: join(home, 'empty-cache') });
    clone = cloneBefore;
    assert.equal(code, 1);
    assert.match(text, /npm install 失败/);
    assert.equal(existsSync(join(bare, '.duban', 'running.json')), false);
  });
});

/** A port on which nothing listens. */
async function closedPort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The printed summary: what stands between the progress lines and the closing lines. */
function summaryOf(stdout) {
  return stdout.split('\n').filter((line) => line !== '' && !/^>|端口|督办正在运行|督办已停止/.test(line)).join('\n').replaceAll(/http:\/\/[\d.:]+/g, 'ADDRESS');
}

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';
import { anyFreePort } from '../../src/launch/free-port.mjs';
import { memoryOf, treeOf } from './processes.mjs';
import { interleaved, pairedRatios, spread } from './statistics.mjs';

const TARGET_MS = 5000;
const TARGET_MB = 250;
const REQUESTS = 200;
const WAIT_MS = 180_000;
const COPIED = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'config', 'migrations', 'seed-data', 'dist'];
const HEADERS = { 'X-Duban-Account': 'leader' };
/** The Node processes of a running Duban, by the file each one runs. */
const PROCESSES = { 'start.mjs': '启动器', 'standalone.js': '服务' };

/** Starts a copy of the checkout that has been started before, until a real page answers, and weighs its Node processes. */
export async function warmStart({ rounds, progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  try {
    for (const name of COPIED) cpSync(join(PROJECT_ROOT, name), join(folder, name), { recursive: true, preserveTimestamps: true });
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
    progress('首次启动（建库、载入）');
    const page = await firstStart(folder);
    const { ours, limit } = await interleaved(rounds, {
      ours: () => oneStart(folder, page, 'npm', ['start'], stopDuban),
      limit: () => oneStart(folder, page, process.execPath, bareServer(folder), (child) => process.kill(child.pid, 'SIGTERM')),
    }, (round) => progress(`第 ${round} 轮`));
    return [timeRow(ours, limit), memoryRow(ours, limit)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bareServer = (folder) => (port) => [fileURLToPath(new URL('bare-server.mjs', import.meta.url)), folder, String(port)];

async function firstStart(folder) {
  const port = await anyFreePort();
  const started = start(folder, port, 'npm', ['start']);
  try {
    const { rows: plans } = await (await answered(`http://127.0.0.1:${port}/api/v1/plans`, started)).json();
    if (plans.length === 0) throw new Error('the first start loaded no plan');
    await running(folder, started);
    return `/api/v1/plans/${plans[0].id}/ledger`;
  } finally {
    await stopped(started, () => stopDuban(started.child, folder));
  }
}

/** One start until the page answers, then the requests, then the memory; `args` may depend on the port. */
async function oneStart(folder, page, command, args, stop) {
  const port = await anyFreePort();
  const began = performance.now();
  const started = start(folder, port, command, typeof args === 'function' ? args(port) : args);
  try {
    const url = `http://127.0.0.1:${port}${page}`;
    await (await answered(url, started)).arrayBuffer();
    const ms = performance.now() - began;
    if (command === 'npm') await running(folder, started);
    for (let request = 0; request < REQUESTS; request++) await (await fetch(url, { headers: HEADERS })).arrayBuffer();
    return { ms, memory: nodeMemory(started.child.pid) };
  } finally {
    await stopped(started, () => stop(started.child, folder));
  }
}

function start(folder, port, command, args) {
  const env = { ...process.env, PORT: String(port), npm_config_update_notifier: 'false' };
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const started = { child, text: '', exit: new Promise((resolve) => child.once('close', resolve)) };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (words) => { started.text += words; });
  return started;
}

/** The first answer 200 of the page. */
async function answered(url, started) {
  for (const began = performance.now(); ; await sleep(10)) {
    const response = await fetch(url, { headers: HEADERS }).catch(() => undefined);
    if (response?.status === 200) return response;
    await response?.arrayBuffer();
    if (started.child.exitCode !== null || performance.now() - began > WAIT_MS) throw new Error(`${url} did not answer:\n${started.text}`);
  }
}

/** Waits until the launcher has reported its address: from then on nothing but the services runs. */
async function running(folder, started) {
  for (const began = performance.now(); !started.text.includes('督办正在运行'); await sleep(20)) {
    if (started.child.exitCode !== null || performance.now() - began > WAIT_MS) throw new Error(`not running:\n${started.text}`);
  }
}

function stopDuban(_, folder) {
  process.kill(JSON.parse(readFileSync(join(folder, '.duban', 'running.json'), 'utf8')).pid, 'SIGTERM');
}

async function stopped({ child, exit }, stop) {
  try {
    if (child.exitCode === null) stop();
  } catch {
    child.kill('SIGTERM');
  }
  await exit;
}

/** Memory of every Node process below `root`, named by what it runs. */
function nodeMemory(root) {
  return treeOf(root).filter(({ command }) => /(^|\/)node$|^npm/.test(command[0] ?? '')).map(({ pid, command }) => ({ name: nameOf(command), ...memoryOf(pid) }));
}

/** Whose process a command line is, by the file that Node runs. */
function nameOf(command) {
  const file = command.slice(1).find((word) => !word.startsWith('-')) ?? command[0];
  return PROCESSES[basename(file)] ?? (command[0].startsWith('npm') || file.includes('npm') ? 'npm' : basename(file));
}

function timeRow(ours, limit) {
  const times = ours.map(({ ms }) => ms);
  const measured = spread(times);
  return {
    figure: '热启动到台账页首次返回 200', unit: '毫秒', measured, limitName: '同一数据库加一个裸 HTTP 进程', limit: spread(limit.map(({ ms }) => ms)),
    ratio: spread(pairedRatios(times, limit.map(({ ms }) => ms))), target: `≤ ${TARGET_MS} 毫秒`, reached: measured.median <= TARGET_MS,
    note: '从 npm start 算起，含 npm 本身',
  };
}

function memoryRow(ours, limit) {
  const named = (memory) => memory.filter(({ name }) => Object.values(PROCESSES).includes(name));
  const sum = (memory, field) => memory.reduce((total, process) => total + process[field], 0);
  for (const { memory } of ours) if (named(memory).length !== Object.keys(PROCESSES).length) throw new Error(`expected ${Object.values(PROCESSES)}: ${JSON.stringify(memory)}`);
  const totals = ours.map(({ memory }) => sum(named(memory), 'residentMb'));
  const limits = limit.map(({ memory }) => sum(memory, 'residentMb'));
  const measured = spread(totals);
  const median = (pick) => Math.round(spread(ours.map(({ memory }) => pick(memory))).median);
  const parts = Object.values(PROCESSES).map((name) => `${name} ${median((memory) => memory.find((process) => process.name === name).residentMb)}`);
  const npm = ours.map(({ memory }) => sum(memory.filter(({ name }) => name === 'npm'), 'residentMb'));
  return {
    figure: `Node 进程常驻内存之和（${REQUESTS} 次请求后）`, unit: 'MB', measured, limitName: '一个裸 HTTP 进程', limit: spread(limits), ratio: spread(pairedRatios(totals, limits)),
    target: `≤ ${TARGET_MB} MB`, reached: measured.median <= TARGET_MB,
    note: `${parts.join('，')}；按比例分摊共享页为 ${median((memory) => sum(named(memory), 'proportionalMb'))} MB；npm 本身另占 ${Math.round(spread(npm).median)} MB`,
  };
}

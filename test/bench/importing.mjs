import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';
import { SeedService } from '../../dist/src/modules/demo/index.js';
import { anyFreePort } from '../../src/launch/free-port.mjs';
import { BenchDatabase } from './database.mjs';
import { workbookBytes } from './office-documents.mjs';
import { gazetteBytes, seedDirectory } from './seed-files.mjs';
import { interleaved, pairedRatios, spread } from './statistics.mjs';

const CONNECTIONS = 10;
const WINDOW_MS = 6_000;
const START_MS = 60_000;
/** The most a sheet may have, the three rows above the measures included. */
const ROWS = 5_000;
const MEASURES = ROWS - 3;
const FILES_PER_WINDOW = 12;
const TARGET = 2;
const READER = { 'x-duban-account': 'leader' };
const BOUNDARY = 'boundary-of-a-measured-form';
const IMPORTER = { 'x-duban-account': 'office.2024-21', 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** The slowest hundredth of pages while a clerk imports one file after the other, beside the same pages with nothing else to do. */
export async function importing({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  try {
    progress('载入十一个方案');
    await database.get(SeedService).run(() => {});
    const api = await startedApi(Object.assign(new URL(serverUrl), { pathname: `/${database.name}` }).href);
    try {
      await pages(api, WINDOW_MS / 2);
      const units = seedDirectory().units.filter(({ validTo }) => validTo === null);
      return [
        await importRow(api, { figure: `导入 ${ROWS} 行 .xlsx 时的方案列表`, name: '任务分解表.xlsx', file: (number) => workbookBytes(MEASURES, units, ` ${number}`) }, rounds, progress),
        await importRow(api, { figure: '导入公报时的方案列表', name: '公报.txt', file: (number) => Buffer.concat([gazetteBytes(), Buffer.from(`\n${number}\n`)]) }, rounds, progress),
      ];
    } finally {
      api.child.kill('SIGTERM');
      await api.closed;
    }
  } finally {
    await database.drop();
  }
}

async function importRow(api, { figure, name, file }, rounds, progress) {
  let imports = 0;
  const { ours, limit } = await interleaved(rounds, {
    ours: async (round) => {
      // Every file differs in its bytes; written before the window, so that it only holds reading and storing.
      const files = [];
      for (let number = 0; number < FILES_PER_WINDOW; number++) files.push(await file(round * FILES_PER_WINDOW + number));
      const window = { over: false };
      const importer = importAll(api, name, files, window);
      const taken = await Promise.race([pages(api, WINDOW_MS), importer.then(() => { throw new Error('the files ran out before the window'); })]).finally(() => { window.over = true; });
      imports += await importer;
      return taken;
    },
    limit: () => pages(api, WINDOW_MS),
  }, (round) => progress(`${figure} 第 ${round} 轮`));
  const [busy, idle] = [ours.map(percentile99), limit.map(percentile99)];
  const ratio = spread(pairedRatios(busy, idle));
  const median = (windows) => spread(windows.map((times) => spread(times).median)).median.toFixed(1);
  const pageCount = (windows) => spread(windows.map((times) => times.length)).median;
  const slowest = (windows) => Math.round(spread(windows.map((times) => Math.max(...times))).median);
  return {
    figure, unit: '毫秒（p99）', measured: spread(busy), limitName: '没有导入时', limit: spread(idle), ratio, target: `比值 ≤ ${TARGET}`, reached: ratio.median <= TARGET,
    note: `${CONNECTIONS} 个连接，中位 ${median(ours)} 对 ${median(limit)} 毫秒，每个窗口 ${pageCount(ours)} 对 ${pageCount(limit)} 页，最慢一页 ${slowest(ours)} 对 ${slowest(limit)} 毫秒；共导入 ${imports} 份；负载 ${loadavg()[0].toFixed(1)}`,
  };
}

/** Uploads the files one after the other until the window is over; the one under way is finished. Returns how many were stored. */
async function importAll(api, name, files, window) {
  let stored = 0;
  for (const bytes of files) {
    if (window.over) break;
    const response = await fetch(`${api.url}/api/v1/source-documents`, { method: 'POST', headers: IMPORTER, body: formWith(name, bytes) });
    if (response.status !== 201) throw new Error(`${response.status} ${(await response.text()).slice(0, 500)}`);
    await response.arrayBuffer();
    stored += 1;
  }
  return stored;
}

/** A form with one file, as a browser sends it. */
function formWith(name, bytes) {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

/** Milliseconds of every page of plans asked for by the connections, each asking again once it is answered. */
async function pages(api, windowMs) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  const end = performance.now() + windowMs;
  const ask = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      await page(`${api.url}/api/v1/plans`, agent);
      times.push(performance.now() - began);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  } finally {
    agent.destroy();
  }
  return times;
}

function page(url, agent) {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: READER }, (response) => {
      if (response.statusCode !== 200) return void reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('error', reject).on('end', resolve).resume();
    }).on('error', reject);
  });
}

function percentile99(times) {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * 0.99) - 1];
}

/** The API alone in a process of its own, as production runs it, answering. */
async function startedApi(databaseUrl) {
  const port = await anyFreePort();
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '1000000' };
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'src', 'main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const api = { child, url: `http://127.0.0.1:${port}`, closed: once(child, 'close') };
  for (const began = performance.now(); ; await sleep(50)) {
    const response = await fetch(`${api.url}/api/v1/plans`, { headers: READER }).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.status === 200) return api;
    if (child.exitCode !== null || performance.now() - began > START_MS) throw new Error(`the API did not answer: ${response?.status}`);
  }
}

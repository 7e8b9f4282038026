import { Agent } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';
import { fillCity, signedIn } from './city.mjs';
import { BenchDatabase } from './database.mjs';
import { processorSeconds } from './processes.mjs';
import { page, startedServer } from './server.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const CONNECTIONS = 50;
const WINDOW_MS = 2_000;
const MOST_ROUNDS = 3;
/** Every connection asks once in this time, as people who read do; fifty that ask without a pause would only measure how long their queue is. */
const PAUSE_MS = 1_000;
const TARGET_MS = 100;
/** Answers over which the processor time is taken, which /proc counts in hundredths of a second; and those before, until statements are planned. */
const COUNTED = 40;
const WARMING = 15;
const LIMIT = { path: '/api/v1/plans/7/ladders' };

/** Reads of the pages and of the older lists, each by the person who opens it; `#` stands for a number that changes with every request. */
const READS = {
  leader: [
    'plans', 'plans/#', 'plans/#/phases', 'plans/#/ledger', 'plans/#/ledger-page?limit=58', 'plans/#/ledger-page?light=red', 'plans/#/ledger-page?q=国际市场', 'plans/#/lateness', 'plans/#/comparison?since=2024-08-01',
    'items/#', 'items/#/thread', 'items/#/history', 'items/#/targets', 'search?q=国际市场', 'cockpit', 'brief', 'instructions', 'documents', 'units',
  ],
  office: ['review-queue', 'submissions/matrix?planId=#', 'plans/#/submissions', 'plans/#/reporting-duties', 'plans/#/rollover?year=2025', 'notices', 'circulars', 'leading-groups/1/inbox', 'leading-groups/1/lateness', 'units/5/workload', 'units/5/lateness'],
  liaison: ['inbox', 'inbox/matters', 'units/1/inbox', 'plans', 'search?q=国际市场', 'units/1/workload'],
};

/** How long the slowest hundredth of every read takes, fifty connections over a hundred thousand items, beside the smallest page of the same server. */
export async function readLatency({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  try {
    progress('写入十万个事项');
    await database.loadCalendar();
    await fillCity(database.client);
    const people = { leader: await signedIn(database, 'leader'), office: await signedIn(database, 'office'), liaison: await signedIn(database, 'liaison') };
    const server = await startedServer(database.url, { program: join(PROJECT_ROOT, 'dist', 'src', 'main.js'), path: LIMIT.path, headers: people.leader });
    try {
      const rows = [];
      for (const [person, reads] of Object.entries(READS)) {
        for (const read of reads) rows.push(await figureOf(server, database, { person, read, headers: people[person], leader: people.leader }, rounds, progress));
      }
      return rows;
    } finally {
      await server.stop();
    }
  } finally {
    await database.drop();
  }
}

async function figureOf(server, database, { person, read, headers, leader }, rounds, progress) {
  progress(`${person} ${read}`);
  const ask = (number, agent) => page(`${server.url}/api/v1/${encodeURI(read.replace('#', String(1 + (number * 7) % 1_700)))}`, headers, agent);
  const smallest = (_, agent) => page(`${server.url}${LIMIT.path}`, leader, agent);
  const alone = [];
  for (let number = 0; number < WARMING; number++) alone.push((await timed(() => ask(number))).ms);
  const used = await processorTime(server, database, ask);
  // Fifty at once would only queue for it. What else the machine does makes one answer slower, never faster.
  if (spread(alone).min > TARGET_MS) return { ...common(person, read), measured: spread(alone), limit: spread(alone), ratio: spread([1]), reached: false, note: `单独一次已超过目标，不再加压；${used}；负载 ${loadavg()[0].toFixed(1)}` };
  const { ours, limit } = await interleaved(Math.min(rounds, MOST_ROUNDS), { ours: () => window(ask, WINDOW_MS), limit: () => window(smallest, WINDOW_MS) });
  const p99 = (windows) => windows.map((times) => percentile(times, 0.99));
  const measured = spread(p99(ours));
  return {
    ...common(person, read), measured, limit: spread(p99(limit)), ratio: spread(pairedRatios(p99(ours), p99(limit))),
    reached: measured.median <= TARGET_MS, note: `中位 ${spread(ours.flat()).median.toFixed(1)} 毫秒；${used}；负载 ${loadavg()[0].toFixed(1)}`,
  };
}

/** Processor time of an answer, of the server and of the database: hardly depends on what else the machine does. */
async function processorTime(server, database, ask) {
  const backends = (await database.rows('select pid from pg_stat_activity where datname = current_database()')).map(({ pid }) => pid);
  const seconds = () => [processorSeconds(server.pid), backends.reduce((sum, pid) => sum + processorSeconds(pid), 0)];
  const before = seconds();
  for (let number = 0; number < COUNTED; number++) await ask(number);
  const [own, theirs] = seconds().map((after, index) => (((after - before[index]) * 1000) / COUNTED).toFixed(1));
  return `一次用处理器 ${own} + ${theirs} 毫秒（服务 + 数据库）`;
}

const common = (person, read) => ({ figure: `${person} ${read}`, unit: '毫秒', limitName: '同一服务最小的一页', target: `p99 ≤ ${TARGET_MS} 毫秒` });

/** Milliseconds of every request of the window, counted from when it was due: a server that is late does not put off what is asked next. */
async function window(ask, windowMs) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  const began = performance.now();
  const connection = async (_, number) => {
    for (let due = (number * PAUSE_MS) / CONNECTIONS, nth = 0; due < windowMs; due += PAUSE_MS, nth += 1) {
      await sleep(Math.max(0, began + due - performance.now()));
      await ask(number + nth * CONNECTIONS, agent);
      times.push(performance.now() - began - due);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  } finally {
    agent.destroy();
  }
  return times;
}

function percentile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * share) - 1];
}

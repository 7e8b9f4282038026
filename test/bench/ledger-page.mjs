import { Agent } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';
import { AccountsService } from '../../dist/src/modules/accounts/index.js';
import { LedgerPageQueries } from '../../dist/src/modules/reads/index.js';
import { UnitOfWork } from '../../dist/src/platform/db/unit-of-work.js';
import { fillCity, ITEMS_OF_PLAN, PLANS, signedIn } from './city.mjs';
import { BenchDatabase } from './database.mjs';
import { page, startedServer } from './server.mjs';
import { interleaved, pairedRatios, spread } from './statistics.mjs';

const PAGES = 200;
const CONNECTIONS = 10;
const WINDOW_MS = 4_000;
const TARGET = 0.4;

/** Ledger pages with everything a person sees of them, out of a hundred thousand items, beside a plain server that runs the same statement and sends what it answers. */
export async function ledgerPage({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  try {
    progress('写入十万个事项');
    await database.loadCalendar();
    await fillCity(database.client);
    const headers = await signedIn(database, 'leader');
    const started = (program, args) => startedServer(database.url, { program, args, path: path(1), headers });
    const ours = await started(join(PROJECT_ROOT, 'dist', 'src', 'main.js'));
    const limit = await started(fileURLToPath(new URL('bare-ledger.mjs', import.meta.url)), [JSON.stringify(await pageStatement(database))]);
    try {
      for (const server of [ours, limit]) await pages(server, headers, WINDOW_MS / 2);
      const bytes = { ours: 0, limit: 0 };
      const measured = await interleaved(rounds, { ours: () => pages(ours, headers, WINDOW_MS), limit: () => pages(limit, headers, WINDOW_MS) }, (round) => progress(`第 ${round} 轮`));
      for (const [name, windows] of Object.entries(measured)) bytes[name] = Math.round(windows[0].bytes / 1024);
      const rates = (windows) => windows.map(({ times }) => (times.length / WINDOW_MS) * 1000);
      const median = (windows) => spread(windows.map(({ times }) => spread(times).median)).median.toFixed(1);
      const ratio = spread(pairedRatios(rates(measured.ours), rates(measured.limit)));
      return [{
        figure: `台账页，${PLANS * ITEMS_OF_PLAN} 个事项中的 ${ITEMS_OF_PLAN} 个`, unit: '页/秒', measured: spread(rates(measured.ours)), limitName: '只有 Fastify 和同一条预备语句', limit: spread(rates(measured.limit)),
        ratio, target: `比值 ≥ ${TARGET}`, reached: ratio.median >= TARGET,
        note: `${CONNECTIONS} 个连接，中位 ${median(measured.ours)} 对 ${median(measured.limit)} 毫秒，每页 ${bytes.ours} 对 ${bytes.limit} KB；负载 ${loadavg()[0].toFixed(1)}`,
      }];
    } finally {
      await Promise.all([ours.stop(), limit.stop()]);
    }
  } finally {
    await database.drop();
  }
}

/** The statement of the page as the person's request runs it, with its values. */
async function pageStatement(database) {
  const uow = database.get(UnitOfWork);
  const { asked } = uow;
  let statement;
  uow.asked = (name, text, values) => {
    statement = { name, text, values };
    return asked.call(uow, name, text, values);
  };
  await database.get(LedgerPageQueries).page(await database.get(AccountsService).actor('leader'), '1', { limit: ITEMS_OF_PLAN });
  delete uow.asked;
  return statement;
}

const path = (planId) => `/api/v1/plans/${planId}/ledger-page?limit=${ITEMS_OF_PLAN}`;

/** Milliseconds of every page asked for by the connections, each asking for the next plan once it is answered; and the bytes of one. */
async function pages({ url }, headers, windowMs) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  let bytes = 0;
  const end = performance.now() + windowMs;
  const ask = async (_, number) => {
    for (let asked = number; performance.now() < end; asked += CONNECTIONS) {
      const began = performance.now();
      bytes = await page(`${url}${path(1 + (asked * 7) % PAGES)}`, headers, agent);
      times.push(performance.now() - began);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  } finally {
    agent.destroy();
  }
  return { times, bytes };
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BareSweep } from './bare-sweep.mjs';
import { BenchDatabase } from './database.mjs';
import { openBullmqDelayed } from './peers/bullmq-delayed.mjs';
import { openPgBoss } from './peers/pg-boss.mjs';
import { pairedRatios, spread, timed } from './statistics.mjs';

const REMINDERS = 20_000;
/** Time to schedule them all before they fall due. */
const LEAD_MS = 15_000;
const MOST_MS = 120_000;

/**
 * What others make of the same job, for information: reminders scheduled one by one, due at one moment, a worker already polling; beside
 * the bare batched sweep. Measured from the due moment to the last row; every reminder must have its row once.
 */
export async function peers({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  const bare = new BareSweep(database.client);
  await bare.prepare();
  await database.client.query('create table bare.peer_notifications (reminder_id bigint primary key, unit_id bigint not null, at timestamptz not null default now())');
  const url = Object.assign(new URL(database.serverUrl), { pathname: `/${database.name}` }).href;
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const opened = [];
  try {
    for (const open of [openBullmqDelayed, openPgBoss]) opened.push(await open(pool, url));
    const present = opened.filter((peer) => peer !== null);
    const rates = new Map(present.map((peer) => [peer, []]));
    const limits = [];
    for (let round = 0; round < rounds; round++) {
      progress(`第 ${round + 1} 轮`);
      for (const [index, peer] of present.entries()) rates.get(peer).push(await firedPerSecond(peer, database, 10_000_000 * (1 + index + round * present.length)));
      const { ms, result: fired } = await timed(() => bare.fire(round + 1));
      limits.push((fired / ms) * 1000);
    }
    return present.map((peer) => ({
      figure: `${peer.title} ${REMINDERS.toLocaleString('en').replaceAll(',', ' ')} 条`, unit: '条/秒', measured: spread(rates.get(peer)),
      limitName: '裸 SQL 分批扫描（5 000 行一批）', limit: spread(limits), ratio: spread(pairedRatios(rates.get(peer), limits)), target: '仅供比较', reached: null,
    }));
  } finally {
    for (const peer of opened) await peer?.close();
    await pool.end();
    await database.drop();
  }
}

async function firedPerSecond(peer, database, firstId) {
  const ids = Array.from({ length: REMINDERS }, (_, index) => firstId + index);
  const dueAt = Date.now() + LEAD_MS;
  const stop = await peer.work();
  try {
    await peer.schedule(ids, dueAt);
    if (Date.now() > dueAt) throw new Error(`${peer.title}: ${LEAD_MS} ms were not enough to schedule ${REMINDERS}`);
    await sleep(dueAt - Date.now());
    for (;;) {
      const fired = Number(await database.value('select count(*) from bare.peer_notifications where reminder_id between $1 and $2', [ids[0], ids.at(-1)]));
      if (fired === REMINDERS) return (REMINDERS / (Date.now() - dueAt)) * 1000;
      if (Date.now() > dueAt + MOST_MS) throw new Error(`${peer.title}: ${fired} of ${REMINDERS} after ${MOST_MS} ms`);
      await sleep(20);
    }
  } finally {
    await stop();
  }
}

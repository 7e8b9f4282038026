import { Calendar } from '../../dist/src/modules/calendar/index.js';
import { ReminderSweep } from '../../dist/src/modules/obligations/index.js';
import { DUE_PER_DAY, SWEEP_DAYS } from './open-obligations.mjs';
import { processorSeconds } from './processes.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const RATE_TARGET = 0.5;

/** Fires a tenth of a million open obligations through the real service, beside the bare batched SQL sweep. */
export async function sweep({ rounds, progress, million }) {
  const { database, bare, sweepDays } = await million();
  const barePid = await database.value('select pg_backend_pid()');
  const { ours, limit } = await interleaved(Math.min(rounds, SWEEP_DAYS), {
    ours: async (round) => {
      await database.atDay(sweepDays[round]);
      const own = process.cpuUsage();
      const { ms, result } = await timed(() => climbToTheEnd(database));
      const { user, system } = process.cpuUsage(own);
      return measured(ms, result.fired, result.databaseSeconds + (user + system) / 1e6);
    },
    limit: async (round) => {
      const before = processorSeconds(barePid);
      const own = process.cpuUsage();
      const { ms, result: fired } = await timed(() => bare.fire(round + 1));
      const { user, system } = process.cpuUsage(own);
      return measured(ms, fired, processorSeconds(barePid) - before + (user + system) / 1e6);
    },
  }, (round) => progress(`扫描第 ${round} 轮`));
  await checkExactlyOnce(database, ours.length);
  const ratio = spread(pairedRatios(ours.map(({ rate }) => rate), limit.map(({ rate }) => rate)));
  const cpu = spread(pairedRatios(ours.map(({ cpuUs }) => cpuUs), limit.map(({ cpuUs }) => cpuUs)));
  return [{
    figure: '一次扫描发出 100 000/1 000 000',
    unit: '条/秒',
    measured: spread(ours.map(({ rate }) => rate)),
    limitName: '裸 SQL 分批扫描（5 000 行一批）',
    limit: spread(limit.map(({ rate }) => rate)),
    ratio,
    target: `比值 ≥ ${RATE_TARGET}`,
    reached: ratio.median >= RATE_TARGET,
    note: `每条 CPU ${Math.round(spread(ours.map(({ cpuUs }) => cpuUs)).median)} µs，裸 SQL ${Math.round(spread(limit.map(({ cpuUs }) => cpuUs)).median)} µs（${cpu.median.toFixed(1)} 倍）`,
  }];
}

/** Batch after batch, each in a transaction of its own, as the engine does it. */
export async function climbToTheEnd(database) {
  const total = { fired: 0, databaseSeconds: 0 };
  for (;;) {
    const batch = await database.run(async (tx) => {
      const [{ pid }] = await tx.query('select pg_backend_pid() as pid');
      const before = processorSeconds(pid);
      const climbed = await database.get(ReminderSweep).climb(tx, await database.get(Calendar).load(tx));
      return { ...climbed, databaseSeconds: processorSeconds(pid) - before };
    });
    total.fired += batch.fired;
    total.databaseSeconds += batch.databaseSeconds;
    if (!batch.more) return total;
  }
}

function measured(ms, fired, cpuSeconds) {
  if (fired !== DUE_PER_DAY) throw new Error(`${fired} of ${DUE_PER_DAY} fired`);
  return { rate: (fired / ms) * 1000, cpuUs: (cpuSeconds / fired) * 1e6 };
}

async function checkExactlyOnce(database, rounds) {
  const [row] = await database.rows(
    `select (select count(*) from reminder)::int as reminders, (select count(distinct obligation_id) from reminder)::int as moved,
            (select count(*) from bare.notifications)::int as bare, (select count(*) from outbox)::int as events`);
  const expected = rounds * DUE_PER_DAY;
  if (row.reminders !== expected || row.moved !== expected || row.bare !== expected || row.events === 0) throw new Error(`not exactly once: ${JSON.stringify(row)}`);
}

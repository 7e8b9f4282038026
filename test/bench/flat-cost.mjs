import { EngineService } from '../../dist/src/modules/engine/index.js';
import { BenchDatabase } from './database.mjs';
import { openObligations } from './open-obligations.mjs';
import { spread, timed } from './statistics.mjs';
import { climbToTheEnd } from './sweep.mjs';

const DUE = 10_000;
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const DAYS = 1;
/** A cost is flat when the largest table costs at most this much more than the smallest. */
const FLAT = 2;
const IDLE_TICKS = 20;

/** Fires ten thousand due obligations out of ever more, and ticks with nothing due: what one costs must not depend on how many others there are. */
export async function flatCost({ serverUrl, rounds, largest, progress }) {
  const sizes = SIZES.filter((size) => size <= largest);
  const firing = new Map(sizes.map((size) => [size, []]));
  const idling = new Map(sizes.map((size) => [size, []]));
  for (const size of sizes) {
    // Building ten million takes minutes: its rounds are as few as can have a median.
    for (let round = 0; round < (size > 1_000_000 ? 1 : rounds); round++) {
      progress(`${size} 项，第 ${round + 1} 轮`);
      const { idleMs, microseconds } = await measured(serverUrl, size);
      firing.get(size).push(microseconds);
      idling.get(size).push(idleMs);
    }
  }
  return [...rowsOf('发出一条', '微秒', firing), ...rowsOf('空转一次', '毫秒（数据库）', idling)];
}

async function measured(serverUrl, size) {
  const database = await BenchDatabase.create(serverUrl);
  try {
    const { idleDay, sweepDays } = await openObligations(database, await database.loadCalendar(), { open: size, duePerDay: DUE, days: DAYS });
    await database.client.query('checkpoint');
    await database.atDay(idleDay);
    const idle = [];
    for (let tick = 0; tick < IDLE_TICKS; tick++) idle.push((await database.statementTime(() => database.get(EngineService).tick())).ms);
    await database.atDay(sweepDays[0]);
    const { ms, result } = await timed(() => climbToTheEnd(database));
    if (result.fired !== DUE) throw new Error(`${result.fired} of ${DUE} fired`);
    return { idleMs: spread(idle).median, microseconds: (ms / DUE) * 1000 };
  } finally {
    await database.drop();
  }
}

function rowsOf(figure, unit, bySize) {
  const [smallest] = bySize.values();
  const limit = spread(smallest);
  return [...bySize].map(([size, values]) => {
    const measuredSpread = spread(values);
    const ratio = measuredSpread.median / limit.median;
    return {
      figure: `${figure}，共 ${size.toLocaleString('en').replaceAll(',', ' ')} 项`, unit, measured: measuredSpread,
      limitName: '同样的事，共 10 000 项', limit, ratio: { median: ratio, min: ratio, max: ratio, count: 1 }, target: `至多 ${FLAT} 倍`, reached: ratio <= FLAT,
    };
  });
}

import { SeedService } from '../../dist/src/modules/demo/index.js';
import { EngineService } from '../../dist/src/modules/engine/index.js';
import { OutboxDelivery } from '../../dist/src/platform/outbox/outbox-delivery.js';
import { BenchDatabase } from './database.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const TARGET_MS = 1;

/** A tick with nothing to do, over the eleven plans of the gazette and over a million open obligations. */
export async function idleTick({ serverUrl, rounds, progress, million }) {
  const seeded = await BenchDatabase.create(serverUrl);
  try {
    progress('载入十一个方案');
    await seeded.get(SeedService).run(() => {});
    await seeded.get(EngineService).tick();
    await seeded.get(OutboxDelivery).drain();
    const { database, bare, idleDay } = await million();
    await database.atDay(idleDay);
    progress('空转');
    return [
      await idleRow('空转一次（十一个方案）', seeded, database, bare, rounds),
      await idleRow('空转一次（1 000 000 项责任）', database, database, bare, rounds),
    ];
  } finally {
    await seeded.drop();
  }
}

async function idleRow(figure, database, bareDatabase, bare, rounds) {
  const idle = async () => {
    const { ms, result } = await timed(() => database.get(EngineService).tick());
    if (Object.values(result).some((count) => typeof count === 'number' && count > 0)) throw new Error(`the tick was not idle: ${JSON.stringify(result)}`);
    return ms;
  };
  for (let time = 0; time < 3; time++) await idle();
  const wall = [];
  const { ours, limit } = await interleaved(rounds * 4, {
    ours: () => database.statementTime(async () => { wall.push(await idle()); }),
    limit: () => bareDatabase.statementTime(() => bare.fire(0)),
  });
  const times = ours.map(({ ms }) => ms);
  const measured = spread(times);
  return {
    figure, unit: '毫秒（数据库）', measured, limitName: '裸 SQL 空扫一次（1 000 000 行）', limit: spread(limit.map(({ ms }) => ms)),
    ratio: spread(pairedRatios(times, limit.map(({ ms }) => ms))), target: `≤ ${TARGET_MS} 毫秒`, reached: measured.median <= TARGET_MS,
    note: `pg_stat_statements 的计划加执行时间，${ours[0].calls} 条语句；连同往返 ${spread(wall).median.toFixed(1)} 毫秒`,
  };
}

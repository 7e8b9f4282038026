import { SYSTEM_ACTOR } from '../../dist/src/domain/policy/actor.js';
import { ConfirmationService, DocumentsService } from '../../dist/src/modules/documents/index.js';
import { IssuingService } from '../../dist/src/modules/issuing/index.js';
import { UnitsService } from '../../dist/src/modules/units/index.js';
import { BenchDatabase } from './database.mjs';
import { GAZETTE, gazetteBytes, seedDirectory, shippedCorrections } from './seed-files.mjs';
import { pairedRatios, spread, timed } from './statistics.mjs';

const TARGET_MS = 1000;
const NOT_WRITTEN = ['migration', 'unit', 'unit_alias', 'unit_group', 'unit_group_member', 'calendar_year', 'calendar_day', 'clock', 'installation'];

/** Reads, stores, confirms and issues the documents that have corrections, beside writing the same rows without any service. */
export async function planStoring({ serverUrl, rounds, progress }) {
  const ours = [];
  const limits = [];
  let rows = 0;
  for (let round = 1; round <= rounds; round++) {
    progress(`第 ${round} 轮`);
    const database = await BenchDatabase.create(serverUrl);
    try {
      await prepared(database);
      ours.push((await timed(() => storeAndIssue(database))).ms);
      const written = await sameRowsBare(database);
      limits.push(written.ms);
      rows = written.rows;
    } finally {
      await database.drop();
    }
  }
  const measured = spread(ours);
  return [{
    figure: '存入、确认并交办十一个方案', unit: '毫秒', measured, limitName: '同样的行用裸 SQL 一次写入', limit: spread(limits), ratio: spread(pairedRatios(ours, limits)),
    target: `≤ ${TARGET_MS} 毫秒`, reached: measured.median <= TARGET_MS, note: `含阅读公报；写入 ${rows} 行`,
  }];
}

async function prepared(database) {
  await database.run((tx) => database.get(UnitsService).addDirectory(tx, seedDirectory()));
  await database.loadCalendar();
  await database.atDay('2024-04-01');
}

async function storeAndIssue(database) {
  const corrections = shippedCorrections();
  const decided = new Set(corrections.map(({ documentNumber }) => documentNumber));
  const source = await database.get(DocumentsService).store(SYSTEM_ACTOR, GAZETTE, gazetteBytes(), corrections);
  const readings = source.readings.filter((reading) => reading.draft !== null && decided.has(reading.documentNumber));
  if (readings.length !== decided.size) throw new Error(`${readings.length} of ${decided.size} documents were read`);
  for (const { readingId } of readings) {
    await database.run(async (tx) => {
      const planId = await database.get(ConfirmationService).confirm(tx, SYSTEM_ACTOR, readingId);
      await database.get(IssuingService).issue(tx, SYSTEM_ACTOR, planId);
    });
  }
}

/** Copies every row the service wrote into tables with the same columns, checks and indexes, in one transaction. */
async function sameRowsBare(database) {
  const tables = (await database.rows(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all($1)`, [NOT_WRITTEN]))
    .map(({ name }) => name);
  await database.client.query('create schema bare');
  for (const name of tables) await database.client.query(`create table bare.${name} (like public.${name} including all)`);
  let rows = 0;
  const { ms } = await timed(async () => {
    await database.client.query('begin');
    for (const name of tables) rows += (await database.client.query(`insert into bare.${name} overriding system value select * from public.${name}`)).rowCount;
    await database.client.query('commit');
  });
  if (rows === 0) throw new Error('nothing was stored');
  return { ms, rows };
}

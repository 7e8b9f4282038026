import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { ADVISORY_LOCKS } from '../contracts/advisory-locks.js';
import { dataSourceOptions } from '../../config/database-options.js';
import { SearchWordsService } from '../modules/reads/index.js';
import { commandConfig, withConnection, withFeatures } from './context.js';
import { withElapsed } from './elapsed-steps.js';
import { print } from './terminal.js';

// Several processes may start at once: one migrates, the others wait and find nothing to do.

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('把数据库结构更新到最新')
    .action(migrateAndReport);
}

/** What `duban migrate` does: brings the database to the newest schema and prints what ran. */
export async function migrateAndReport(): Promise<void> {
  const ran = await withElapsed(async (step) => {
    step('更新数据库结构');
    const names = await migrate();
    if (names.length > 0 && (await wordsAreMissing())) {
      step('补充查找用的拼音首字母');
      await withFeatures((app) => app.get(SearchWordsService).fillMissing());
    }
    return names;
  });
  print(ran.length === 0 ? '数据库结构已是最新，未改动。' : `数据库结构已更新：${ran.join('、')}`);
}

/** Brings the database to the newest schema; returns the names of the migrations that ran. */
export async function migrate(): Promise<string[]> {
  const { databaseUrl } = commandConfig();
  const dataSource = new DataSource({ ...dataSourceOptions(databaseUrl, 'migration'), entities: [] });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.migration]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [ADVISORY_LOCKS.migration]);
    await lock.release();
    await dataSource.destroy();
  }
}

/** True when rows of an older schema cannot be found by a search yet. */
async function wordsAreMissing(): Promise<boolean> {
  return withConnection(async (client) => {
    const { rows } = await client.query<{ missing: boolean }>(
      `select exists (select from item where search_words = '') or exists (select from plan where search_words = '') or exists (select from unit where search_words = '') as missing`,
    );
    return rows[0]?.missing === true;
  });
}

/** Names of the migrations that the database still lacks, oldest first. */
export async function pendingMigrations(): Promise<string[]> {
  const { databaseUrl } = commandConfig();
  const dataSource = new DataSource({ ...dataSourceOptions(databaseUrl), entities: [] });
  await dataSource.initialize();
  try {
    const [table] = await dataSource.query<{ present: boolean }[]>("select to_regclass('migration') is not null as present");
    const done = table?.present ? await dataSource.query<{ name: string }[]>('select name from migration') : [];
    return dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name).filter((name) => !done.some((row) => row.name === name));
  } finally {
    await dataSource.destroy();
  }
}

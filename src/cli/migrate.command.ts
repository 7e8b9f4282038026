import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../config/database-options.js';
import { loadConfig } from '../../config/env.js';

// Several processes may start at once: one migrates, the others wait and find nothing to do.
const MIGRATION_LOCK = 20_240_402;

/** Brings the database to the newest schema; returns the names of the migrations that ran. */
export async function migrate(): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions(loadConfig(process.env).databaseUrl));
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}

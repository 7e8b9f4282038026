import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

// A deadline is a day: as a JS Date it would shift with the zone of the process (promise A10).
const DATE_OID = 1082;
pg.types.setTypeParser(DATE_OID, (words) => words);

const here = dirname(fileURLToPath(import.meta.url));
// Compiled files are .js, tests load the sources as .ts.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Who connects: an answer is waited for, a sweep may take longer, a migration as long as it must. */
export type DatabasePurpose = 'api' | 'worker' | 'command' | 'migration';

interface Patience {
  /** Milliseconds to wait for a free connection of the pool, or for a new one. */
  readonly connection: number;
  readonly statement: number;
  readonly lock: number;
  readonly idleInTransaction: number;
}

const PATIENCE: Readonly<Record<DatabasePurpose, Patience>> = {
  api: { connection: 3_000, statement: 15_000, lock: 3_000, idleInTransaction: 60_000 },
  worker: { connection: 10_000, statement: 60_000, lock: 10_000, idleInTransaction: 60_000 },
  command: { connection: 10_000, statement: 60_000, lock: 10_000, idleInTransaction: 60_000 },
  // Several may be started at once: all but one wait for the lock as long as the first one works.
  migration: { connection: 10_000, statement: 0, lock: 0, idleInTransaction: 0 },
};

/** Connections that one process opens at most; `duban doctor` holds them against the server's limit. */
export const POOL_SIZE = 10;

/** Settings every session of ours starts with: Beijing's zone, how long it may wait, and that no statement is compiled, which takes longer than running it. */
export function sessionOptions(purpose: DatabasePurpose): string {
  const { statement, lock, idleInTransaction } = PATIENCE[purpose];
  return `-c timezone=Asia/Shanghai -c jit=off -c statement_timeout=${statement} -c lock_timeout=${lock} -c idle_in_transaction_session_timeout=${idleInTransaction}`;
}

/** Connection options for one database; entities are found by name, the schema only ever changes by migration. */
export function dataSourceOptions(url: string, purpose: DatabasePurpose = 'command'): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [join(here, `../src/**/*.entity.${extension}`)],
    migrations: [join(here, `../migrations/*.${extension}`)],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    extra: {
      max: POOL_SIZE,
      connectionTimeoutMillis: PATIENCE[purpose].connection,
      options: sessionOptions(purpose),
      // A statement need not wait for the answer to the one before it.
      pipeline: true,
    },
  };
}

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

/** Connection options for one database; entities are found by name, the schema only ever changes by migration. */
export function dataSourceOptions(url: string): DataSourceOptions {
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
      max: 10,
      options: '-c timezone=Asia/Shanghai -c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000',
    },
  };
}

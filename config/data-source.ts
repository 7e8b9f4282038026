import { DataSource } from 'typeorm';
import { dataSourceOptions } from './database-options.js';
import { loadConfig } from './env.js';

/** For the TypeORM command line (`migration:generate --check`), which wants an instance. */
export const dataSource = new DataSource(dataSourceOptions(loadConfig().databaseUrl));

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { type AppConfig, loadConfig } from '../../config/env.js';
import { CoreModule } from '../app.module.js';
import { migrationIsPending } from '../platform/db/migration-state.js';
import { CommandRefused } from './command-refused.js';
import { StderrLogger } from './stderr-logger.js';

/** The configuration of this process; throws CommandRefused that lists every wrong variable. */
export function commandConfig(): AppConfig {
  try {
    return loadConfig();
  } catch (error) {
    throw new CommandRefused('config-invalid', error instanceof Error ? error.message : String(error));
  }
}

/** Runs a command's work on the features and closes the connections afterwards, also when it fails. */
export async function withFeatures<T>(work: (app: INestApplicationContext, config: AppConfig) => Promise<T>): Promise<T> {
  const config = commandConfig();
  await refuseOlderSchema(config.databaseUrl);
  const app = await NestFactory.createApplicationContext(CoreModule.forConfig(config), { logger: new StderrLogger(), abortOnError: false });
  try {
    return await work(app, config);
  } finally {
    await app.close();
  }
}

/** Runs a command's work on one plain connection. */
export async function withConnection<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: commandConfig().databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Asked first on one connection: the pool of the features would retry and report each failure in its own words. */
async function refuseOlderSchema(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ present: boolean }>("select to_regclass('migration') is not null and to_regclass('plan') is not null as present");
    if (!rows[0]?.present) throw new CommandRefused('schema-missing', '数据库里还没有督办的表。请先运行 npm start 或 duban migrate。');
    const pending = await migrationIsPending({ query: async <Row>(sql: string, parameters: readonly unknown[] = []) => (await client.query(sql, [...parameters])).rows as Row[] });
    if (pending) throw new CommandRefused('schema-missing', '数据库结构尚未升级到这个版本。请先运行 npm start 或 duban migrate。');
  } finally {
    await client.end();
  }
}

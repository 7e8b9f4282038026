import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../dist/config/database-options.js';
import { loadConfig } from '../../dist/config/env.js';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';
import { CoreModule } from '../../dist/src/app.module.js';
import { readCalendarSources, readCalendarYear } from '../../dist/src/formats/import/calendar-csv.js';
import { Calendar } from '../../dist/src/modules/calendar/index.js';
import { UnitOfWork } from '../../dist/src/platform/db/unit-of-work.js';

/** The features on a migrated database of their own on the measuring server, as the command line runs them; `env` configures them further. */
export class BenchDatabase {
  static async create(serverUrl, env = {}) {
    const name = `bench_${randomUUID().replaceAll('-', '')}`;
    await onServer(serverUrl, (client) => client.query(`create database ${name}`));
    const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
    await migrated(url);
    const app = await NestFactory.createApplicationContext(CoreModule.forConfig(loadConfig({ ...env, DATABASE_URL: url })), { logger: ['error'], abortOnError: false });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('create extension pg_stat_statements');
    return new BenchDatabase(serverUrl, name, app, client);
  }

  constructor(serverUrl, name, app, client) {
    this.serverUrl = serverUrl;
    this.name = name;
    this.app = app;
    /** A plain connection beside the pool of the features: for preparing rows and for the bare limits. */
    this.client = client;
  }

  get url() {
    return Object.assign(new URL(this.serverUrl), { pathname: `/${this.name}` }).href;
  }

  get(type) {
    return this.app.get(type, { strict: false });
  }

  run(work) {
    return this.get(UnitOfWork).run(work);
  }

  async rows(sql, parameters = []) {
    return (await this.client.query(sql, parameters)).rows;
  }

  /** The only value of a statement that gives one row of one column. */
  async value(sql, parameters = []) {
    const [row] = await this.rows(sql, parameters);
    return Object.values(row)[0];
  }

  /** Sets the demo clock to an hour of the day when the offices are open. */
  async atDay(day) {
    await this.client.query('update clock set demo_at = $1', [`${day}T09:00:00+08:00`]);
  }

  /** Loads the official working calendar from seed-data and returns it. */
  async loadCalendar() {
    const text = (name) => readFileSync(join(PROJECT_ROOT, 'seed-data', 'calendar', name), 'utf8');
    const years = readCalendarSources(text('sources.csv')).map(({ year, source }) => ({ year, source, days: readCalendarYear(text(`${year}.csv`), year, source) }));
    await this.run((tx) => this.get(Calendar).addYears(tx, years));
    return this.run((tx) => this.get(Calendar).load(tx));
  }

  /** Planning and execution time, in ms, of all statements on this database while the work ran, by pg_stat_statements. */
  async statementTime(work) {
    await this.client.query('select pg_stat_statements_reset()');
    await work();
    const [total] = await this.rows(
      `select coalesce(sum(total_plan_time + total_exec_time), 0)::float8 as ms, coalesce(sum(calls), 0)::int as calls from pg_stat_statements
       where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements_reset%'`,
    );
    return total;
  }

  async drop() {
    await this.app.close();
    await this.client.end();
    await onServer(this.serverUrl, (client) => client.query(`drop database ${this.name} with (force)`));
  }
}

async function migrated(url) {
  const dataSource = new DataSource({ ...dataSourceOptions(url), entities: [] });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

async function onServer(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

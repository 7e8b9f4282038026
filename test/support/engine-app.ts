import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { loadConfig } from '../../config/env.js';
import { PROJECT_ROOT } from '../../config/project-root.js';
import { CoreModule } from '../../src/app.module.js';
import type { LocalDate } from '../../src/domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../src/domain/kernel/working-calendar.js';
import type { LadderPolicy } from '../../src/domain/obligation/ladder.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { readCalendarSources, readCalendarYear } from '../../src/formats/import/calendar-csv.js';
import { AccountsService } from '../../src/modules/accounts/index.js';
import { Calendar } from '../../src/modules/calendar/index.js';
import { SeedService } from '../../src/modules/demo/index.js';
import { EngineHealth, EngineService, type HealthWarning, type TickResult } from '../../src/modules/engine/index.js';
import { LADDER_POLICY } from '../../src/modules/obligations/index.js';
import { type Tx, UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { OutboxDelivery } from '../../src/platform/outbox/outbox-delivery.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { RecordedLog } from './recorded-log.js';

/** The features on a database of their own, as the command line runs them: no HTTP, no queue. */
export class EngineApp {
  private readonly neighbours: EngineApp[] = [];

  private constructor(
    readonly url: string,
    readonly log: RecordedLog,
    private readonly context: INestApplicationContext,
    private readonly database: TestDatabase | null,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Starts on a fresh clone of the migrated template. */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<EngineApp> {
    const database = await cloneDatabase();
    return EngineApp.on(database.url, database, environment);
  }

  /** Starts on a clone of the seeded template: the gazette's plans, issued on 2024-04-01. */
  static async startSeeded(environment: Readonly<Record<string, string>> = {}): Promise<EngineApp> {
    const database = await cloneDatabase('seeded');
    return EngineApp.on(database.url, database, environment);
  }

  private static async on(url: string, database: TestDatabase | null, environment: Readonly<Record<string, string>>, log = new RecordedLog()): Promise<EngineApp> {
    const context = await NestFactory.createApplicationContext(CoreModule.forConfig(loadConfig({ DATABASE_URL: url, ...environment })), { logger: log, abortOnError: false });
    return new EngineApp(url, log, context, database, environment);
  }

  private static async withLadders(url: string, policy: LadderPolicy, environment: Readonly<Record<string, string>>, log: RecordedLog): Promise<EngineApp> {
    const testing = Test.createTestingModule({ imports: [CoreModule.forConfig(loadConfig({ DATABASE_URL: url, ...environment }))] }).setLogger(log);
    const context = await testing.overrideProvider(LADDER_POLICY).useValue(policy).compile();
    try {
      return new EngineApp(url, log, await context.init(), null, environment);
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  /**
   * A second process's view of the same database: another context with a pool of its own, closed together with this one; with another
   * ladder file when its policy is given, by another line when its address is.
   */
  async neighbour(differing: LadderPolicy | string = this.url): Promise<EngineApp> {
    const neighbour = await (typeof differing === 'string'
      ? EngineApp.on(differing, null, this.environment, this.log)
      : EngineApp.withLadders(this.url, differing, this.environment, this.log));
    this.neighbours.push(neighbour);
    return neighbour;
  }

  async close(): Promise<void> {
    for (const neighbour of this.neighbours) await neighbour.close();
    await this.context.close();
    await this.database?.drop();
  }

  get<T>(type: Type<T>): T {
    return this.context.get(type, { strict: false });
  }

  /** What is provided under a token instead of a class. */
  token<T>(token: symbol): T {
    return this.context.get<T>(token, { strict: false });
  }

  get uow(): UnitOfWork {
    return this.get(UnitOfWork);
  }

  /** One statement in a transaction of its own; its rows, for changes those of RETURNING. */
  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.uow.run((tx) => tx.query<Row>(sql, parameters));
  }

  /** The only row of a statement; throws when there is none. */
  async one<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row> {
    const [row] = await this.query<Row>(sql, parameters);
    if (!row) throw new Error(`no row: ${sql}`);
    return row;
  }

  async count(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.one<{ count: number }>(`select count(*)::int as count from ${sql}`, parameters)).count;
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(work);
  }

  /** Sets the demo clock to an hour of the day when the offices are open. */
  async atDay(day: LocalDate, time = '09:00:00+08:00'): Promise<void> {
    await this.query('update clock set demo_at = $1', [`${day}T${time}`]);
  }

  tick(): Promise<TickResult> {
    return this.get(EngineService).tick();
  }

  /** Sets the clock, lets the engine tick once and delivers what it caused. */
  async liveThrough(day: LocalDate): Promise<TickResult> {
    await this.atDay(day);
    const result = await this.tick();
    await this.deliverAll();
    return result;
  }

  /** Delivers every waiting outbox row in this process; returns how many. */
  deliverAll(): Promise<number> {
    return this.get(OutboxDelivery).drain();
  }

  warnings(): Promise<HealthWarning[]> {
    return this.get(EngineHealth).warnings();
  }

  async actor(login: string): Promise<Actor> {
    const actor = await this.get(AccountsService).actor(login);
    if (!actor) throw new Error(`no active account ${login}`);
    return actor;
  }

  /** Seeds once more, or for the first time. */
  async seed(): Promise<void> {
    await this.get(SeedService).run(() => {});
  }

  /** The official calendar of the years for which a notice exists, without anything else. */
  async loadCalendar(): Promise<WorkingCalendar> {
    const calendar = this.get(Calendar);
    const folder = join(PROJECT_ROOT, 'seed-data', 'calendar');
    const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const years = readCalendarSources(text('sources.csv')).map(({ year, source }) => ({ year, source, days: readCalendarYear(text(`${year}.csv`), year, source) }));
    await this.run((tx) => calendar.addYears(tx, years));
    return calendar.load(this.uow);
  }
}

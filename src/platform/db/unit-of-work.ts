import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { machineNow } from '../clock/machine-clock.js';
import { Conversation } from './conversation.js';

/** One open transaction with the business time it runs at, read once from `app_now()`. */
export interface Tx {
  readonly now: Date;
  /** The Beijing calendar day of `now`. */
  readonly today: LocalDate;
  /** True in a rehearsal, which is rolled back: nobody is told, not even by the log. */
  readonly rehearsed: boolean;
  /** Runs one statement and returns its rows; for INSERT, UPDATE and DELETE those of RETURNING. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The same for a statement that commands run again and again: planned once per connection. The name must stand for these words only. */
  asked<Row>(name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  /**
   * Sends such a statement ahead of the next one without waiting for its answer, which nobody needs: one way there and back less. What it
   * fails with is thrown by the next statement or by the commit.
   */
  put(name: string, sql: string, parameters: readonly unknown[]): void;
}

/** A transaction that units of work begun inside it join. */
interface Enclosing {
  readonly tx: Tx;
  readonly conversation: Conversation;
  open: boolean;
}

const RETRIED_STATES = new Set(['40001', '40P01']);
const ATTEMPTS = 3;
const DISK_FULL = '53100';

/** The transaction of a rehearsal at another instant of the business clock. */
export type RehearsedInstant = (instant: string) => Promise<Tx>;

@Injectable()
export class UnitOfWork {
  private readonly rehearsing = new AsyncLocalStorage<true>();
  private readonly enclosing = new AsyncLocalStorage<Enclosing>();
  private refusedForSpaceAt: Date | null = null;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Since when (wall clock) the database refuses this process's writes for want of space; null once one is committed again. */
  get fullSince(): Date | null {
    return this.refusedForSpaceAt;
  }

  /** Runs the work in one transaction; deadlocks and serialization failures are tried again, everything else is thrown. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.refuseInRehearsal();
    const around = this.joined();
    return around ? withinSavepoint(around.conversation, work) : this.attempted(work);
  }

  /** Runs the work in a transaction of its own, also inside an enclosing one: what it writes stays when that is rolled back. */
  apart<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.refuseInRehearsal();
    return this.attempted(work);
  }

  /**
   * Runs the work in one transaction that every unit of work begun inside it joins, reads included: all of it is committed at the
   * end or nothing. Deadlocks and serialization failures repeat the whole work, so it must have no effect outside the database.
   */
  enclose<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.attempted(async (tx, conversation) => {
      const enclosing: Enclosing = { tx, conversation, open: true };
      try {
        return await this.enclosing.run(enclosing, () => work(tx));
      } finally {
        enclosing.open = false;
      }
    });
  }

  /**
   * Runs the work in one transaction that is always rolled back and sees the database as it is now. The business clock can be moved
   * with `at`, for this transaction only. A statement outside the transaction would escape it: `run` and `query` throw meanwhile.
   */
  async rehearse<T>(work: (tx: Tx, at: RehearsedInstant) => Promise<T>): Promise<T> {
    this.refuseInRehearsal();
    return this.connected(false, async (conversation) => {
      const at: RehearsedInstant = async (instant) => {
        await conversation.rows(`select set_config('duban.now', $1, true)`, [instant]);
        return openTx(conversation, true);
      };
      conversation.send('begin isolation level repeatable read');
      try {
        return await this.rehearsing.run(true, async () => work(await openTx(conversation, true), at));
      } finally {
        await conversation.undone('rollback');
      }
    });
  }

  /** The Beijing calendar day of the business clock, for reads. */
  async today(): Promise<LocalDate> {
    const [clock] = await this.query<{ today: LocalDate }>('select app_today() as today');
    if (!clock) throw new Error('app_today() returned no row');
    return clock.today;
  }

  /** One statement outside a transaction, for reads. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.refuseInRehearsal();
    return this.joined()?.tx.query<Row>(sql, parameters) ?? (await this.pool.query<Row & QueryResultRow>(sql, [...parameters])).rows;
  }

  private joined(): Enclosing | null {
    const around = this.enclosing.getStore();
    return around?.open ? around : null;
  }

  private async attempted<T>(work: (tx: Tx, conversation: Conversation) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.connected(true, (conversation) => committed(conversation, work));
        this.refusedForSpaceAt = null;
        return result;
      } catch (error) {
        if (sqlState(error) === DISK_FULL) this.refusedForSpaceAt ??= machineNow();
        if (attempt >= ATTEMPTS || !RETRIED_STATES.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  /**
   * One named statement outside a transaction, planned once per connection: for a question that is asked again and again. The name
   * must stand for these words only.
   */
  async asked<Row>(name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    this.refuseInRehearsal();
    return this.joined()?.tx.asked<Row>(name, sql, parameters) ?? (await this.pool.query<Row & QueryResultRow>({ name, text: sql, values: [...parameters] })).rows;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }

  /** A connection of the pool for the length of the work; one that the work left unusable is closed. */
  private async connected<T>(named: boolean, work: (conversation: Conversation) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | null = null;
    // A connection that breaks between two statements would otherwise end the process.
    const onError = (error: Error): void => { broken = error; };
    client.on('error', onError);
    try {
      return await work(new Conversation(client, named));
    } finally {
      client.off('error', onError);
      client.release(broken ?? client.getTransactionStatus() !== 'I');
    }
  }

  private refuseInRehearsal(): void {
    if (this.rehearsing.getStore()) throw new Error('a rehearsal has one transaction: use the tx that is passed down');
  }
}

async function committed<T>(conversation: Conversation, work: (tx: Tx, conversation: Conversation) => Promise<T>): Promise<T> {
  conversation.send('begin');
  try {
    const result = await work(await openTx(conversation, false), conversation);
    await conversation.ended('commit');
    return result;
  } catch (error) {
    await conversation.undone('rollback').catch(() => undefined);
    throw error;
  }
}

/** A work that fails leaves nothing behind also when its caller goes on. */
async function withinSavepoint<T>(conversation: Conversation, work: (tx: Tx) => Promise<T>): Promise<T> {
  conversation.send('savepoint within');
  try {
    const result = await work(await openTx(conversation, false));
    await conversation.ended('release savepoint within');
    return result;
  } catch (error) {
    await conversation.undone('rollback to savepoint within').then(() => conversation.rows('release savepoint within')).catch(() => undefined);
    throw error;
  }
}

async function openTx(conversation: Conversation, rehearsed: boolean): Promise<Tx> {
  const [clock] = await conversation.rows<{ now: Date; today: LocalDate }>('select app_now() as now, app_today() as today', [], 'transaction-clock');
  if (!clock) throw new Error('app_now() returned no row');
  return {
    now: clock.now,
    today: clock.today,
    rehearsed,
    query: (sql, parameters) => conversation.rows(sql, parameters),
    asked: (name, sql, parameters) => conversation.rows(sql, parameters, name),
    put: (name, sql, parameters) => { conversation.send(sql, parameters, name); },
  };
}

/** SQLSTATE of a driver error, undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

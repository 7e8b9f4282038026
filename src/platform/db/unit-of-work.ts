import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';

/** One open transaction with the business time it runs at, read once from `app_now()`. */
export interface Tx {
  readonly manager: EntityManager;
  readonly now: Date;
  /** The Beijing calendar day of `now`. */
  readonly today: LocalDate;
  /** Runs one statement and returns its rows; for INSERT, UPDATE and DELETE those of RETURNING. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

const RETRIED_STATES = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

@Injectable()
export class UnitOfWork {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs the work in one transaction; deadlocks and serialization failures are tried again, everything else is thrown. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(async (manager) => work(await openTx(manager)));
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRIED_STATES.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  /** The Beijing calendar day of the business clock, for reads. */
  async today(): Promise<LocalDate> {
    const [clock] = await this.query<{ today: LocalDate }>('select app_today() as today');
    if (!clock) throw new Error('app_today() returned no row');
    return clock.today;
  }

  /** One statement outside a transaction, for reads. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }
}

async function openTx(manager: EntityManager): Promise<Tx> {
  const query = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
    const result: unknown = await manager.query(sql, [...parameters]);
    // The driver answers UPDATE and DELETE with [rows, count], everything else with rows.
    return (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number' ? result[0] : result) as Row[];
  };
  const [clock] = await query<{ now: Date; today: LocalDate }>('select app_now() as now, app_today() as today');
  if (!clock) throw new Error('app_now() returned no row');
  return { manager, now: clock.now, today: clock.today, query };
}

/** SQLSTATE of a driver error, undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

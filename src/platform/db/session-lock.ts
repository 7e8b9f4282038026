import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Ends the hold on a lock; a second call does nothing. */
export type Release = () => Promise<void>;

/**
 * Locks that outlast a transaction: each is held by a connection of its own, so that one process alone has it, and it is free again as soon as
 * the process is gone.
 */
@Injectable()
export class SessionLocks {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Takes the lock of that name; null when somebody holds it, in this process or another. */
  async take(name: string): Promise<Release | null> {
    const client = await ((this.dataSource.driver as PostgresDriver).master as Pool).connect();
    let broken = false;
    const noted = (): void => void (broken = true);
    client.on('error', noted);
    const giveBack = (): void => {
      client.off('error', noted);
      client.release(broken);
    };
    try {
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 3)) as mine', [name]);
      if (rows[0]?.mine) return once(() => client.query('select pg_advisory_unlock(hashtextextended($1, 3))', [name]).then(() => undefined, noted).finally(giveBack));
    } catch (error) {
      broken = true;
      giveBack();
      throw error;
    }
    giveBack();
    return null;
  }
}

function once(work: Release): Release {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

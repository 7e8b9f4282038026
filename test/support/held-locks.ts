import pg from 'pg';

/** FROM and WHERE of one advisory lock in this database only: the test files share a server, and `pg_locks` shows all of it. */
export const advisoryLock = (number: number): string =>
  `pg_locks where locktype = 'advisory' and objid = ${number} and database = (select oid from pg_database where datname = current_database())`;

/** Locks that a connection of its own holds until they are released, as another process would. */
export class HeldLocks {
  private constructor(private readonly client: pg.Client) {}

  static async on(url: string, statements: readonly string[]): Promise<HeldLocks> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    return new HeldLocks(client);
  }

  release(): Promise<void> {
    return this.client.end();
  }
}

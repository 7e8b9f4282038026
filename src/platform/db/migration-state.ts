import { NEWEST_MIGRATION } from './newest-migration.js';

interface Queryable {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** True when the newest migration of this build has not run on the database. */
export async function migrationIsPending(database: Queryable): Promise<boolean> {
  const [table] = await database.query<{ known: boolean }>(`select to_regclass('migration') is not null as known`);
  if (!table?.known) return true;
  const [newest] = await database.query<{ done: boolean }>('select exists (select 1 from migration where name = $1) as done', [NEWEST_MIGRATION]);
  return !newest?.done;
}

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { migrationIsPending } from './migration-state.js';

const ASKED_EVERY_MS = 2_000;

/**
 * Waits until the database has every migration of this build, also while it cannot be reached; resolves to false when `givenUp` turned
 * true meanwhile. A worker that started on an older schema would write rows of a shape nobody else knows (promise A26).
 */
export async function untilMigrated(databaseUrl: string, say: (words: string) => void, givenUp: () => boolean): Promise<boolean> {
  let last = '';
  while (!givenUp()) {
    const hindrance = await hindranceOf(databaseUrl);
    if (hindrance === null) return true;
    if (hindrance !== last) say(hindrance);
    last = hindrance;
    await pause(ASKED_EVERY_MS);
  }
  return false;
}

async function hindranceOf(databaseUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  // A connection that breaks between two statements would otherwise end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const pending = await migrationIsPending({ query: async <Row>(sql: string, parameters: readonly unknown[] = []) => (await client.query(sql, [...parameters])).rows as Row[] });
    return pending ? 'waiting for duban migrate: the database lacks a migration of this build' : null;
  } catch (error) {
    return `waiting for the database: ${String(error)}`;
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Removes the database; throws when a connection to it was left open, after removing it all the same. */
  readonly drop: () => Promise<void>;
}

const CLOSING_GRACE_MS = 3_000;

/** A database of its own for one test file, a copy of the migrated template. Needs the variables that global-setup sets. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const serverUrl = required('TEST_DATABASE_URL');
  const template = required('TEST_TEMPLATE');
  const name = `duban_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(serverUrl, (client) => dropUnused(client, name)) };
}

/** The Redis of this test run, for queue tests that run on both backends. */
export function testRedisUrl(): string {
  return required('TEST_REDIS_URL');
}

async function dropUnused(client: pg.Client, name: string): Promise<void> {
  let open: readonly string[] = [];
  for (let waited = 0; waited <= CLOSING_GRACE_MS; waited += 50) {
    const { rows } = await client.query<{ query: string }>(
      "SELECT query FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'", [name]);
    open = rows.map((row) => row.query);
    if (open.length === 0) break;
    await sleep(50);
  }
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  if (open.length > 0) throw new Error(`${open.length} connection(s) to the test database were left open; last statements:\n${open.join('\n')}`);
}

async function onServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test, or with jest --selectProjects database`);
  return value;
}

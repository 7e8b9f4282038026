import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { PROJECT_ROOT } from '../../config/project-root.js';

export interface TestDatabase {
  readonly url: string;
  /** Removes the database; throws when a connection to it was left open, after removing it all the same. */
  readonly drop: () => Promise<void>;
}

const CLOSING_GRACE_MS = 3_000;
const CLI = join(PROJECT_ROOT, 'dist/src/cli.js');

const SEEDED = 'duban_seeded';
const SEEDING_LOCK = 20_240_506;

/** A database of its own for one test file, a copy of the migrated template or of the seeded one. Needs the variables that global-setup sets. */
export async function cloneDatabase(content: 'migrated' | 'seeded' = 'migrated'): Promise<TestDatabase> {
  const serverUrl = required('TEST_DATABASE_URL');
  if (content === 'seeded') await makeSeededTemplate(serverUrl);
  const template = content === 'seeded' ? SEEDED : required('TEST_TEMPLATE');
  const name = `duban_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  // What the seed left to be delivered is as old as the template: a copy must not begin with a delivery alarm.
  if (content === 'seeded') await onServer(url.href, (client) => client.query('UPDATE outbox SET created_at = clock_timestamp()'));
  return { url: url.href, drop: () => onServer(serverUrl, (client) => dropUnused(client, name)) };
}

/** Made by the first who asks, in the words of the command line: seeding the eleven plans takes seconds, copying them a fraction of one. */
async function makeSeededTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [SEEDING_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [SEEDED]);
    if (rowCount === 1) return;
    await client.query(`DROP DATABASE IF EXISTS ${SEEDED} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${SEEDED} TEMPLATE ${required('TEST_TEMPLATE')}`);
    await promisify(execFile)(process.execPath, [CLI, 'seed'], { env: { ...process.env, DATABASE_URL: Object.assign(new URL(serverUrl), { pathname: `/${SEEDED}` }).href } });
    await client.query(`ALTER DATABASE ${SEEDED} IS_TEMPLATE true`);
  });
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

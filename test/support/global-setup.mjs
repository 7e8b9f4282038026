import pg from 'pg';
import { CLI, ROOT } from '../../src/launch/checkout.mjs';
import { runOrFail } from '../../src/launch/child-process.mjs';
import { startEphemeralPostgres } from '../../src/launch/embedded-postgres.mjs';
import { startTestRedis } from '../../src/launch/redis.mjs';
import { ensureBuilt, ensureWebBuilt } from '../../src/launch/set-up.mjs';

const TEMPLATE = 'duban_template';
const SEEDED = 'duban_seeded';

/**
 * Gives the tests a server and one migrated template database on it, which every test file clones (support/database.ts).
 * `npm test` brings its own servers in TEST_DATABASE_URL and TEST_REDIS_URL; Jest run alone starts them here.
 */
export default async function globalSetup() {
  const started = [];
  globalThis.stopTestServers = async () => {
    for (const server of started.reverse()) await server.stop();
  };
  // Settings of the person who runs the tests must not send a test to their own database or queue.
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'DUBAN_MODE', 'HOST', 'PORT']) {
    if (name === 'REDIS_URL') process.env.TEST_REDIS_URL ||= process.env.REDIS_URL ?? '';
    delete process.env[name];
  }
  try {
    await ensureBuilt();
    await ensureWebBuilt();
    if (!process.env.TEST_DATABASE_URL) {
      const server = await startEphemeralPostgres();
      started.push(server);
      process.env.TEST_DATABASE_URL = server.url;
    }
    if (!process.env.TEST_REDIS_URL) {
      const server = await startTestRedis();
      started.push(server);
      process.env.TEST_REDIS_URL = server.url;
    }
    process.env.TEST_TEMPLATE = TEMPLATE;
    await migratedTemplate(process.env.TEST_DATABASE_URL);
  } catch (error) {
    await globalThis.stopTestServers();
    throw error;
  }
}

async function migratedTemplate(serverUrl) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    // The seeded one is made anew from this one by the first test that asks for it; a template cannot be dropped.
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname = $1 AND datistemplate', [SEEDED]);
    for (const { datname } of rows) await client.query(`ALTER DATABASE ${datname} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE IF EXISTS ${SEEDED} WITH (FORCE)`);
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${TEMPLATE}`;
  await runOrFail('为测试建立数据库结构', process.execPath, [CLI, 'migrate'], { cwd: ROOT, env: { ...process.env, DATABASE_URL: url.href } });
}

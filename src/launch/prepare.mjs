import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, POSTGRES_DIR, ROOT, textOf } from './checkout.mjs';
import { runOrFail } from './child-process.mjs';
import { step } from './progress.mjs';
import { builtFrom, contentHash } from './set-up.mjs';

/** Inside the cluster, so that whoever deletes the data deletes it too. */
const STAMP = join(POSTGRES_DIR, 'duban-prepared-from');
/** The first result `duban prepare` prints; from then on it loads. */
const MIGRATED = /^数据库结构(已是最新|已更新)/;

/**
 * Brings the database of `env` to the newest schema and loads what it lacks, with progress. The checkout's own database is left alone
 * when nothing that prepares it has changed since; a database of somebody else's may be another one each time and is always prepared.
 */
export async function prepareDatabase(env, { own }) {
  const wanted = own ? preparedFrom(env) : undefined;
  if (own && textOf(STAMP) === wanted) return;
  // A preparation that fails half-way must not leave the word of an earlier one.
  if (own) rmSync(STAMP, { force: true });
  let migrated;
  const afterMigration = new Promise((resolve) => { migrated = resolve; });
  let show = () => {};
  const onLine = (line) => {
    if (MIGRATED.test(line)) migrated();
    show(line);
  };
  const done = runOrFail('准备数据库', process.execPath, [CLI, 'prepare'], { cwd: ROOT, env, onLine });
  await step('更新数据库结构', (detail) => { show = detail; return Promise.race([afterMigration, done]); });
  await step('载入公报、单位和演示数据', (detail) => { show = detail; return done; });
  if (own) writeFileSync(STAMP, wanted);
}

/** Everything the content of a prepared database follows from: the build (sources, migrations, policy), the seed data and the mode. */
function preparedFrom(env) {
  const folder = join(ROOT, 'seed-data');
  const seedFiles = readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile()).sort();
  return [builtFrom(), contentHash(seedFiles), env.DUBAN_MODE ?? '', env.NODE_ENV ?? ''].join('\n');
}

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MIGRATION_FILE = /^(\d+)-(\w+)\.[jt]s$/;

/** Class name of the newest migration this build brings; a migration file is named `<timestamp>-<Name>`, its class `<Name><timestamp>`. */
export const NEWEST_MIGRATION = newestMigration(join(dirname(fileURLToPath(import.meta.url)), '../../../migrations'));

function newestMigration(folder: string): string {
  const newest = readdirSync(folder)
    .filter((file) => MIGRATION_FILE.test(file))
    .sort()
    .at(-1);
  if (newest === undefined) throw new Error(`no migration in ${folder}`);
  return newest.replace(MIGRATION_FILE, '$2$1');
}

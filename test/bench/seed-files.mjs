import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';
import { readUnitDirectory } from '../../dist/src/formats/import/unit-directory-csv.js';

const SEED = join(PROJECT_ROOT, 'seed-data');

export const GAZETTE = 'gazette-2024-05-06.txt';

/** The bytes of the gazette with the eleven plans. */
export const gazetteBytes = () => readFileSync(join(SEED, GAZETTE));

/** The real unit directory of the seed data. */
export function seedDirectory() {
  const words = (name) => readFileSync(join(SEED, 'units', `${name}.csv`), 'utf8');
  return readUnitDirectory({ units: words('units'), aliases: words('aliases'), groups: words('groups') });
}

/** The shipped decisions about the documents of the gazette. */
export function shippedCorrections() {
  const folder = join(SEED, 'corrections');
  return readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorrectionFile } from '../../../src/domain/document/apply-corrections.js';
import type { PlanDraft } from '../../../src/domain/document/plan-draft.js';
import { type DocumentReading, readGazette } from '../../../src/domain/document/read-gazette.js';
import { unitIndex, type UnitIndex } from '../../../src/domain/unit/unit-index.js';
import { decodeText } from '../../../src/formats/import/decode-text.js';
import { textContent } from '../../../src/formats/import/gazette-text.js';
import { readUnitDirectory } from '../../../src/formats/import/unit-directory-csv.js';

const SEED = join(process.cwd(), 'seed-data');

function seedText(...path: string[]): string {
  return readFileSync(join(SEED, ...path), 'utf8');
}

/** The units of the seed data, ready for matching. */
export function seedUnits(): UnitIndex {
  return unitIndex(readUnitDirectory({ units: seedText('units', 'units.csv'), aliases: seedText('units', 'aliases.csv'), groups: seedText('units', 'groups.csv') }));
}

/** The lines of the seed gazette, the first at index 0. */
export function gazetteLines(): string[] {
  return seedText('gazette-2024-05-06.txt').split('\n');
}

/** Every document of the seed gazette as the reader reads it. */
export function readSeedGazette(): DocumentReading[] {
  return readGazette(textContent(decodeText(readFileSync(join(SEED, 'gazette-2024-05-06.txt'))).text).blocks, seedUnits());
}

/** The plan of one document; throws when the reading has none. */
export function planNumbered(readings: readonly DocumentReading[], documentNumber: string): PlanDraft {
  const plan = readings.find((reading) => reading.segment.documentNumber === documentNumber)?.plan;
  if (!plan) throw new Error(`no plan read for ${documentNumber}`);
  return plan;
}

/** The decisions stored for one document, also those kept back until the document is issued. */
export function storedCorrections(documentNumber: string): CorrectionFile {
  const file = `${documentNumber}.json`;
  return JSON.parse(existsSync(join(SEED, 'corrections', file)) ? seedText('corrections', file) : seedText('corrections', 'pending', file)) as CorrectionFile;
}

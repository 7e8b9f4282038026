import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../dist/config/project-root.js';
import { readGazette } from '../../dist/src/domain/document/read-gazette.js';
import { unitIndex } from '../../dist/src/domain/unit/unit-index.js';
import { decodeText } from '../../dist/src/formats/import/decode-text.js';
import { textContent } from '../../dist/src/formats/import/gazette-text.js';
import { readUnitDirectory } from '../../dist/src/formats/import/unit-directory-csv.js';
import { pairedRatios, spread } from './statistics.mjs';

const TARGET_MS = 300;
const SEED = join(PROJECT_ROOT, 'seed-data');
const LIMIT = '只解码并分行';
const run = promisify(execFile);

/** One reading of the whole gazette, from bytes to plan drafts, beside the least any reader must do; both in ms. */
function oneReading() {
  const words = (name) => readFileSync(join(SEED, 'units', `${name}.csv`), 'utf8');
  const units = unitIndex(readUnitDirectory({ units: words('units'), aliases: words('aliases'), groups: words('groups') }));
  const bytes = readFileSync(join(SEED, 'gazette-2024-05-06.txt'));
  return () => {
    const began = performance.now();
    const plans = readGazette(textContent(decodeText(bytes).text).blocks, units).filter((reading) => reading.plan).length;
    const readMs = performance.now() - began;
    if (plans === 0) throw new Error('the gazette gave no plan draft');
    const beganLimit = performance.now();
    const lines = bytes.toString('utf8').split('\n').length;
    const limitMs = performance.now() - beganLimit;
    if (lines < 2000) throw new Error(`the gazette has only ${lines} lines`);
    return { readMs, limitMs };
  };
}

/** Reads the gazette in fresh processes (nothing compiled yet) and again and again in this one. */
export async function gazetteReading({ rounds, progress }) {
  const fresh = [];
  for (let round = 1; round <= rounds; round++) {
    progress(`新进程第 ${round} 次`);
    const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.url), '--once']);
    fresh.push(JSON.parse(stdout));
  }
  progress('同一进程内反复阅读');
  const read = oneReading();
  for (let time = 0; time < 3; time++) read();
  const warm = Array.from({ length: rounds * 2 }, read);
  return [row('阅读整本公报（新进程首次）', fresh), row('阅读整本公报（同一进程再读）', warm)];
}

function row(figure, readings) {
  const ours = readings.map(({ readMs }) => readMs);
  const limits = readings.map(({ limitMs }) => limitMs);
  const measured = spread(ours);
  return {
    figure, unit: '毫秒', measured, limitName: LIMIT, limit: spread(limits), ratio: spread(pairedRatios(ours, limits)),
    target: `≤ ${TARGET_MS} 毫秒`, reached: measured.median <= TARGET_MS,
  };
}

if (process.argv[2] === '--once') process.stdout.write(JSON.stringify(oneReading()()));

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readGazette } from '../../dist/src/domain/document/read-gazette.js';
import { unitIndex } from '../../dist/src/domain/unit/unit-index.js';
import { decodeText } from '../../dist/src/formats/import/decode-text.js';
import { textContent } from '../../dist/src/formats/import/gazette-text.js';
import { readIsolated } from '../../dist/src/formats/import/isolated/read-isolated.js';
import { gazetteBytes, seedDirectory } from './seed-files.mjs';
import { pairedRatios, spread, timed } from './statistics.mjs';

const TARGET_MS = 300;
const LIMIT = '只解码并分行';
const run = promisify(execFile);

/** One reading of the whole gazette, from bytes to plan drafts, beside the least any reader must do; both in ms. */
function oneReading() {
  const units = unitIndex(seedDirectory());
  const bytes = gazetteBytes();
  return () => {
    const began = performance.now();
    const { blocks, doubts } = textContent(decodeText(bytes).text);
    const plans = readGazette(blocks, units, doubts).filter((reading) => reading.plan).length;
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
  progress('在隔离的子进程中阅读');
  const isolated = await isolatedReadings(rounds, warm);
  return [
    targetRow('阅读整本公报（新进程首次）', fresh),
    targetRow('阅读整本公报（同一进程再读）', warm),
    { ...row('阅读整本公报（隔离的子进程，含启动）', isolated), target: '仅供参考', reached: null },
  ];
}

/** Whole readings as the service does them: a process started, shut in, and its report taken over. */
async function isolatedReadings(rounds, [{ limitMs }]) {
  const directory = seedDirectory();
  const bytes = gazetteBytes();
  const readings = [];
  for (let round = 0; round < rounds; round++) readings.push({ readMs: (await timed(() => readIsolated(bytes, directory))).ms, limitMs });
  return readings;
}

function targetRow(figure, readings) {
  const measured = row(figure, readings);
  return { ...measured, target: `≤ ${TARGET_MS} 毫秒`, reached: measured.measured.median <= TARGET_MS };
}

function row(figure, readings) {
  const ours = readings.map(({ readMs }) => readMs);
  const limits = readings.map(({ limitMs }) => limitMs);
  return { figure, unit: '毫秒', measured: spread(ours), limitName: LIMIT, limit: spread(limits), ratio: spread(pairedRatios(ours, limits)) };
}

if (process.argv[2] === '--once') process.stdout.write(JSON.stringify(oneReading()()));

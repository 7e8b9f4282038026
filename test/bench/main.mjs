import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bulkIssue } from './bulk-issue.mjs';
import { Million } from './million.mjs';
import { cycles } from './cycles.mjs';
import { confirming } from './confirming.mjs';
import { fileReading } from './file-reading.mjs';
import { importing } from './importing.mjs';
import { readLatency } from './read-latency.mjs';
import { reportTable } from './report-table.mjs';
import { gazetteReading } from './gazette-reading.mjs';
import { idleTick } from './idle-tick.mjs';
import { flatCost } from './flat-cost.mjs';
import { ledgerPage } from './ledger-page.mjs';
import { mail } from './mail.mjs';
import { outbox } from './outbox.mjs';
import { peers } from './peers.mjs';
import { planStoring } from './plan-storing.mjs';
import { sweep } from './sweep.mjs';
import { transition } from './transition.mjs';
import { warmStart } from './warm-start.mjs';

const FIGURES = { read: gazetteReading, files: fileReading, store: planStoring, confirm: confirming, import: importing, idle: idleTick, sweep, cycles, outbox, mail, ledger: ledgerPage, reads: readLatency, transition, issue: bulkIssue, flat: flatCost, start: warmStart };
/** Measured only when asked for by name. */
const COMPARISONS = { peers };
const NAMES = [...Object.keys(FIGURES), ...Object.keys(COMPARISONS)];
const USAGE = `用法：npm run bench -- [--only ${NAMES.join('|')}] [--rounds 次数] [--json]
  --only    只测一项；可重复，也可用逗号分开
  --rounds  每项几轮，默认 5
  --largest flat 的最大规模，默认 1000000，至多 10000000
  --json    输出 JSON
`;

/** The options of the command line; throws Error in Chinese on what cannot be measured. */
function optionsOf(args) {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '5' }, largest: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const only = values.only?.flatMap((words) => words.split(',')) ?? Object.keys(FIGURES);
  const unknown = only.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new Error(`没有名为 ${unknown.join('、')} 的测量项，可选 ${NAMES.join('、')}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 3 || rounds > 50) throw new Error('--rounds 须为 3 到 50 的整数');
  const largest = Number(values.largest);
  if (!Number.isInteger(largest) || largest < 100_000 || largest > 10_000_000) throw new Error('--largest 须为 100000 到 10000000 的整数');
  return { largest, only: NAMES.filter((name) => only.includes(name)), rounds, json: values.json, help: values.help };
}

async function main() {
  let options;
  try {
    options = optionsOf(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`✗ ${error.message}\n${USAGE}`);
    process.exitCode = 1;
    return;
  }
  if (options.help) return void process.stdout.write(USAGE);
  const serverUrl = process.env.BENCH_DATABASE_URL;
  if (!serverUrl) throw new Error('请用 npm run bench 运行：它先启动测量用的数据库');
  const progress = (name) => (words) => process.stderr.write(`… ${name} ${words}\n`);
  const million = new Million(serverUrl, progress('准备'));
  const rows = [];
  try {
    for (const name of options.only) {
      rows.push(...(await (FIGURES[name] ?? COMPARISONS[name])({ serverUrl, rounds: options.rounds, largest: options.largest, progress: progress(name), million: million.get })).map((row) => ({ name, ...row })));
    }
  } finally {
    await million.drop();
  }
  const machine = { node: process.version, processors: cpus().length, rounds: options.rounds };
  process.stdout.write(options.json ? `${JSON.stringify({ machine, figures: rows }, null, 2)}\n` : reportTable(machine, rows));
}

main().catch((error) => {
  process.stderr.write(`\n✗ ${error?.stack ?? error}\n`);
  process.exitCode = 1;
});

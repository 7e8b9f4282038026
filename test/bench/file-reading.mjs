import { readIsolated } from '../../dist/src/formats/import/isolated/read-isolated.js';
import { workbookBytes, wordBytes } from './office-documents.mjs';
import { seedDirectory } from './seed-files.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const ROWS = 1000;
const PARAGRAPHS = 4000;
const TABLES = 4;
const SHORT_TEXT = Buffer.from('武政办〔2024〕97号\n\n市人民政府办公厅关于印发测试方案的通知\n\n请认真落实。\n');

/** Files of Excel and Word, read in a process of their own from its start to its report, beside a text of a few words read so. */
export async function fileReading({ rounds, progress }) {
  progress('写文件');
  const directory = seedDirectory();
  const units = directory.units.filter(({ validTo }) => validTo === null);
  const files = [
    { figure: `阅读 ${ROWS} 行 .xlsx（子进程内）`, bytes: await workbookBytes(ROWS, units), least: ROWS, targetMs: 2000 },
    { figure: '阅读 200 页 .docx（子进程内）', bytes: await wordBytes({ paragraphs: PARAGRAPHS, tables: TABLES }, units), least: TABLES * 200, targetMs: 5000 },
  ];
  const rows = [];
  for (const file of files) rows.push(await fileRow(file, directory, rounds, progress));
  return rows;
}

async function fileRow({ figure, bytes, least, targetMs }, directory, rounds, progress) {
  let read = { items: 0, findings: 0 };
  const { ours, limit } = await interleaved(rounds, {
    ours: async () => {
      const { ms, result } = await timed(() => readIsolated(bytes, directory));
      const plans = result.documents.flatMap(({ plan }) => plan ?? []);
      read = { items: sum(plans, ({ items }) => items.length), findings: sum(plans, ({ findings }) => findings.length) };
      if (read.items < least) throw new Error(`${figure}: ${read.items} of at least ${least} items were read`);
      return ms;
    },
    limit: async () => (await timed(() => readIsolated(SHORT_TEXT, directory))).ms,
  }, (round) => progress(`${figure} 第 ${round} 轮`));
  const measured = spread(ours);
  return {
    figure, unit: '毫秒', measured, limitName: '同样的子进程只读几行文字', limit: spread(limit), ratio: spread(pairedRatios(ours, limit)),
    target: `≤ ${targetMs} 毫秒`, reached: measured.median <= targetMs, note: `${Math.round(bytes.length / 1024)} KB，读出 ${read.items} 项、${read.findings} 条疑点`,
  };
}

const sum = (values, of) => values.reduce((total, value) => total + of(value), 0);

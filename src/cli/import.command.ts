import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { PROJECT_ROOT } from '../../config/project-root.js';
import type { PlanDifference } from '../domain/document/compare-plans.js';
import type { SourceReading } from '../domain/document/source-reading.js';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { readUnitDirectory } from '../formats/import/unit-directory-csv.js';
import { DocumentsQueries, DocumentsService, SourceReader } from '../modules/documents/index.js';
import { UnitsService } from '../modules/units/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { withElapsed } from './elapsed-steps.js';
import { healthReport } from './health-report.js';
import { type ImportOutcome, outcomeWords } from './import-outcome.js';
import { sourceBytes } from './source-file.js';
import { print, printJson, terminalWidth } from './terminal.js';

interface ImportOptions {
  readonly dryRun?: true;
  readonly json?: true;
  readonly units?: string;
}

const DIRECTORY_FILES = ['units', 'aliases', 'groups'] as const;

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('阅读一个公文文件（.docx、.xlsx、HTML 或文本），存为草稿并报告疑点')
    .argument('<文件>', '可含多份公文；格式和编码按内容认定')
    .option('--dry-run', '只试读，不保存，不需要数据库')
    .option('--units <目录>', '试读所用的单位目录（units.csv、aliases.csv、groups.csv 所在的文件夹）；默认 seed-data/units')
    .option('--json', '输出 JSON；试读时为 docs/draft.schema.json 所述的格式')
    .action(async (path: string, options: ImportOptions) => {
      const bytes = await sourceBytes(path);
      if (options.dryRun) await tryReading(basename(path), bytes, options);
      else await importFile(basename(path), bytes, options);
    });
}

async function tryReading(file: string, bytes: Uint8Array, options: ImportOptions): Promise<void> {
  const directory = await directoryIn(options.units ?? join(PROJECT_ROOT, 'seed-data/units'));
  const { content, documents } = await withElapsed((step) => {
    step('阅读文件');
    return new SourceReader().read(bytes, directory);
  });
  const reading: SourceReading = {
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format: content.format,
    encoding: content.encoding,
    documents,
  };
  if (options.json) printJson(reading);
  else print(`${healthReport(reading, content.lineNames, terminalWidth())}\n\n只试读，没有保存。去掉 --dry-run 即可导入。`);
}

async function importFile(file: string, bytes: Uint8Array, options: ImportOptions): Promise<void> {
  const { reading, lineNames, outcome } = await withFeatures(async (app) => {
    const directory = await app.get(UnitsService).list('');
    if (directory.length === 0) throw new CommandRefused('units-missing', '单位目录是空的，读不出责任单位。请先运行 duban seed 载入单位目录。');
    const queries = app.get(DocumentsQueries);
    const source = await withElapsed((step) => {
      step('阅读文件');
      return app.get(DocumentsService).store(SYSTEM_ACTOR, file, bytes, []);
    });
    const rows = await queries.list(SYSTEM_ACTOR, source.sourceDocumentId);
    const differences = await Promise.all(
      rows.filter((row) => row.runningPlanId !== null).map(async (row) => ({ documentNumber: row.documentNumber, difference: await queries.difference(SYSTEM_ACTOR, row.id) })),
    );
    return {
      reading: {
        file,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        format: rows[0]?.format ?? 'text',
        encoding: rows[0]?.encoding ?? null,
        documents: source.readings.map((stored, index) => ({ documentNumber: stored.documentNumber, title: stored.title, place: placeOf(rows[index]), plan: stored.draft })),
      } satisfies SourceReading,
      lineNames: await queries.lineNames(source.sourceDocumentId),
      outcome: outcomeOf(source, rows, differences),
    };
  });
  if (options.json) printJson({ ...reading, ...outcome });
  else print(`${healthReport(reading, lineNames, terminalWidth())}\n\n${outcomeWords(outcome)}`);
}

function placeOf(row: { readonly line: number; readonly endLine: number } | undefined): { line: number; endLine: number } {
  return { line: row?.line ?? 1, endLine: row?.endLine ?? 1 };
}

function outcomeOf(
  source: { readonly alreadyImported: boolean; readonly readings: readonly { readonly lostDecisions: readonly unknown[] }[] },
  rows: readonly { readonly id: string; readonly documentNumber: string; readonly title: string; readonly items: number | null; readonly planId: string | null; readonly openFindings: number }[],
  differences: readonly { readonly documentNumber: string; readonly difference: PlanDifference }[],
): ImportOutcome {
  return {
    alreadyImported: source.alreadyImported,
    drafts: rows.filter((row) => row.items !== null && row.planId === null).map(({ id, documentNumber, title, openFindings }) => ({ id, name: documentNumber || title, openFindings })),
    lostDecisions: source.readings.reduce((sum, reading) => sum + reading.lostDecisions.length, 0),
    differences,
  };
}

/** The unit directory in three CSV files of a folder; throws CommandRefused when a file is missing. */
async function directoryIn(folder: string): Promise<ReturnType<typeof readUnitDirectory>> {
  try {
    const [units = '', aliases = '', groups = ''] = await Promise.all(DIRECTORY_FILES.map((name) => readFile(join(folder, `${name}.csv`), 'utf8')));
    return readUnitDirectory({ units, aliases, groups });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CommandRefused('units-missing', `文件夹“${folder}”里没有 units.csv、aliases.csv、groups.csv。请用 --units 指定单位目录所在的文件夹。`);
  }
}

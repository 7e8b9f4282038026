import { basename } from 'node:path';
import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { DocumentsService } from '../modules/documents/index.js';
import { UnitsService } from '../modules/units/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { withElapsed } from './elapsed-steps.js';
import { type ImportReport, importedDocument, importReportText } from './import-report.js';
import { sourceBytes } from './source-file.js';
import { print, printJson, terminalWidth } from './terminal.js';

interface ImportOptions {
  readonly dryRun?: true;
  readonly json?: true;
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('阅读一个公文文件，存为草稿并报告疑点')
    .argument('<文件>', 'UTF-8 编码的文本文件，可含多份公文')
    .option('--dry-run', '只试读，不保存')
    .option('--json', '输出 JSON')
    .action(async (path: string, options: ImportOptions) => {
      const bytes = await sourceBytes(path);
      const report = await withFeatures(async (app) => {
        const directory = await app.get(UnitsService).list('');
        if (directory.length === 0) throw new CommandRefused('units-missing', '单位目录是空的，读不出责任单位。请先运行 duban seed 载入单位目录。');
        const documents = app.get(DocumentsService);
        return withElapsed((step) => {
          step('阅读文件');
          return options.dryRun ? dryRun(documents, basename(path), bytes) : stored(documents, basename(path), bytes);
        });
      });
      if (options.json) printJson(report);
      else print(importReportText(report, terminalWidth()));
    });
}

async function dryRun(documents: DocumentsService, file: string, bytes: Uint8Array): Promise<ImportReport> {
  const { readings } = await documents.read(bytes);
  return { file, alreadyImported: false, stored: false, documents: readings.map(({ segment, plan }) => importedDocument(segment, plan)) };
}

async function stored(documents: DocumentsService, file: string, bytes: Uint8Array): Promise<ImportReport> {
  const source = await documents.store(SYSTEM_ACTOR, file, bytes, []);
  return {
    file,
    alreadyImported: source.alreadyImported,
    stored: !source.alreadyImported,
    documents: source.readings.map((reading) => importedDocument(reading, reading.draft)),
  };
}

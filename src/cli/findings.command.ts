import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { DocumentsQueries } from '../modules/documents/index.js';
import { PlansQueries } from '../modules/plans/index.js';
import { withFeatures } from './context.js';
import { findingsTable } from './findings-table.js';
import { print, printJson, terminalWidth } from './terminal.js';

export function findingsCommand(program: Command): void {
  program
    .command('findings')
    .description('列出阅读一个方案的公文时的疑点和处理决定')
    .argument('<方案>', '文号、简称或标题中的几个字')
    .option('--json', '输出 JSON')
    .action(async (words: string, options: { readonly json?: true }) => {
      await withFeatures(async (app) => {
        const plan = await app.get(PlansQueries).named(SYSTEM_ACTOR, words);
        const findings = await app.get(DocumentsQueries).findingsOfPlan(plan.id);
        if (options.json) printJson({ plan, findings });
        else print(findingsTable(plan, findings, terminalWidth()));
      });
    });
}

import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { DocumentsQueries } from '../modules/documents/index.js';
import { LedgerQueries } from '../modules/items/index.js';
import { PlansQueries } from '../modules/plans/index.js';
import { withFeatures } from './context.js';
import { ledgerTable } from './ledger-table.js';
import { print, printJson, terminalWidth } from './terminal.js';

export function ledgerCommand(program: Command): void {
  program
    .command('ledger')
    .description('按原表的栏目打印一个方案的台账，另附状态、灯和签收')
    .argument('<方案>', '文号（括号写法不限）、简称或标题中的几个字')
    .option('--brief', '每项一行，长文字截短')
    .option('--json', '输出 JSON（含灯的理由、进展和上级措施原文）')
    .action(async (words: string, options: { readonly brief?: true; readonly json?: true }) => {
      await withFeatures(async (app) => {
        const plan = await app.get(PlansQueries).named(SYSTEM_ACTOR, words);
        const rows = await app.get(LedgerQueries).ofPlan(SYSTEM_ACTOR, plan.id);
        if (options.json) return printJson({ plan, rows });
        const findings = await app.get(DocumentsQueries).findingsOfPlan(plan.id);
        print(ledgerTable({ plan, rows, findings }, { width: terminalWidth(), brief: options.brief ?? false }));
      });
    });
}

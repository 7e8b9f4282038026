import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { PlansQueries } from '../modules/plans/index.js';
import { withFeatures } from './context.js';
import { plansTable } from './plans-table.js';
import { print, printJson, terminalWidth } from './terminal.js';

export function plansCommand(program: Command): void {
  program
    .command('plans')
    .description('列出全部方案')
    .option('--json', '输出 JSON')
    .action(async (options: { readonly json?: true }) => {
      const plans = await withFeatures((app) => app.get(PlansQueries).list(SYSTEM_ACTOR));
      if (options.json) printJson(plans);
      else print(plansTable(plans, terminalWidth()));
    });
}

import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { LatenessQueries } from '../modules/obligations/index.js';
import { PlansQueries } from '../modules/plans/index.js';
import { withFeatures } from './context.js';
import { latenessText } from './lateness-table.js';
import { print, printJson, terminalWidth } from './terminal.js';

export function latenessCommand(program: Command): void {
  program
    .command('lateness')
    .description('各单位按期和逾期的事实，扣除停表；按规范次序列出，不打分、不排名')
    .argument('[方案]', '只看这个方案：文号、简称或标题的一部分')
    .option('--json', '输出 JSON')
    .action(async (words: string | undefined, options: { readonly json?: true }) => {
      await withFeatures(async (app) => {
        const lateness = app.get(LatenessQueries);
        const plan = words === undefined ? null : await app.get(PlansQueries).named(SYSTEM_ACTOR, words);
        const scope = plan === null ? {} : { planId: plan.id };
        const [today, units, offices] = [await lateness.today(), await lateness.byUnit(SYSTEM_ACTOR, scope), await lateness.ofOffices(SYSTEM_ACTOR, scope)];
        if (options.json) return printJson({ plan: plan && { id: plan.id, documentNumber: plan.documentNumber, title: plan.title }, today, units, offices });
        print(latenessText({ heading: plan === null ? '全部方案' : `${plan.documentNumber} ${plan.title}`, today, units, offices }, terminalWidth()));
      });
    });
}

import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { type AccountRow, AccountsService } from '../modules/accounts/index.js';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { DemoClockService } from '../modules/demo/index.js';
import { DocumentsQueries } from '../modules/documents/index.js';
import { PlansQueries } from '../modules/plans/index.js';
import { UnitsService } from '../modules/units/index.js';
import { UnitOfWork } from '../platform/db/unit-of-work.js';
import { withFeatures } from './context.js';
import { type Summary, summaryText } from './summary-text.js';
import { print, printJson, terminalWidth } from './terminal.js';

const LIAISONS_SHOWN = 4;

export function summaryCommand(program: Command): void {
  program
    .command('summary')
    .description('一屏概况：方案、单位、账号、演示日期')
    .option('--json', '输出 JSON')
    .action(async (options: { readonly json?: true }) => {
      const summary = await withFeatures((app, config) => summaryOf(app, config.mode));
      if (options.json) printJson(summary);
      else print(summaryText(summary, terminalWidth()));
    });
}

async function summaryOf(app: INestApplicationContext, mode: Summary['mode']): Promise<Summary> {
  const accounts = await app.get(AccountsService).list();
  const documents = await app.get(DocumentsQueries).list(SYSTEM_ACTOR);
  return {
    mode,
    clock: await app.get(DemoClockService).state(),
    plans: await app.get(PlansQueries).list(SYSTEM_ACTOR),
    units: (await app.get(UnitsService).list('')).length,
    accounts: accounts.length,
    accountsToTry: mode === 'demo' ? await accountsToTry(app, accounts) : [],
    drafts: documents.filter((document) => document.planId === null && document.items !== null),
    withoutWork: documents.filter((document) => document.items === null).length,
  };
}

/** The leader, the offices, and the liaisons of the units that hold most. */
async function accountsToTry(app: INestApplicationContext, accounts: readonly AccountRow[]): Promise<AccountRow[]> {
  const busiest = await app.get(UnitOfWork).query<{ unitId: string }>(
    `select unit_id as "unitId" from assignment join unit on unit.id = unit_id
     group by unit_id, unit.position order by count(*) filter (where role = 'lead') desc, unit.position limit $1`,
    [LIAISONS_SHOWN],
  );
  const demo = accounts.filter((account) => account.demo);
  return [
    ...demo.filter((account) => account.role === 'leader' || account.role === 'officeClerk'),
    ...busiest.flatMap(({ unitId }) => demo.filter((account) => account.role === 'liaison' && account.unitId === unitId).slice(0, 1)),
  ];
}

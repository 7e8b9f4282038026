import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { InboxQueries } from '../modules/inbox/index.js';
import { PlansQueries } from '../modules/plans/index.js';
import { UnitsService } from '../modules/units/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { inboxHeading, owedText, toldHeading, toldText } from './inbox-table.js';
import { officeWords } from './office-words.js';
import { print, printJson, terminalWidth } from './terminal.js';

interface InboxOptions {
  readonly office?: string;
  readonly all?: true;
  readonly json?: true;
}

export function inboxCommand(program: Command): void {
  program
    .command('inbox')
    .description('一个单位的待办和收到的通知；或一个方案的领导小组办公室的')
    .argument('[单位]', '单位全称、简称或代码')
    .option('--office <方案>', '改看这个方案的领导小组办公室')
    .option('--all', '逐条列出，不合并同类通知')
    .option('--json', '输出 JSON')
    .action(async (unit: string | undefined, options: InboxOptions) => {
      if ((unit === undefined) === (options.office === undefined)) throw new CommandRefused('usage', '请写一个单位名称，或用 --office <方案> 指定办公室，二者写一个。');
      await withFeatures((app) => (options.office === undefined ? unitInbox(app, unit ?? '', options) : officeInbox(app, options.office, options)));
    });
}

async function unitInbox(app: INestApplicationContext, words: string, options: InboxOptions): Promise<void> {
  const inbox = app.get(InboxQueries);
  const unit = await app.get(UnitsService).named(words);
  const [today, owed, told] = [await inbox.today(), await inbox.owedBy(SYSTEM_ACTOR, unit.id), await inbox.toldUnit(SYSTEM_ACTOR, unit.id)];
  if (options.json) return printJson({ unit, today, owed, told: told.entries, toldTotal: told.total });
  const width = terminalWidth();
  print(
    [
      inboxHeading(unit.name, today),
      `待办 ${owed.length} 项`,
      owedText(owed, width),
      toldHeading(told),
      toldText(told.entries, { width, all: options.all ?? false, byUnit: false }),
    ].join('\n\n'),
  );
}

async function officeInbox(app: INestApplicationContext, words: string, options: InboxOptions): Promise<void> {
  const inbox = app.get(InboxQueries);
  const plan = await app.get(PlansQueries).named(SYSTEM_ACTOR, words);
  const office = await inbox.officeOf(plan.id);
  const [today, owed, told] = [await inbox.today(), await inbox.owedByOffice(SYSTEM_ACTOR, office.leadingGroupId), await inbox.toldOffice(SYSTEM_ACTOR, office.leadingGroupId)];
  if (options.json) return printJson({ office, today, owed, told: told.entries, toldTotal: told.total });
  const width = terminalWidth();
  print(
    [
      inboxHeading(officeWords(office.name, office.officeUnit), today),
      `待办 ${owed.length} 项`,
      owedText(owed, width),
      toldHeading(told),
      toldText(told.entries, { width, all: options.all ?? false, byUnit: true }),
    ].join('\n\n'),
  );
}

import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { LadderPolicy } from '../domain/obligation/ladder.js';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { type Assumption, ASSUMPTIONS } from '../domain/rehearsal/assumption.js';
import { LADDER_POLICY } from '../modules/obligations/index.js';
import { PlansQueries } from '../modules/plans/index.js';
import { RehearsalService, type RehearsalSubject } from '../modules/rehearsal/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { withElapsed } from './elapsed-steps.js';
import { rehearsalText } from './rehearsal-text.js';
import { print, printJson, terminalWidth } from './terminal.js';

interface RehearseOptions {
  readonly document?: string;
  readonly all?: true;
  readonly from?: string;
  readonly to?: string;
  readonly assume?: string;
  readonly json?: true;
}

// nobody-acts on the command line, nobodyActs in the API.
const ASSUMED = new Map<string, Assumption>(ASSUMPTIONS.map((assumption) => [assumption.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`), assumption]));
const ROW_ID = /^[1-9]\d{0,17}$/;

export function rehearseCommand(program: Command): void {
  program
    .command('rehearse')
    .description('预演今后的日子：什么时候提醒谁、哪天最忙、哪里与节假日冲突；不留下任何变化')
    .argument('[方案]', '文号（括号写法不限）、简称或标题中的几个字；还是草稿的方案按起始日期交办')
    .option('--document <编号>', '预演一份还没有转为方案的草稿')
    .option('--all', '预演正在执行的所有方案')
    .option('--from <日期>', '从这一天起，写成 YYYY-MM-DD；默认今天')
    .option('--to <日期>', '到这一天止；默认到最后一个日期，最多一年')
    .option('--assume <假定>', 'nobody-acts 都不办理（默认），all-in-time 都按时办理')
    .option('--json', '输出 JSON（含每一天的明细）')
    .action(async (plan: string | undefined, options: RehearseOptions) => {
      await withFeatures(async (app) => {
        const assume = assumption(options.assume ?? 'nobody-acts');
        const subject = await subjectOf(app, plan, options);
        const { from, to } = options;
        const rehearsal = await withElapsed((step) => {
          step('预演');
          return app.get(RehearsalService).rehearse(SYSTEM_ACTOR, subject, { from, to, assume });
        });
        if (options.json) printJson(rehearsal);
        else print(rehearsalText(rehearsal, app.get<LadderPolicy>(LADDER_POLICY), terminalWidth()));
      });
    });
}

function assumption(words: string): Assumption {
  const assume = ASSUMED.get(words);
  if (assume) return assume;
  throw new CommandRefused('usage', `--assume 只能是 ${[...ASSUMED.keys()].join(' 或 ')}，收到“${words}”。`);
}

async function subjectOf(app: INestApplicationContext, plan: string | undefined, { document, all }: RehearseOptions): Promise<RehearsalSubject> {
  if ([plan, document, all].filter((given) => given !== undefined).length !== 1) {
    throw new CommandRefused('usage', '请写明预演什么：一个方案（duban rehearse 21号）、一份草稿（--document 编号）或全部（--all），只选一种。');
  }
  if (plan !== undefined) return { planId: (await app.get(PlansQueries).named(SYSTEM_ACTOR, plan)).id };
  if (document === undefined) return { all: true };
  if (!ROW_ID.test(document)) throw new CommandRefused('usage', `草稿编号应为正整数，收到“${document}”。`);
  return { documentId: document };
}

import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { FreezeService, type FreezeState } from '../modules/engine/index.js';
import { withFeatures } from './context.js';
import { print, printJson } from './terminal.js';

interface Shown {
  readonly json?: true;
}

export function freezeCommand(program: Command): void {
  const freeze = program
    .command('freeze')
    .description('查看是否已停止发送提醒和通知，以及因为什么')
    .option('--json', '输出 JSON')
    .action((options: Shown) => withFeatures(async (app) => show(await app.get(FreezeService).state(), options)));
  freeze
    .command('raise')
    .description('停止发送提醒和通知，直到 duban resume；查看和办理不受影响')
    .requiredOption('--why <原因>', '为什么停止')
    .option('--restored', '因为恢复了较早的数据库')
    .action((options: { readonly why: string; readonly restored?: true }) =>
      withFeatures(async (app) => show(await app.get(FreezeService).raise(SYSTEM_ACTOR, options.why, options.restored ?? false), {})));
}

export function resumeCommand(program: Command): void {
  program
    .command('resume')
    .description('核对之后恢复发送；恢复过数据库的，停发期间到期的提醒不再发')
    .option('--resend-since <日期>', '恢复过数据库的，从这一天起到期的提醒补发一次，写成 YYYY-MM-DD')
    .action((options: { readonly resendSince?: string }) =>
      withFeatures(async (app) => {
        const lifted = await app.get(FreezeService).lift(SYSTEM_ACTOR, options.resendSince ?? null);
        print(`已恢复发送。之前停止是因为：${lifted.map(({ detail }) => detail).join('')}`);
      }));
}

function show(state: FreezeState, { json }: Shown): void {
  if (json) return printJson(state);
  if (!state.frozen) return print('发送正常，没有停止。');
  print(['已停止发送：', ...state.freezes.map(({ detail, since }) => `  ${since.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}　${detail}`), '核对后运行 duban resume。'].join('\n'));
}

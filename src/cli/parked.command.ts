import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { type ParkedEffect, ParkedEffects } from '../modules/engine/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { print, printJson, terminalWidth } from './terminal.js';
import { textTable } from './text-table.js';

const ROW_ID = /^[1-9]\d{0,17}$/;

export function parkedCommand(program: Command): void {
  const parked = program
    .command('parked')
    .description('列出多次送达失败、已经搁置的通知；排除原因后用 retry 重新送达')
    .option('--json', '输出 JSON')
    .action(({ json }: { readonly json?: true }) =>
      withFeatures(async (app) => {
        const effects = await app.get(ParkedEffects).list();
        if (json) printJson(effects);
        else print(parkedTable(effects, terminalWidth()));
      }));
  parked
    .command('retry')
    .description('重新送达搁置的通知；不写编号则为全部')
    .argument('[编号...]', 'duban parked 列出的编号')
    .action(async (ids: readonly string[]) => {
      const wrong = ids.find((id) => !ROW_ID.test(id));
      if (wrong !== undefined) throw new CommandRefused('usage', `编号应为正整数，收到“${wrong}”。`);
      await withFeatures(async (app) => {
        const again = await app.get(ParkedEffects).retry(SYSTEM_ACTOR, ids.length === 0 ? null : ids);
        print(again === 0 ? '没有搁置的通知。' : `${again}条通知将由 worker 重新送达。`);
      });
    });
}

function parkedTable(effects: readonly ParkedEffect[], width: number): string {
  if (effects.length === 0) return '没有搁置的通知。';
  return textTable(
    [{ title: '编号', align: 'right' }, { title: '任务' }, { title: '事件' }, { title: '次数', align: 'right' }, { title: '原因', flexible: 4 }],
    effects.map(({ id, job, eventType, attempts, error }) => [id, job, eventType, String(attempts), error?.replace(/\s+/g, ' ') ?? '原因不明']),
    width,
  );
}

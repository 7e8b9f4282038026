import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { DeliveriesService, type DeliveryView } from '../modules/channels/index.js';
import { withFeatures } from './context.js';
import { print, printJson, terminalWidth } from './terminal.js';
import { textTable } from './text-table.js';

interface DeliveriesOptions {
  readonly failed?: true;
  readonly json?: true;
}

export function deliveriesCommand(program: Command): void {
  program
    .command('deliveries')
    .description('外发消息（邮件、群机器人、Webhook）送到了没有，最近 500 条')
    .option('--failed', '只看发送失败的')
    .option('--json', '输出 JSON')
    .action(async ({ failed, json }: DeliveriesOptions) => {
      const deliveries = await withFeatures((app) => app.get(DeliveriesService).list(SYSTEM_ACTOR, failed ? 'failed' : null));
      if (json) printJson(deliveries);
      else print(deliveriesTable(deliveries, failed ?? false, terminalWidth()));
    });
}

function deliveriesTable(deliveries: readonly DeliveryView[], failed: boolean, width: number): string {
  if (deliveries.length === 0) return failed ? '没有发送失败的消息。' : '没有外发消息。';
  return textTable(
    [{ title: '编号', align: 'right' }, { title: '渠道' }, { title: '收件人', flexible: 2 }, { title: '地址', flexible: 2 }, { title: '状态' }, { title: '次数', align: 'right' }, { title: '原因', flexible: 4 }],
    deliveries.map(({ id, channelTitle, person, address, stateTitle, attempts, lastError }) => [id, channelTitle, person, address, stateTitle, String(attempts), lastError ?? '']),
    width,
  );
}

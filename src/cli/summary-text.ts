import { ROLE_TITLES } from '../domain/policy/actor.js';
import type { AccountRow } from '../modules/accounts/index.js';
import type { DemoClockState } from '../modules/demo/index.js';
import type { ReadingRow } from '../modules/documents/index.js';
import type { PlanListRow } from '../modules/plans/index.js';
import { wrapped } from './display-width.js';
import { plansTable } from './plans-table.js';
import { textTable } from './text-table.js';

export interface Summary {
  readonly mode: 'demo' | 'production';
  readonly clock: DemoClockState;
  readonly plans: readonly PlanListRow[];
  readonly units: number;
  readonly accounts: number;
  readonly accountsToTry: readonly AccountRow[];
  /** Documents read as drafts that nobody has confirmed yet. */
  readonly drafts: readonly ReadingRow[];
  /** Documents that assign no work. */
  readonly withoutWork: number;
}

/** What was loaded and what a newcomer should try, on one screen. */
export function summaryText(summary: Summary, width: number): string {
  const { clock, plans, units, accounts, accountsToTry } = summary;
  const day = clock.demo ? `演示日期 ${clock.today}（用 duban tick --until 日期 向前拨）` : `今天 ${clock.today}`;
  const parts = [plansTable(plans, width), `单位 ${units}，账号 ${accounts}，${day}`];
  if (summary.drafts.length + summary.withoutWork > 0) parts.push(wrapped(draftWords(summary), width).join('\n'));
  if (accountsToTry.length > 0) {
    const table = textTable(
      [{ title: '登录名' }, { title: '身份' }, { title: '姓名', flexible: 1 }],
      accountsToTry.map((account) => [account.login, ROLE_TITLES[account.role], account.displayName]),
      width,
    );
    parts.push(`可以试用的账号\n${table}`, '登录方式（演示）：在网页上选一个身份；程序请求时带上 X-Duban-Account: <登录名>，例如 X-Duban-Account: leader');
  }
  return parts.join('\n\n');
}

function draftWords({ drafts, withoutWork }: Summary): string {
  const parts: string[] = [];
  if (drafts.length > 0) {
    const items = drafts.reduce((sum, draft) => sum + (draft.items ?? 0), 0);
    const open = drafts.reduce((sum, draft) => sum + draft.openFindings, 0);
    parts.push(`另有 ${drafts.length} 份文件已读成草稿、尚未转为方案（事项 ${items}，待定疑点 ${open}）：${drafts.map((draft) => draft.documentNumber).join('、')}。`);
  }
  if (withoutWork > 0) parts.push(`${withoutWork} 份文件没有布置任务。`);
  return parts.join('');
}

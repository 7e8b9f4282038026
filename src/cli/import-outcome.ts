import type { PlanDifference } from '../domain/document/compare-plans.js';

/** What became of an imported file. */
export interface ImportOutcome {
  /** True when the same bytes had been imported before. */
  readonly alreadyImported: boolean;
  readonly drafts: readonly { readonly id: string; readonly name: string; readonly openFindings: number }[];
  /** Decisions about earlier readings whose finding is no longer there. */
  readonly lostDecisions: number;
  readonly differences: readonly { readonly documentNumber: string; readonly difference: PlanDifference }[];
}

/** One line per outcome: stored or known, what differs from running plans, what to do next. */
export function outcomeWords({ alreadyImported, drafts, lostDecisions, differences }: ImportOutcome): string {
  const lines = [alreadyImported ? '这个文件以前导入过，内容相同，未改动。' : `已存为草稿 ${drafts.length} 份，处理完“必须处理”的疑点后可转为方案。`];
  if (lostDecisions > 0) lines.push(`以前对同一公文所作的 ${lostDecisions} 条决定，这一次找不到对应的疑点，需要重新考虑。`);
  for (const { documentNumber, difference } of differences) lines.push(differenceWords(documentNumber, difference));
  return lines.join('\n');
}

function differenceWords(documentNumber: string, { same, items, head }: PlanDifference): string {
  if (same) return `${documentNumber} 已有方案，内容与现行方案相同。`;
  const counts = `事项新增 ${items.added.length}、取消 ${items.removed.length}、改动 ${items.changed.length}、未变 ${items.unchanged}`;
  const headWords = head.length === 0 ? '' : `，标题落款等改动 ${head.length} 处`;
  return `${documentNumber} 已有方案，不会另立方案。与现行方案相比：${counts}${headWords}。`;
}

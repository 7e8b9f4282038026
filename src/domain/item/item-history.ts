import { itemMachine } from './item.machine.js';
import { REOPENING_CAUSE_TITLES } from './reopening.js';

/** What happened, by the action of its audit entry; an action without a line here is not part of an item's life. */
const TITLES: Readonly<Record<string, string>> = {
  'item.issued': '交办事项',
  'item.created': '建立事项',
  'item.adjusted': '调整事项',
  'item.suspended': '中止办理',
  'item.resumed': '恢复办理',
  'item.terminated': '终止事项',
  'item.completed': '事项办结',
  'item.verified': '核查',
  'item.closedOut': '销号',
  'item.reopened': '重新办理',
  'item.rolledOver': '年底续办确认',
  'item.instructed': '批示',
  'assignment.acknowledged': '签收',
  'assignment.assigned': '新增责任单位',
  'assignment.withdrawn': '撤回责任',
  'assignment.transferred': '责任由承接单位接续',
  'assignment.declined': '申请退办',
  'assignment.declineAccepted': '同意退办',
  'assignment.declineRefused': '不同意退办',
  'assignment.extensionRequested': '申请延期',
  'assignment.extensionGranted': '同意延期',
  'assignment.extensionRefused': '不同意延期',
  'assignment.planFiled': '工作方案备案',
  'assignment.inputFiled': '报配合情况',
  'assignment.completionClaimed': '申报办结',
  'assignment.completionAccepted': '同意办结',
  'assignment.completionReturned': '退回重办',
  'progress.reported': '报告进展',
};

/** Actions whose entries tell an item's life. */
export const ITEM_HISTORY_ACTIONS: readonly string[] = Object.keys(TITLES);

interface Told {
  readonly action: string;
  /** Unit of the assignment it is about; null for what is about the item as a whole. */
  readonly unit: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One line of the history in plain Chinese: which unit, what happened, from what to what, and why. */
export function historyLine({ action, unit, detail }: Told): string {
  const title = TITLES[action] ?? action;
  const parts = [unit === null ? title : `${unit} ${title}`, movedWords(action, detail), dueWords(detail), causeWords(detail), wordsOf(detail, 'authority', '批准'), wordsOf(detail, 'reason', '理由')];
  return parts.filter((part) => part !== '').join('；');
}

/** The states of the item itself; those of an assignment are said by the title already. */
function movedWords(action: string, { from, to }: Readonly<Record<string, unknown>>): string {
  if (!action.startsWith('item.') || typeof from !== 'string' || typeof to !== 'string' || from === to) return '';
  if (!itemMachine.isState(from) || !itemMachine.isState(to)) return '';
  return `由“${itemMachine.stateTitles[from]}”改为“${itemMachine.stateTitles[to]}”`;
}

function dueWords({ dueOnBefore, dueOnAfter }: Readonly<Record<string, unknown>>): string {
  if (dueOnBefore === undefined && dueOnAfter === undefined) return '';
  return `时限由${dayWords(dueOnBefore)}改为${dayWords(dueOnAfter)}`;
}

function dayWords(day: unknown): string {
  return typeof day === 'string' ? day : '无固定日期';
}

function causeWords({ cause }: Readonly<Record<string, unknown>>): string {
  return typeof cause === 'string' && Object.hasOwn(REOPENING_CAUSE_TITLES, cause) ? REOPENING_CAUSE_TITLES[cause as keyof typeof REOPENING_CAUSE_TITLES] : '';
}

function wordsOf(detail: Readonly<Record<string, unknown>>, key: string, title: string): string {
  const words = detail[key];
  return typeof words === 'string' && words !== '' ? `${title}：${words}` : '';
}

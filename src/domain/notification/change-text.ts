import type { LocalDate } from '../kernel/local-date.js';
import { REOPENING_CAUSE_TITLES, type ReopeningCause } from '../item/reopening.js';
import type { NotificationText } from './notification.js';

interface OfItem {
  readonly documentNumber: string;
  /** 第12项 做好…… */
  readonly item: string;
}

/** What an adjustment means for one unit: it got the duty, lost it, has another role, or goes on with what changed. */
export type AdjustedUnit = 'opened' | 'withdrawn' | 'roleChanged' | 'told';

export interface ItemChangeSaid extends OfItem {
  readonly kind: 'adjusted' | 'terminated' | 'completed' | 'closedOut' | 'reopened';
  readonly reason: string;
  readonly authority: string;
  readonly cause: ReopeningCause | null;
  /** The day that counts for the item now; null when it has none. */
  readonly dueOn: LocalDate | null;
  readonly unitChange: AdjustedUnit;
}

const ADJUSTED: Readonly<Record<AdjustedUnit, string>> = {
  opened: '新交办你单位，请签收',
  withdrawn: '已撤回你单位的责任',
  roleChanged: '你单位的角色已调整',
  told: '事项已调整',
};

const TITLES: Readonly<Record<Exclude<ItemChangeSaid['kind'], 'adjusted'>, string>> = {
  terminated: '事项已终止，不再办理',
  completed: '事项已办结',
  closedOut: '事项已销号',
  reopened: '事项重新办理',
};

/** A change of an item, to one of its units. */
export function itemChangedText(change: ItemChangeSaid): NotificationText {
  const title = change.kind === 'adjusted' ? ADJUSTED[change.unitChange] : TITLES[change.kind];
  const parts = [
    change.documentNumber,
    change.cause === null ? '' : REOPENING_CAUSE_TITLES[change.cause],
    change.dueOn === null || change.unitChange === 'withdrawn' || !['adjusted', 'reopened'].includes(change.kind) ? '' : `时限为${change.dueOn}`,
    change.authority === '' ? '' : `批准：${change.authority}`,
    change.reason === '' ? '' : `理由：${change.reason}`,
  ];
  return { kind: 'itemChanged', title: `${title}：${change.item}`, body: parts.filter((part) => part !== '').join('；') };
}

/** An item that was added to a running plan, to one of its units. */
export function itemIssuedText({ documentNumber, item, role, acknowledgeBy }: OfItem & { readonly role: string; readonly acknowledgeBy: LocalDate | null }): NotificationText {
  return { kind: 'assigned', title: `${documentNumber} 新交办事项${acknowledgeBy === null ? '' : `，请于${acknowledgeBy}前签收`}：${item}`, body: `你单位：${role}` };
}

/** The end of a plan, to one of its units. */
export function planClosedText({ documentNumber, title, reason }: { readonly documentNumber: string; readonly title: string; readonly reason: string }): NotificationText {
  return { kind: 'planClosed', title: `${documentNumber} 已结束，未完成的事项不再督办`, body: `《${title}》${reason === '' ? '' : `；${reason}`}` };
}

/** Work of a unit that changed, to a successor or to the office (`to` null). */
export function workMovedText(moved: { readonly documentNumber: string; readonly from: string; readonly changeTitle: string; readonly to: string | null; readonly count: number; readonly on: LocalDate }): NotificationText {
  return {
    kind: 'workMoved',
    title: moved.to === null ? `${moved.from}${moved.changeTitle}，${moved.count}项责任已转由承接单位` : `请接续${moved.from}的${moved.count}项责任`,
    body: `${moved.documentNumber}；${moved.from}自${moved.on}起${moved.changeTitle}。原有签收、进展和时限不变。`,
  };
}

import type { LocalDate } from '../kernel/local-date.js';
import { NOTIFICATION_KIND_TITLES, type NotificationKind } from './notification.js';

/** An inbox entry as a message tells it. */
export interface CarriedEntry {
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
  /** Due date of the duty a reminder is about; null for everything else. */
  readonly dueOn: LocalDate | null;
  /** Caught up after an outage (补发). */
  readonly late: boolean;
}

export interface MessageText {
  readonly title: string;
  readonly body: string;
}

const DUE_GROUPS = ['已逾期', '今日到期', '即将到期'] as const;
/** Most urgent first: what the digest begins with. */
const ORDER: readonly string[] = [
  NOTIFICATION_KIND_TITLES.escalation,
  NOTIFICATION_KIND_TITLES.noticeDue,
  NOTIFICATION_KIND_TITLES.noticeIssued,
  NOTIFICATION_KIND_TITLES.urged,
  ...DUE_GROUPS,
  NOTIFICATION_KIND_TITLES.assigned,
  NOTIFICATION_KIND_TITLES.submissionMissed,
  NOTIFICATION_KIND_TITLES.submissionOpened,
];
/** Entries of one group that are written out; the others are counted. */
const LISTED = 10;

/** The text of a digest: groups with their counts, most urgent first, long lists cut. One entry is told as it is. `today` is the day it leaves. */
export function digestText(entries: readonly CarriedEntry[], today: LocalDate): MessageText {
  const [only, ...others] = entries;
  if (only && others.length === 0) return entryText(only);
  const groups = groupsOf(entries, today);
  const late = entries.filter((entry) => entry.late).length;
  return {
    title: `督办提醒${entries.length}项：${groups.map(([title, own]) => `${title}${own.length}项`).join('、')}${late > 0 ? `（其中补发${late}项）` : ''}`,
    body: groups.map(([title, own]) => groupText(title, own)).join('\n\n'),
  };
}

/** The text of a message with one entry. */
export function entryText({ title, body, late }: CarriedEntry): MessageText {
  return { title: late ? `（补发）${title}` : title, body };
}

function groupText(title: string, entries: readonly CarriedEntry[]): string {
  const lines = entries.slice(0, LISTED).map((entry, index) => `${index + 1}. ${entry.late ? '（补发）' : ''}${entry.title}`);
  if (entries.length > LISTED) lines.push(`其余${entries.length - LISTED}项见待办。`);
  return [`【${title}】${entries.length}项`, ...lines].join('\n');
}

function groupsOf(entries: readonly CarriedEntry[], today: LocalDate): [string, CarriedEntry[]][] {
  const groups = new Map<string, CarriedEntry[]>();
  for (const entry of entries) {
    const title = groupTitle(entry, today);
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  const place = (title: string): number => (ORDER.includes(title) ? ORDER.indexOf(title) : ORDER.length);
  return [...groups].sort(([one], [other]) => place(one) - place(other)).map(([title, own]) => [title, own.sort(byDueDate)]);
}

function groupTitle({ kind, dueOn }: CarriedEntry, today: LocalDate): string {
  if (kind !== 'reminder' || dueOn === null) return NOTIFICATION_KIND_TITLES[kind];
  if (dueOn < today) return DUE_GROUPS[0];
  return dueOn === today ? DUE_GROUPS[1] : DUE_GROUPS[2];
}

function byDueDate(one: CarriedEntry, other: CarriedEntry): number {
  return (one.dueOn ?? '').localeCompare(other.dueOn ?? '');
}

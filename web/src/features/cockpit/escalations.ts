import type { Schemas } from '../../api/client';
import { daysBetween } from '../../i18n/dates';
import type { Line } from '../ledger/standing';

export interface Escalation {
  readonly key: string;
  readonly itemId: string | null;
  readonly number: string;
  readonly title: string;
  readonly duty: string;
  readonly units: readonly string[];
  /** Day on which it was last brought to the office. */
  readonly on: string;
  /** The item itself is overdue, not only a report on it. */
  readonly overdue: boolean;
  /** Draft of a notice that waits to be issued. */
  readonly noticeId: string | null;
}

export interface KnownLine extends Line {
  readonly documentNumber: string;
}

const DAYS = 30;
const BROUGHT = new Set(['escalation', 'noticeDue']);

/** What was brought to the office and still stands, one line for each matter: overdue items first, then the latest. */
export function escalationsOf(told: readonly Schemas['ToldResponse'][], lines: readonly KnownLine[], notices: readonly Schemas['NoticeResponse'][], today: string): readonly Escalation[] {
  const draftOf = new Map(notices.filter(({ state }) => state === 'draft' || state === 'signed').map(({ itemId, id }) => [itemId, id]));
  const overdue = lines.filter(({ light, status }) => light.colour === 'red' && status !== 'completed' && status !== 'closedOut');
  const byItem = overdue.map((line): Escalation => ({
    key: `item-${line.itemId}`, itemId: line.itemId, number: line.number, title: line.text, duty: '',
    units: line.units.filter(({ role }) => role === 'lead').map(({ unit }) => unit), on: line.effectiveDueOn ?? today, overdue: true, noticeId: draftOf.get(line.itemId) ?? null,
  }));
  const groups = new Map<string, Escalation>();
  for (const entry of told) {
    if (!BROUGHT.has(entry.kind) || !entry.subject || daysBetween(entry.sentOn, today) > DAYS) continue;
    const number = numberIn(entry.subject);
    const line = lines.find((one) => one.documentNumber === entry.documentNumber && one.number === number);
    if (line && (overdue.includes(line) || ['completed', 'closedOut', 'terminated'].includes(line.status))) continue;
    if (line && entry.dutyTitle === '签收' && line.units.some(({ unit, status }) => unit === entry.unit && status !== null && status !== 'pendingAck')) continue;
    const duty = entry.dutyTitle ?? '';
    const key = `${entry.documentNumber}/${number}/${duty}`;
    const known = groups.get(key);
    const units = entry.unit === null ? [] : [entry.unit];
    if (known) groups.set(key, { ...known, units: [...new Set([...known.units, ...units])], on: known.on > entry.sentOn ? known.on : entry.sentOn });
    else groups.set(key, { key, itemId: line?.itemId ?? null, number, title: line?.text ?? entry.subject, duty, units, on: entry.sentOn, overdue: false, noticeId: draftOf.get(line?.itemId ?? '') ?? null });
  }
  return [...byItem, ...[...groups.values()].sort((one, other) => other.on.localeCompare(one.on))];
}

/** The number of the item in what the server calls it: 第45项 加快… */
export function numberIn(subject: string): string {
  return /^第(\S+?)项/.exec(subject)?.[1] ?? '';
}

/** The last day of the month before. */
export function endOfMonthBefore(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, 0, 12)).toISOString().slice(0, 10);
}

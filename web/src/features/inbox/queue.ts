import type { Schemas } from '../../api/client';
import { daysBetween, daysLater } from '../../i18n/dates';

export type Matter = Schemas['MatterResponse'];

/** One thing on the list: what its unit owes on it, what is due first before what comes later. */
export interface Row {
  readonly key: string;
  readonly main: Matter;
  readonly later: readonly Matter[];
}

export const VIEWS = ['all', 'ack', 'week', 'waiting'] as const;
export type View = (typeof VIEWS)[number];

export const GROUPS = ['overdue', 'week', 'month', 'later', 'undated', 'waiting'] as const;
export type Group = (typeof GROUPS)[number];

/** Matters that are about the same assignment, submission or notice share a row, which stands where the first of them does. */
export function rowsOf(matters: readonly Matter[]): readonly Row[] {
  const bySubject = new Map<string, Matter[]>();
  for (const matter of matters) {
    const key = `${matter.subjectType}-${matter.subjectId}`;
    const known = bySubject.get(key);
    if (known) known.push(matter);
    else bySubject.set(key, [matter]);
  }
  return [...bySubject].flatMap(([key, [main, ...later]]) => (main ? [{ key, main, later }] : []));
}

/** The Sunday that ends the week of a day. */
export function weekEnd(today: string): string {
  return daysLater(today, (7 - new Date(`${today}T12:00:00Z`).getUTCDay()) % 7);
}

/** When it is due, as a heading of the list; what lies with the office is not the unit's to do, whenever it was due. */
export function groupOf({ effectiveDueOn: due, officeTurn }: Pick<Matter, 'effectiveDueOn' | 'officeTurn'>, today: string): Group {
  if (officeTurn !== null) return 'waiting';
  if (due === null) return 'undated';
  if (due < today) return 'overdue';
  if (due <= weekEnd(today)) return 'week';
  return due.slice(0, 7) === today.slice(0, 7) ? 'month' : 'later';
}

/** True when the row belongs to that view of the list. */
export function inView({ main }: Row, view: View, today: string): boolean {
  if (view === 'ack') return canAcknowledge(main);
  if (view === 'week') return main.effectiveDueOn !== null && main.effectiveDueOn <= weekEnd(today) && main.officeTurn === null;
  return view === 'all' || main.officeTurn !== null;
}

export const canAcknowledge = (matter: Matter): boolean => matter.subjectType === 'assignment' && matter.allowed.includes('acknowledge');

export const canDecline = (matter: Matter): boolean => matter.subjectType === 'assignment' && matter.allowed.includes('decline');

/** True when 无新进展 answers it in one tap. */
export function canSayNoChange({ subjectType, allowed }: Matter): boolean {
  return allowed.includes(subjectType === 'submission' ? 'declareNoChange' : 'report');
}

/** The row `step` further down; at the ends the row itself. Null when there is none. */
export function neighbour(rows: readonly Row[], key: string | null, step: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.key === key);
  if (at === -1) return rows[0]?.key ?? null;
  return rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.key ?? null;
}

/** Days until it is due, negative when it is late; null when it has no date. */
export function daysLeft({ effectiveDueOn }: Pick<Matter, 'effectiveDueOn'>, today: string): number | null {
  return effectiveDueOn === null ? null : daysBetween(today, effectiveDueOn);
}

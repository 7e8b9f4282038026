import type { Line } from './standing';
import { standingOf } from './standing';

export interface DueGroup {
  /** `2024-12`, or what has no date: ongoing work, and what nobody has dated. */
  readonly key: string;
  readonly lines: readonly Line[];
}

/** The day that counts for a line now; null for ongoing work and what has none. */
export function dueDay({ effectiveDueOn, dueOn, evergreen }: Pick<Line, 'effectiveDueOn' | 'dueOn' | 'evergreen'>): string | null {
  return evergreen ? null : (effectiveDueOn ?? dueOn);
}

/** Lines under the month in which they are due, the earliest first, within a month by day; ongoing work and lines without a date come last. */
export function dueMonths(lines: readonly Line[]): readonly DueGroup[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.evergreen ? 'evergreen' : (dueDay(line)?.slice(0, 7) ?? 'undated');
    const known = groups.get(key);
    if (known) known.push(line);
    else groups.set(key, [line]);
  }
  return [...groups]
    .map(([key, members]) => ({ key, lines: [...members].sort((one, other) => (dueDay(one) ?? '').localeCompare(dueDay(other) ?? '') || one.position - other.position) }))
    .sort((one, other) => orderOf(one.key).localeCompare(orderOf(other.key)));
}

const orderOf = (key: string): string => (key === 'evergreen' ? '9998' : key === 'undated' ? '9999' : key);

/** The earliest day from today on that a line which is not done is due. */
export function nextDueDay(lines: readonly Line[], today: string): string | null {
  const days = lines.filter((line) => standingOf(line) !== 'done').flatMap((line) => dueDay(line) ?? []).filter((day) => day >= today);
  return days.sort()[0] ?? null;
}

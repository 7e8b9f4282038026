import { daysLater } from '../../i18n/dates';

export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Weeks from Monday to Sunday; null for days of the months before and after. */
  readonly weeks: readonly (readonly (string | null)[])[];
}

const WEEK = 7;

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % WEEK;
}

/** One month as weeks. */
export function monthGrid(year: number, month: number): Month {
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = weekdayOf(first);
  const places = Array.from({ length: Math.ceil((before + length) / WEEK) * WEEK }, (_, place) => (place < before || place >= before + length ? null : daysLater(first, place - before)));
  return { year, month, weeks: Array.from({ length: places.length / WEEK }, (_, week) => places.slice(week * WEEK, (week + 1) * WEEK)) };
}

/** The months that a span touches, in order. */
export function monthsOf(from: string, to: string): readonly Month[] {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => monthGrid(Math.floor((first + index) / 12), ((first + index) % 12) + 1));
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

export interface NamedDay {
  readonly date: string;
  readonly kind: 'dayOff' | 'workday';
  readonly name: string;
}

export interface DayKind {
  readonly kind: 'working' | 'off' | 'makeUp';
  /** Of the holiday; empty on weekends and working days. */
  readonly name: string;
}

/** Whether one works on a day: what the calendar of the year names goes before the weekday. */
export function dayKind(day: string, named: ReadonlyMap<string, NamedDay>): DayKind {
  const known = named.get(day);
  if (known !== undefined) return { kind: known.kind === 'dayOff' ? 'off' : 'makeUp', name: known.name };
  return { kind: weekdayOf(day) >= 5 ? 'off' : 'working', name: '' };
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };

/** The day a key leads to, kept inside the span; null for keys that do not move. */
export function dayMoved(day: string, key: string, from: string, to: string): string | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const next = daysLater(day, step);
  return next < from || next > to ? null : next;
}

import { addDays, type LocalDate } from '../kernel/local-date.js';
import type { WorkingCalendar } from '../kernel/working-calendar.js';
import type { Offset } from './ladder.js';

/** The last day of a term. */
export interface TermEnd {
  readonly dueOn: LocalDate;
  /** Set when the term is in working days: from which day they were counted, how many, and whether over a year that is not loaded. */
  readonly counted?: { readonly from: LocalDate; readonly workingDays: number; readonly provisional: boolean };
}

/** The last day of a term that begins after `from` (民法典 art. 201: the day itself does not count). */
export function termEnd(from: LocalDate, { count, unit }: Offset, calendar: WorkingCalendar): TermEnd {
  if (unit === 'calendar') return { dueOn: addDays(from, count) };
  const { date, provisional } = calendar.addWorkingDays(from, count);
  return { dueOn: date, counted: { from, workingDays: count, provisional } };
}

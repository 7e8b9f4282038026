import { addDays, type LocalDate } from '../kernel/local-date.js';
import type { CountedDate, WorkingCalendar } from '../kernel/working-calendar.js';
import type { LadderRung, Offset } from './ladder.js';

/** For one rung: every open obligation due on or before `threshold` has reached it. */
export interface RungThreshold {
  /** Position of the rung in its ladder, from 1. */
  readonly rung: number;
  readonly code: string;
  readonly threshold: LocalDate;
  readonly provisional: boolean;
}

/**
 * The day on which a rung fires for a due date. The due date stays as written; a rung before or on it moves to the working day
 * before (reliability A2), so that −3 always leaves three working days and 0 on a Sunday is the Friday before.
 */
export function rungDay(dueOn: LocalDate, { offset: { count, unit } }: Pick<LadderRung, 'offset'>, calendar: WorkingCalendar): CountedDate {
  if (count > 0) return unit === 'working' ? calendar.addWorkingDays(dueOn, count) : { date: addDays(dueOn, count), provisional: false };
  if (unit === 'calendar') return calendar.workingDayOnOrBefore(addDays(dueOn, count));
  const lastWorkingDay = calendar.workingDayOnOrBefore(dueOn);
  const counted = calendar.addWorkingDays(lastWorkingDay.date, count);
  return { date: counted.date, provisional: lastWorkingDay.provisional || counted.provisional };
}

/** For each rung, in ladder order, the latest due date whose rung day is on or before today. */
export function rungThresholds(ladder: { readonly rungs: readonly Pick<LadderRung, 'code' | 'offset'>[] }, today: LocalDate, calendar: WorkingCalendar): RungThreshold[] {
  return ladder.rungs.map(({ code, offset }, index) => {
    const { date, provisional } = latestDueDate(offset, today, calendar);
    return { rung: index + 1, code, threshold: date, provisional };
  });
}

/** For each rung, in ladder order, the latest due date whose rung day lies before today. */
export function missedDueDates(ladder: Parameters<typeof rungThresholds>[0], today: LocalDate, calendar: WorkingCalendar): LocalDate[] {
  return rungThresholds(ladder, addDays(today, -1), calendar).map(({ threshold }) => threshold);
}

// The exact inverse of rungDay, which never decreases when the due date grows: one SQL comparison then replaces a timer per date.
function latestDueDate({ count, unit }: Offset, today: LocalDate, calendar: WorkingCalendar): CountedDate {
  if (count > 0 && unit === 'calendar') return { date: addDays(today, -count), provisional: false };
  if (count > 0) return dayBefore(calendar.addWorkingDays(addDays(today, 1), -count));
  if (unit === 'working') return dayBefore(calendar.addWorkingDays(today, 1 - count));
  const reached = dayBefore(calendar.addWorkingDays(today, 1));
  return { date: addDays(reached.date, -count), provisional: reached.provisional };
}

function dayBefore({ date, provisional }: CountedDate): CountedDate {
  return { date: addDays(date, -1), provisional };
}

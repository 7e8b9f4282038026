import { addDays, type LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import type { Ladder } from '../../domain/obligation/ladder.js';
import { rungThresholds } from '../../domain/obligation/rung-thresholds.js';

export interface ClimbingRung {
  /** From 1. */
  readonly position: number;
  readonly code: string;
  /** Every running obligation due on or before this day has reached the rung. */
  readonly threshold: LocalDate;
  /** The threshold of the day before: what it covers should have fired earlier. */
  readonly lateThreshold: LocalDate;
}

/** A ladder as it stands on one day. */
export interface Climb {
  readonly ladder: string;
  readonly rungs: readonly ClimbingRung[];
}

/** The ladder with the thresholds of the day and of the day before. */
export function climbOf(ladder: Ladder, today: LocalDate, calendar: WorkingCalendar): Climb {
  const yesterday = rungThresholds(ladder, addDays(today, -1), calendar);
  return {
    ladder: ladder.code,
    rungs: rungThresholds(ladder, today, calendar).map(({ rung, code, threshold }, index) => ({
      position: rung,
      code,
      threshold,
      lateThreshold: yesterday[index]?.threshold ?? threshold,
    })),
  };
}

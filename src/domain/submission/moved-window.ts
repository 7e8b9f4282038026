import type { LocalDate } from '../kernel/local-date.js';
import { openingsDueBy, type ScheduledDuty } from './duty-schedule.js';

/** A period whose due day moves with the bound of its duty. */
export interface MovedPeriod {
  readonly periodKey: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * The periods whose due day moves when a duty ends on another day (`endsOn`, null: without end): only the one that the old end had cut
 * short. A period that ends with its month or quarter keeps the due day it was opened with.
 */
export function movedPeriods(duty: ScheduledDuty, endsOn: LocalDate | null): MovedPeriod[] {
  const bound = duty.endsOn;
  if (duty.cadence === 'once' || bound === null || bound === endsOn) return [];
  const whole = new Map(openingsDueBy({ ...duty, endsOn: null }, bound).map(({ periodKey, dueOn }) => [periodKey, dueOn]));
  return openingsDueBy(duty, bound).flatMap(({ periodKey, dueOn }) => {
    const natural = whole.get(periodKey) ?? dueOn;
    const to = endsOn !== null && endsOn < natural ? endsOn : natural;
    return dueOn === bound && natural !== dueOn && to !== dueOn ? [{ periodKey, from: dueOn, to }] : [];
  });
}

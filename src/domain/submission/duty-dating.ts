import type { DutyCadence } from '../document/plan-draft.js';
import type { LocalDate } from '../kernel/local-date.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/**
 * Checks the due day an office gives a reporting duty whose document names none, or another than the one it has (design section 3: an undated
 * duty waits for a person to date it). Throws RuleViolation for a duty that recurs, whose periods date themselves, and for a day that is over.
 */
export function refuseDutyDay({ cadence, title }: { readonly cadence: DutyCadence; readonly title: string }, dueOn: LocalDate, today: LocalDate): void {
  if (cadence !== 'once') throw new RuleViolation('DUTY_RECURS', { title });
  if (dueOn < today) throw new RuleViolation('DUTY_DAY_IN_PAST', { dueOn, today });
}

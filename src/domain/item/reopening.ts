import { type LocalDate } from '../kernel/local-date.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/** Why an item that was done is handled again. */
export const REOPENING_CAUSE_TITLES = { lookBack: '回头看', instruction: '新的批示', dissatisfied: '不满意' } as const;

export type ReopeningCause = keyof typeof REOPENING_CAUSE_TITLES;

export const REOPENING_CAUSES = Object.keys(REOPENING_CAUSE_TITLES) as readonly ReopeningCause[];

/** The new last day of an item that is handled again; only 持续推进 may go without. Throws RuleViolation. */
export function reopenedDueOn(dueOn: LocalDate | null, evergreen: boolean, today: LocalDate): LocalDate | null {
  if (dueOn === null && !evergreen) throw new RuleViolation('REOPENING_WITHOUT_DATE', {});
  if (dueOn !== null && dueOn < today) throw new RuleViolation('DEADLINE_IN_PAST', { dueOn, today });
  return dueOn;
}

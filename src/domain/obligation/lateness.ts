import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.js';
import type { ObligationView } from './obligation.js';
import { type Suspension, SUSPENSION_REASONS, suspendedDays, type SuspensionReason } from './suspension.js';

/** How one obligation stands against its date, with the days that are not its owner's taken out. Facts to look at, never a score. */
export interface LatenessFacts {
  /** As written. */
  readonly dueOn: LocalDate | null;
  /** The written date moved on by the days the clock stood still until it was done, or until today. */
  readonly effectiveDueOn: LocalDate | null;
  /** Calendar days of those, by reason; a day with two reasons counts for both here and once in the date. Reasons without a day are left out. */
  readonly stoodStill: Readonly<Partial<Record<SuspensionReason, number>>>;
  readonly settledOn: LocalDate | null;
  /** Calendar days after the effective date; 0 in time, undated or void. */
  readonly daysLate: number;
  /** Calendar days it lay with the office, also those after the day the unit counts as done. */
  readonly daysAtOffice: number;
}

/** Reasons for standing still that are the office's to end. */
const AT_OFFICE: readonly SuspensionReason[] = ['officeReview', 'extensionPending'];

/**
 * The facts of one obligation on a day, from its ledger of suspensions. Days before `grantedOn`, when an office granted more time, are
 * contained in `dueOn` already; with the office they lay all the same.
 */
export function latenessFacts(
  { state, dueOn, settledOn, grantedOn = null }: Pick<ObligationView, 'state' | 'dueOn' | 'settledOn'> & { readonly grantedOn?: LocalDate | null },
  suspensions: readonly Suspension[],
  today: LocalDate,
): LatenessFacts {
  const until = settledOn ?? today;
  const counted = grantedOn === null ? suspensions : suspensions.flatMap((suspension) => since(suspension, grantedOn));
  const effectiveDueOn = dueOn === null ? null : addDays(dueOn, suspendedDays(counted, until));
  const of = (reason: SuspensionReason): Suspension[] => counted.filter((suspension) => suspension.reason === reason);
  const stoodStill = SUSPENSION_REASONS.map((reason) => [reason, suspendedDays(of(reason), until)] as const).filter(([, days]) => days > 0);
  return {
    dueOn,
    effectiveDueOn,
    stoodStill: Object.fromEntries(stoodStill),
    settledOn,
    daysLate: effectiveDueOn === null || state === 'voided' ? 0 : Math.max(0, daysBetween(effectiveDueOn, until)),
    daysAtOffice: suspendedDays(suspensions.filter(({ reason }) => AT_OFFICE.includes(reason)), today),
  };
}

/** What of the suspension lies on or after the day, if anything. */
function since(suspension: Suspension, day: LocalDate): Suspension[] {
  if (suspension.startedOn >= day) return [suspension];
  return suspension.endedOn === null || suspension.endedOn > day ? [{ ...suspension, startedOn: day }] : [];
}

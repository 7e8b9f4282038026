import { daysBetween, type LocalDate } from '../kernel/local-date.js';

/** Why the clock of an obligation stands still (domain rule: pause while the ball is with the office or the item is suspended). */
export const SUSPENSION_REASON_TITLES = {
  officeReview: '办公室审核中',
  extensionPending: '延期申请待批',
  itemSuspended: '事项已中止',
} as const;

export type SuspensionReason = keyof typeof SUSPENSION_REASON_TITLES;

export const SUSPENSION_REASONS = Object.keys(SUSPENSION_REASON_TITLES) as readonly SuspensionReason[];

/** A span of days on which the clock stood still, as the ledger keeps it. */
export interface Suspension {
  readonly reason: SuspensionReason;
  /** First day that does not count. */
  readonly startedOn: LocalDate;
  /** First day that counts again; null while the clock stands still. */
  readonly endedOn: LocalDate | null;
}

/** Calendar days before the day `before` on which the clock stood still; a day on which it did for several reasons counts once. */
export function suspendedDays(suspensions: readonly Pick<Suspension, 'startedOn' | 'endedOn'>[], before: LocalDate): number {
  let days = 0;
  let countedTo: LocalDate | null = null;
  for (const { startedOn, endedOn } of suspensions.toSorted((one, other) => (one.startedOn < other.startedOn ? -1 : 1))) {
    const from = countedTo !== null && countedTo > startedOn ? countedTo : startedOn;
    const to = endedOn !== null && endedOn < before ? endedOn : before;
    if (to <= from) continue;
    days += daysBetween(from, to);
    countedTo = to;
  }
  return days;
}

import { itemMachine } from '../item/item.machine.js';
import type { LocalDate } from '../kernel/local-date.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import type { ClaimingAssignment } from './completion.rules.js';

/** What a unit may ask of the office about its assignment: 退办 and 延期. */
export type RequestKind = 'decline' | 'extension';

export const REQUEST_KIND_TITLES: Readonly<Record<RequestKind, string>> = { decline: '退办申请', extension: '延期申请' };

/** `takenBack`: by the unit itself, or because the assignment came to an end meanwhile. */
export type RequestStatus = 'pending' | 'accepted' | 'refused' | 'takenBack';

export const REQUEST_STATUS_TITLES: Readonly<Record<RequestStatus, string>> = { pending: '待答复', accepted: '已同意', refused: '不同意', takenBack: '已撤回' };

/** What the rules of requests look at, as of `today`. */
export interface RequestFacts extends ClaimingAssignment {
  readonly today: LocalDate;
  /** Kind of the request that the office has not answered. */
  readonly openRequest: RequestKind | null;
  /** Last day on which the assignment may be declined; null where none was counted. */
  readonly declineBy: LocalDate | null;
  /** The office has refused to take it back before. */
  readonly declinedBefore: boolean;
  /** The day that counts for the completion the unit owes; null when it owes none or none with a date. */
  readonly effectiveDueOn: LocalDate | null;
}

/** Why the assignment cannot be declined (退办: inside a window, domain.md 4.2), null when it can. */
export function declineRefusal({ today, declineBy, declinedBefore }: RequestFacts): RuleViolation | null {
  if (declinedBefore) return new RuleViolation('DECLINE_REFUSED_BEFORE', {});
  if (declineBy !== null && today > declineBy) return new RuleViolation('DECLINE_WINDOW_CLOSED', { closedOn: declineBy });
  return null;
}

/** Why a lead unit cannot ask for more time, null when it can: asked before the due date, and never two requests at once. */
export function extensionRefusal({ today, itemStatus, openRequest, effectiveDueOn, claimsCompletion = true }: RequestFacts): RuleViolation | null {
  if (openRequest === 'extension') return new RuleViolation('EXTENSION_PENDING_ALREADY', {});
  if (itemStatus !== 'inProgress' && itemStatus !== 'issued') return new RuleViolation('EXTENSION_ITEM_NOT_RUNNING', { stateTitle: itemMachine.stateTitles[itemStatus] });
  if (!claimsCompletion) return new RuleViolation('EXTENSION_OF_FIRST_LEAD', {});
  if (effectiveDueOn === null) return new RuleViolation('EXTENSION_UNDATED', {});
  if (today > effectiveDueOn) return new RuleViolation('EXTENSION_AFTER_DUE_DATE', { dueOn: effectiveDueOn });
  return null;
}

/** The day that is asked for; throws RuleViolation unless it is later than the one that counts now and in the same year (C44). */
export function acceptableExtension(newDueOn: LocalDate, effectiveDueOn: LocalDate): LocalDate {
  const yearEnd = `${effectiveDueOn.slice(0, 4)}-12-31`;
  if (newDueOn > yearEnd && newDueOn > effectiveDueOn) throw new RuleViolation('EXTENSION_PAST_YEAR_END', { yearEnd });
  return laterDueDay(newDueOn, effectiveDueOn);
}

/** The day an office grants, which may be another one than was asked for; throws RuleViolation unless it is later than the one that counts now. */
export function laterDueDay(newDueOn: LocalDate, effectiveDueOn: LocalDate): LocalDate {
  if (newDueOn <= effectiveDueOn) throw new RuleViolation('EXTENSION_NOT_LATER', { dueOn: effectiveDueOn });
  return newDueOn;
}

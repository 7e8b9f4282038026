import type { AssignmentRole } from '../document/plan-draft.js';
import type { ItemState } from '../item/item.machine.js';
import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import type { AssignmentState } from './assignment.machine.js';

/** Most characters of the evidence of a claim. */
export const EVIDENCE_LIMIT = 5000;

/** What decides whether a unit claims completion; `claimsCompletion` is false for joint leads whom the plan lets the first listed claim for. */
export interface ClaimingAssignment {
  readonly role: AssignmentRole;
  readonly itemStatus: ItemState;
  readonly claimsCompletion?: boolean;
}

/** Completion is claimed by a lead unit (牵头单位), for an item that runs; cooperating units report to the lead. */
export function mayClaimCompletion({ role, itemStatus, claimsCompletion = true }: ClaimingAssignment): boolean {
  return role === 'lead' && claimsCompletion && itemStatus === 'inProgress';
}

/** The evidence of a claim that may be stored; throws RuleViolation `COMPLETION_EVIDENCE_…`. */
export function acceptableEvidence(evidence: string): string {
  if (!isReadable(evidence)) throw new RuleViolation('COMPLETION_EVIDENCE_MISSING', {});
  const length = lengthInCharacters(evidence);
  if (length > EVIDENCE_LIMIT) throw new RuleViolation('COMPLETION_EVIDENCE_TOO_LONG', { field: '办结情况', length, limit: EVIDENCE_LIMIT });
  return evidence.trim();
}

/** True when the item is done by its leads: every joint lead that has not been taken off must have finished (design section 3). */
export function everyLeadHasFinished(leads: readonly AssignmentState[]): boolean {
  const asked = leads.filter((state) => state !== 'withdrawn');
  return asked.length > 0 && asked.every((state) => state === 'completed');
}

import type { AssignmentState } from '../assignment/assignment.machine.js';
import { optionalReason, statedReason } from '../kernel/stated-reason.js';

export const ROLLOVER_DECISION_TITLES = { continue: '续办', complete: '办结' } as const;

/** What the office decides of a 持续推进 item at a year's end. */
export type RolloverDecision = keyof typeof ROLLOVER_DECISION_TITLES;

export const ROLLOVER_DECISIONS = Object.keys(ROLLOVER_DECISION_TITLES) as readonly RolloverDecision[];

/** What is proposed to the office: to complete what every lead unit has done already, else to go on. */
export function proposedDecision(leadStates: readonly AssignmentState[]): RolloverDecision {
  const asked = leadStates.filter((state) => state !== 'withdrawn');
  return asked.length > 0 && asked.every((state) => state === 'completed') ? 'complete' : 'continue';
}

/** The reason to be kept: going on needs none, ending does; throws RuleViolation `REASON_…`. */
export function reasonOf(decision: RolloverDecision, reason: string): string {
  return decision === 'complete' ? statedReason(reason, ROLLOVER_DECISION_TITLES.complete) : optionalReason(reason);
}

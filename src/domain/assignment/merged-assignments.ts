import type { AssignmentRole } from '../document/plan-draft.js';
import type { AssignmentState } from './assignment.machine.js';

/** An assignment as far as a change of units concerns it. */
export interface MergeableAssignment {
  readonly id: string;
  readonly itemId: string;
  readonly role: AssignmentRole;
  readonly status: AssignmentState;
  /** The unit that answers for it after the change. */
  readonly toUnitId: string;
}

/** One that ends in another one of the same unit on the same item. */
export interface MergedAssignment {
  readonly id: string;
  readonly intoId: string;
}

const ROLES: readonly AssignmentRole[] = ['lead', 'cooperating', 'guiding'];
// What is done comes last: while another part of the same duty is open, the successor still owes it.
const STATES: readonly AssignmentState[] = ['completionReview', 'inProgress', 'acknowledged', 'pendingAck', 'declineReview', 'completed'];

/**
 * Two duties of one unit on one item become one (合并): the lead wins over other roles, the open one over the one that is done, the further one
 * over one that has hardly begun. Each that loses names the one it ends in.
 */
export function mergedAssignments(assignments: readonly MergeableAssignment[]): MergedAssignment[] {
  const winners = new Map<string, string>();
  const merged: MergedAssignment[] = [];
  for (const { id, itemId, toUnitId } of assignments.toSorted(before)) {
    const winner = winners.get(`${itemId}/${toUnitId}`);
    if (winner === undefined) winners.set(`${itemId}/${toUnitId}`, id);
    else merged.push({ id, intoId: winner });
  }
  return merged;
}

function before(one: MergeableAssignment, other: MergeableAssignment): number {
  return ROLES.indexOf(one.role) - ROLES.indexOf(other.role) || STATES.indexOf(one.status) - STATES.indexOf(other.status) || Number(one.id) - Number(other.id);
}

import type { AssignmentRole, DraftAssignment } from './plan-draft.js';

const STRENGTH: Readonly<Record<AssignmentRole, number>> = { lead: 3, cooperating: 2, guiding: 1 };

/** An assignment whose unit is known. */
export type ResolvedAssignment = DraftAssignment & { readonly unitCode: string };

/**
 * The assignments of one item that become rows, in printing order: known units only, the unit that has taken over in the place of one
 * that has ended, each unit once per role, and a unit that is named itself or leads does not appear a second time through a group
 * (各区人民政府 beside a leading 蔡甸区人民政府).
 */
export function distinctAssignments(assignments: readonly DraftAssignment[]): ResolvedAssignment[] {
  const named = assignments.filter((assignment): assignment is ResolvedAssignment => assignment.outcome === 'matched' && assignment.unitCode !== null);
  const known = named.map((assignment) => (assignment.carriedOnBy === undefined ? assignment : { ...assignment, unitCode: assignment.carriedOnBy }));
  return known.filter((assignment, index) => !known.some((other, otherIndex) => replaces(other, otherIndex, assignment, index)));
}

function replaces(other: ResolvedAssignment, otherIndex: number, assignment: ResolvedAssignment, index: number): boolean {
  if (otherIndex === index || other.unitCode !== assignment.unitCode) return false;
  if (assignment.viaGroup === null) return other.viaGroup === null && other.role === assignment.role && otherIndex < index;
  if (other.viaGroup === null) return true;
  return STRENGTH[other.role] > STRENGTH[assignment.role] || (other.role === assignment.role && otherIndex < index);
}

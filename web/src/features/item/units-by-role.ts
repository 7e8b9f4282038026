import type { Schemas } from '../../api/client';

type Assignment = Schemas['AssignmentResponse'];

const ROLES = ['lead', 'cooperating', 'guiding'] as const;

export interface RoleGroup {
  readonly role: (typeof ROLES)[number];
  /** Who has not acknowledged stands apart: it is what somebody has to do something about. */
  readonly open: readonly Assignment[];
  readonly others: readonly Assignment[];
}

/** The responsibilities by role, in the order of the document; roles nobody has are left out, and so is what was taken back. */
export function unitsByRole(assignments: readonly Assignment[]): readonly RoleGroup[] {
  const standing = assignments.filter(({ status }) => status !== 'withdrawn');
  return ROLES.map((role) => {
    const own = standing.filter((assignment) => assignment.role === role);
    return { role, open: own.filter(isOpen), others: own.filter((assignment) => !isOpen(assignment)) };
  }).filter(({ open, others }) => open.length + others.length > 0);
}

/** Names of units that have not acknowledged, each once. */
export function unacknowledged(assignments: readonly Assignment[]): readonly string[] {
  return [...new Set(assignments.filter(isOpen).map(({ unit }) => unit))];
}

function isOpen({ status }: Assignment): boolean {
  return status === 'pendingAck';
}

import type { RequestKind } from '../../domain/assignment/request.rules.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import type { SignedAct } from '../signatures/index.js';
import type { LockedAssignment } from './locked-assignment.js';

type NewRequest =
  | { readonly kind: 'decline'; readonly reason: string; readonly proposedUnitId: string | null }
  | { readonly kind: 'extension'; readonly reason: string; readonly newDueOn: LocalDate };

interface RequestAnswer {
  readonly kind: RequestKind;
  readonly status: 'accepted' | 'refused' | 'takenBack';
  readonly reason: string;
  readonly grantedDueOn?: LocalDate;
  readonly reassignedToId?: string | null;
}

/** Stores a request that waits for the office; returns its id. The caller holds the lock on the assignment. */
export async function storeRequest(tx: Tx, { authorId }: SignedAct, { id, effectiveDueOn }: LockedAssignment, request: NewRequest): Promise<string> {
  const { proposedUnitId, newDueOn } = { proposedUnitId: null, newDueOn: null, ...request };
  const [stored] = await tx.query<{ id: string }>(
    `insert into assignment_request (assignment_id, kind, reason, proposed_unit_id, due_on, new_due_on, asked_on, asked_at, asked_by_id, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending') returning id`,
    [id, request.kind, request.reason, proposedUnitId, newDueOn === null ? null : effectiveDueOn, newDueOn, tx.today, tx.now, authorId],
  );
  if (!stored) throw new Error('the request was not stored');
  return stored.id;
}

/** Ends the request that waits; returns its id. The machine has been asked, so one must be there. */
export async function answerRequest(tx: Tx, actor: Actor, { id }: LockedAssignment, { kind, status, reason, grantedDueOn, reassignedToId }: RequestAnswer): Promise<string> {
  const [answered] = await tx.query<{ id: string }>(
    `update assignment_request set status = $3, decision_reason = $4, granted_due_on = $5, reassigned_to_id = $6, decided_at = $7, decided_by_id = $8
     where assignment_id = $1 and kind = $2 and status = 'pending' returning id`,
    [id, kind, status, reason, grantedDueOn ?? null, reassignedToId ?? null, tx.now, actor.accountId],
  );
  if (!answered) throw new Error(`assignment ${id} has no ${kind} to answer`);
  return answered.id;
}

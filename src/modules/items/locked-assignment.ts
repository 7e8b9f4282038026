import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { RequestFacts } from '../../domain/assignment/request.rules.js';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnAssignment, refusedOnAssignment } from '../../domain/policy/allowed-on-assignment.js';
import { type Action, can } from '../../domain/policy/can.js';
import type { RefusedCommand } from '../../domain/policy/offered.js';
import { planMachine, type PlanState } from '../../domain/plan/plan.machine.js';
import type { SignatureRules } from '../../domain/signature/signature-rules.js';
import { among } from '../../platform/db/among.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { ownWorkInScope, scopeOf } from '../accounts/index.js';
import type { ObligationsOf } from '../obligations/index.js';
import { CLAIMS_COMPLETION } from './joint-leads-condition.js';

export interface LockedAssignment extends RequestFacts {
  readonly id: string;
  readonly itemId: string;
  readonly unitId: string;
  readonly leadingGroupId: string | null;
  readonly planStatus: PlanState;
  /** It is one of the leads that claim completion: all, or the first listed where the plan says so. */
  readonly claimsCompletion: boolean;
  readonly status: AssignmentState;
  readonly itemStatus: ItemState;
  readonly acknowledgedAt: Date | null;
  readonly planId: string;
  readonly role: AssignmentRole;
  /** Day of the claim that the office has not answered or has accepted. */
  readonly claimedOn: LocalDate | null;
  /** What people call the item by. */
  readonly number: string;
  readonly position: number;
  readonly text: string;
  readonly unit: string;
  readonly workRules: SignatureRules;
  /** How many numeric targets the item has. */
  readonly targetCount: number;
  readonly version: number;
}

export interface AssignmentAnswer {
  readonly id: string;
  readonly version: number;
  readonly status: AssignmentState;
  readonly acknowledgedAt: Date | null;
  readonly claimedOn: LocalDate | null;
  readonly allowed: readonly string[];
  readonly refused: readonly RefusedCommand[];
  /** The draft that waits for the head's signature instead of what was commanded; null when the command took effect. */
  readonly signatureRequestId: string | null;
}

type Row = Omit<LockedAssignment, 'openRequest' | 'declinedBefore' | 'effectiveDueOn' | 'today'>;
type Facts = Pick<LockedAssignment, 'openRequest' | 'declinedBefore' | 'effectiveDueOn'> & { readonly id: string };

/** What every page about an assignment computes with, as columns of a query over `assignment`. */
export const REQUEST_FACTS = `
  (select kind from assignment_request where assignment_id = assignment.id and status = 'pending') as "openRequest",
  exists (select from assignment_request where assignment_id = assignment.id and kind = 'decline' and status = 'refused') as "declinedBefore",
  (select effective_due_on from obligation where subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion' and state in ('open', 'paused')) as "effectiveDueOn"`;

const REFUSED: Readonly<Partial<Record<Action, string>>> = {
  reviewCompletion: '只有该方案的领导小组办公室可以答复办结申报，请换用该办公室的账号。',
  decideDecline: '只有该方案的领导小组办公室可以答复退办申请，请换用该办公室的账号。',
  decideExtension: '只有该方案的领导小组办公室可以答复延期申请，请换用该办公室的账号。',
};

/** Locks the assignment and its item and checks the permission; one that does not exist for the actor is answered like one that never was. */
export async function lockAssignment(tx: Tx, actor: Actor, action: Action, assignmentId: string): Promise<LockedAssignment> {
  const [assignment] = await lockAssignments(tx, actor, action, [assignmentId]);
  if (!assignment) throw new Failure('not-found', absent([assignmentId]));
  return assignment;
}

/** Locks the assignments and their items, in the order of their ids: all of them, or it throws naming those that are not the actor's. `pointer` is the field of the body that names them, where one does. */
export async function lockAssignments(tx: Tx, actor: Actor, action: Action, assignmentIds: readonly string[], pointer?: string): Promise<LockedAssignment[]> {
  const asked = among('assignment.id', assignmentIds, '$1');
  const parameters: unknown[] = [asked.value];
  const locking = tx.asked<Row>(
    `assignments-lock-${scopeOf(actor)}${asked.suffix}`,
    `select assignment.id, item_id as "itemId", unit_id as "unitId", leading_group_id as "leadingGroupId", assignment.status,
            item.status as "itemStatus", acknowledged_at as "acknowledgedAt", assignment.plan_id as "planId", role, claimed_on as "claimedOn", number, item.position, text,
            unit.name as unit, decline_by as "declineBy", work_rules as "workRules", jsonb_array_length(targets) as "targetCount", assignment.version,
            plan.status as "planStatus", ${CLAIMS_COMPLETION} as "claimsCompletion"
     from assignment join item on item.id = assignment.item_id join plan on plan.id = assignment.plan_id join unit on unit.id = assignment.unit_id
     where ${asked.condition} and plan.status <> 'draft' and item.status <> 'draft' and ${ownWorkInScope(actor, { work: 'assignment', plan: 'plan' }, parameters)}
     order by assignment.id for update of assignment, item`,
    parameters,
  );
  // Sent behind the lock and answered after it: what another has asked or answered meanwhile is seen.
  const reading = tx.asked<Facts>(`assignments-facts${asked.suffix}`, `select assignment.id, ${REQUEST_FACTS} from assignment where ${asked.condition}`, [asked.value]);
  const [own, facts] = await Promise.all([locking, reading]);
  const missing = assignmentIds.filter((id) => !own.some((row) => row.id === id));
  if (missing.length > 0) throw pointer === undefined ? new Failure('not-found', absent(missing)) : unknownReference(pointer, absent(missing));
  const over = own.find(({ planStatus }) => planStatus !== 'issued');
  if (over) throw new Failure('conflict-state', `方案现在是“${planMachine.stateTitles[over.planStatus]}”，其责任事项不再办理。`);
  if (own.some((row) => !can(actor, action, row))) throw new Failure('forbidden', REFUSED[action] ?? '只有承担该责任的单位的联络员或负责人可以办理，请换用该单位的账号。');
  const factsOf = new Map(facts.map((row) => [row.id, row]));
  return own.map((row) => ({ ...row, openRequest: null, declinedBefore: false, effectiveDueOn: null, ...factsOf.get(row.id), today: tx.today }));
}

function absent(ids: readonly string[]): string {
  return `没有编号为 ${ids.slice(0, 10).join('、')} 的责任事项，或它不属于你单位、不由你办公室督办。用 GET /api/v1/inbox 查看本单位的待办。`;
}

/** The assignment as a command leaves it, with what the actor may do next. */
export function assignmentAnswer(actor: Actor, assignment: LockedAssignment, signatureRequestId: string | null = null): AssignmentAnswer {
  return {
    id: assignment.id,
    version: assignment.version,
    status: assignment.status,
    acknowledgedAt: assignment.acknowledgedAt,
    claimedOn: assignment.claimedOn,
    allowed: allowedOnAssignment(actor, assignment.status, assignment),
    refused: refusedOnAssignment(actor, assignment.status, assignment),
    signatureRequestId,
  };
}

/** Moves the assignment and raises its version. */
export async function moveAssignment(tx: Tx, { id }: Pick<LockedAssignment, 'id'>, status: AssignmentState): Promise<void> {
  await tx.query('update assignment set status = $2, version = version + 1 where id = $1', [id, status]);
}

/** The first sign of work on an item starts it (办理中). */
export async function startItem(tx: Tx, { itemId, itemStatus }: Pick<LockedAssignment, 'itemId' | 'itemStatus'>): Promise<ItemState> {
  if (!itemMachine.allowed(itemStatus).includes('start')) return itemStatus;
  const status = itemMachine.next(itemStatus, 'start');
  await tx.query('update item set status = $2, version = version + 1 where id = $1', [itemId, status]);
  return status;
}

export function subjectOf({ id }: Pick<LockedAssignment, 'id'>): { readonly subjectType: 'assignment'; readonly subjectId: string } {
  return { subjectType: 'assignment', subjectId: id };
}

/** Duties of the unit on the assignment, of the kind or kinds. */
export function dutiesOf({ id }: Pick<LockedAssignment, 'id'>, kind: ObligationsOf['kind']): ObligationsOf {
  return { subjectType: 'assignment', subjectIds: [id], kind };
}

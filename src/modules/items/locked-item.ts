import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { AdjustableItem } from '../../domain/item/adjustment.js';
import { type ItemCommand, itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { NamedItem } from '../../domain/item/item-label.js';
import { workRules } from '../../domain/plan/work-rules.js';
import type { PlanState } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnItem, type ItemFacts, obstaclesOfItem, refusedOnItem } from '../../domain/policy/allowed-on-item.js';
import { type Action, can } from '../../domain/policy/can.js';
import type { RefusedCommand } from '../../domain/policy/offered.js';
import { PERMISSION_MATRIX } from '../../domain/policy/permission-matrix.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { itemInScope } from '../accounts/index.js';

export interface LockedItem extends ItemFacts, AdjustableItem, NamedItem {
  readonly id: string;
  readonly planId: string;
  readonly leadingGroupId: string | null;
  readonly status: ItemState;
  readonly version: number;
  /** What the source printed; null while nothing was adjusted. */
  readonly original: AdjustableItem | null;
  readonly stricterThanSource: boolean;
  readonly hasRhythm: boolean;
  /** All its assignments, those taken off among them. */
  readonly assignmentIds: readonly string[];
}

export interface ItemAnswer {
  readonly id: string;
  readonly version: number;
  readonly status: ItemState;
  readonly allowed: readonly string[];
  readonly refused: readonly RefusedCommand[];
}

/** What the facts of an item are computed from: columns over `item` and `plan`, for `itemFacts`. */
export const ITEM_FACTS = `
  plan.status as "planStatus", plan.work_rules as "workRules",
  (select coalesce(json_agg(status order by assignment.position, assignment.id), '[]') from assignment where item_id = item.id and role = 'lead') as leads,
  (select count(*)::int from assignment where item_id = item.id and status = 'completionReview') as "underReview",
  (select verified.changed_by_id::text from item_change verified where verified.item_id = item.id and verified.kind = 'verified' order by id desc limit 1) as "verifiedById",
  exists (select from item_change verified where verified.item_id = item.id and verified.kind = 'verified'
          and not exists (select from item_change reopened where reopened.item_id = item.id and reopened.kind = 'reopened' and reopened.id > verified.id)) as verified,
  (select count(*)::int from instruction where item_id = item.id and answered_at is null) as "openInstructions"`;

export interface StoredItemFacts {
  readonly planStatus: PlanState;
  readonly workRules: Readonly<Record<string, unknown>>;
  readonly leads: readonly AssignmentState[];
  readonly underReview: number;
  readonly verified: boolean;
  readonly verifiedById: string | null;
  readonly openInstructions: number;
}

/** The facts that decide what may be done with an item. */
export function itemFacts({ workRules: stored, planStatus, leads, underReview, verified, verifiedById, openInstructions }: StoredItemFacts): ItemFacts {
  const { jointLeads, fourEyes } = workRules(stored);
  return { planStatus, jointLeads, leads, underReview, verified, verifiedById, fourEyes, openInstructions };
}

/** Locks the item and checks the permission; the plan can be neither closed nor issued until the transaction ends. */
export async function lockItem(tx: Tx, actor: Actor, action: Action, itemId: string): Promise<LockedItem> {
  const parameters: unknown[] = [itemId];
  const [found] = await tx.query<{ leadingGroupId: string | null }>(
    `select plan.leading_group_id as "leadingGroupId" from item join plan on plan.id = item.plan_id
     where item.id = $1 and ${itemInScope(actor, { item: 'item', plan: 'plan' }, parameters)} for update of item for share of plan`,
    parameters,
  );
  if (!found) throw new Failure('not-found', `没有编号为 ${itemId} 的任务事项。`);
  if (!can(actor, action, { unitId: null, leadingGroupId: found.leadingGroupId })) {
    throw new Failure('forbidden', `只有该方案的领导小组办公室可以办理“${PERMISSION_MATRIX[action].title}”，请换用该办公室的账号。`);
  }
  return readItem(tx, itemId);
}

/** The item with its facts. Read after the lock: a claim holds the item's lock too, so none can arrive in between. */
async function readItem(tx: Tx, itemId: string): Promise<LockedItem> {
  const [item] = await tx.query<Omit<LockedItem, keyof ItemFacts> & StoredItemFacts>(
    `select item.id, item.plan_id as "planId", plan.leading_group_id as "leadingGroupId", item.status, item.version, item.number, item.position, item.text,
            deadline_words as "deadlineWords", due_on as "dueOn", item.evergreen, original, stricter_than_source as "stricterThanSource",
            coalesce(item.evergreen or deadline_terms -> 'cadence' is not null, item.evergreen) as "hasRhythm",
            (select coalesce(json_agg(id::text order by id), '[]') from assignment where item_id = item.id) as "assignmentIds", ${ITEM_FACTS}
     from item join plan on plan.id = item.plan_id where item.id = $1`,
    [itemId],
  );
  if (!item) throw new Error(`no item ${itemId}`);
  return { ...item, ...itemFacts(item) };
}

/** State of the item after the command; throws RuleViolation when its state does not allow it, Failure when something else stands in the way. */
export function nextItemState(item: LockedItem, command: ItemCommand): ItemState {
  const status = itemMachine.next(item.status, command);
  const obstacle = obstaclesOfItem(item)[command];
  if (obstacle !== undefined) throw new Failure('conflict-state', obstacle);
  return status;
}

export async function moveItem(tx: Tx, itemId: string, status: ItemState): Promise<void> {
  await tx.query('update item set status = $2, version = version + 1 where id = $1', [itemId, status]);
}

/** The item as a command has left it, with what the actor may do next and what not yet. */
export async function itemAnswer(tx: Tx, actor: Actor, itemId: string): Promise<ItemAnswer> {
  const item = await readItem(tx, itemId);
  const subject = { ...item, unitId: null };
  return { id: item.id, version: item.version, status: item.status, allowed: allowedOnItem(actor, item.status, subject), refused: refusedOnItem(actor, item.status, subject) };
}

import { Injectable } from '@nestjs/common';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import { reasonOf, type RolloverDecision } from '../../domain/item/rollover.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { planInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { ItemCyclesService } from './item-cycles.service.js';
import { rolloverIsOpen } from './rollover.queries.js';

export interface DecidedItem {
  readonly itemId: string;
  readonly decision: RolloverDecision;
  readonly reason: string;
}

interface EvergreenItem {
  readonly id: string;
  readonly status: ItemState;
  readonly decided: boolean;
  /** A lead unit's claim of completion waits for the office. */
  readonly underReview: boolean;
}

interface LockedPlan {
  readonly leadingGroupId: string | null;
  readonly issuedOn: LocalDate;
}

/** 年底查账续办: the office confirms of each 持续推进 item whether it goes on. */
@Injectable()
export class RolloverService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cycles: ItemCyclesService,
    private readonly obligations: ObligationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Stores the year's decisions, all or none: 续办 lets the item's cycles go on, 办结 completes it and ends them. With the last
   * undecided item the office has done what it owed; what is not decided goes on and stays owed.
   */
  decide(actor: Actor, planId: string, year: number, decisions: readonly DecidedItem[]): Promise<void> {
    return this.uow.run(async (tx) => {
      const plan = await lockPlan(tx, actor, planId);
      if (!rolloverIsOpen(year, plan.issuedOn, tx.today)) throw new Failure('conflict-state', `该方案现在没有${year}年的续办确认：每年12月1日起确认当年的持续推进事项。`);
      const items = await evergreenItems(tx, planId, year, decisions);
      const ended = decisions.filter(({ decision }) => decision === 'complete').map(({ itemId }) => itemId);
      await this.store(tx, actor, year, decisions);
      await this.complete(tx, ended, items);
      await this.audit.record(tx, actor, decisions.flatMap((decided) => changesOf(decided, year, items)));
      if (!(await isUndecided(tx, planId, year))) {
        await this.obligations.settle(tx, { subjectType: 'plan', subjectIds: [planId], kind: 'yearRollover', periodKey: String(year) });
      }
    });
  }

  private async store(tx: Tx, actor: Actor, year: number, decisions: readonly DecidedItem[]): Promise<void> {
    await tx.query(
      `insert into item_rollover (item_id, year, decision, reason, decided_by_id, decided_at)
       select item_id, $1, decision, reason, $2, $3 from unnest($4::bigint[], $5::text[], $6::text[]) as row (item_id, decision, reason)`,
      [
        year,
        actor.accountId,
        tx.now,
        decisions.map(({ itemId }) => itemId),
        decisions.map(({ decision }) => decision),
        decisions.map(({ decision, reason }) => reasonOf(decision, reason)),
      ],
    );
  }

  private async complete(tx: Tx, itemIds: readonly string[], items: ReadonlyMap<string, EvergreenItem>): Promise<void> {
    if (itemIds.length === 0) return;
    await tx.query(
      `update item set status = row.status, version = version + 1 from unnest($1::bigint[], $2::text[]) as row (id, status) where item.id = row.id`,
      [itemIds, itemIds.map((id) => completed(items.get(id)))],
    );
    await this.cycles.end(tx, itemIds);
  }
}

async function lockPlan(tx: Tx, actor: Actor, planId: string): Promise<LockedPlan> {
  const parameters: unknown[] = [planId];
  const [plan] = await tx.query<LockedPlan>(
    `select leading_group_id as "leadingGroupId", issued_on as "issuedOn" from plan where id = $1 and issued_on is not null and ${planInScope(actor, 'plan', parameters)} for update`,
    parameters,
  );
  if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的已交办方案。`);
  if (!can(actor, 'decideRollover', { unitId: null, leadingGroupId: plan.leadingGroupId })) {
    throw new Failure('forbidden', '只有该方案领导小组办公室的账号可以确认续办，请换用该办公室的账号；方案还没有办公室的，请先指定。');
  }
  return plan;
}

/** The items the decisions name, locked; throws Failure when one is not the plan's, has ended, is decided already or is named twice. */
async function evergreenItems(tx: Tx, planId: string, year: number, decisions: readonly DecidedItem[]): Promise<ReadonlyMap<string, EvergreenItem>> {
  const ids = decisions.map(({ itemId }) => itemId);
  const rows = await tx.query<EvergreenItem>(
    `select id, status, exists (select from item_rollover where item_id = item.id and year = $3) as decided,
            exists (select from assignment where item_id = item.id and role = 'lead' and status = 'completionReview') as "underReview"
     from item where plan_id = $1 and evergreen and id = any($2::bigint[]) order by id for update`,
    [planId, ids, year],
  );
  const items = new Map(rows.map((item) => [item.id, item]));
  const unknown = ids.filter((id) => !items.has(id));
  if (unknown.length > 0) throw unknownReference('/decisions', `编号为 ${unknown.join('、')} 的事项不是该方案的持续推进事项；用 GET /api/v1/plans/${planId}/rollover?year=${year} 查看。`);
  if (new Set(ids).size < ids.length) throw new Failure('validation-failed', 'decisions（决定）中同一事项出现了两次，请只保留一个决定。');
  const decided = rows.filter((item) => item.decided).map((item) => item.id);
  if (decided.length > 0) throw new Failure('conflict-state', `编号为 ${decided.join('、')} 的事项已确认过${year}年的续办，不再重复确认。`);
  const ended = rows.filter((item) => !GOES_ON.has(item.status)).map((item) => item.id);
  if (ended.length > 0) throw new Failure('conflict-state', `编号为 ${ended.join('、')} 的事项已经结束，不需要确认续办。`);
  const waiting = decisions.filter(({ itemId, decision }) => decision === 'complete' && items.get(itemId)?.underReview).map(({ itemId }) => itemId);
  if (waiting.length > 0) throw new Failure('conflict-state', `编号为 ${waiting.join('、')} 的事项有办结申报待审，请先答复申报。`);
  return items;
}

const GOES_ON: ReadonlySet<ItemState> = new Set(['issued', 'inProgress', 'suspended']);

function completed(item: EvergreenItem | undefined): ItemState {
  if (!item) throw new Error('a decision without its item');
  return itemMachine.next(item.status, 'complete');
}

function changesOf({ itemId, decision, reason }: DecidedItem, year: number, items: ReadonlyMap<string, EvergreenItem>): Parameters<Audit['record']>[2] {
  const item = items.get(itemId);
  const rolledOver = { action: 'item.rolledOver', subjectType: 'item', subjectId: itemId, detail: { year, decision, reason } };
  if (decision === 'continue') return [rolledOver];
  return [rolledOver, { action: 'item.completed', subjectType: 'item', subjectId: itemId, detail: { from: item?.status, to: completed(item) } }];
}

async function isUndecided(tx: Tx, planId: string, year: number): Promise<boolean> {
  const [row] = await tx.query<{ undecided: boolean }>(
    `select exists (select from item where plan_id = $1 and evergreen and status = any($3::text[])
                    and not exists (select from item_rollover where item_id = item.id and year = $2)) as undecided`,
    [planId, year, [...GOES_ON]],
  );
  return row?.undecided ?? false;
}

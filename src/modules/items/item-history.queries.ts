import { Injectable } from '@nestjs/common';
import { historyLine, ITEM_HISTORY_ACTIONS } from '../../domain/item/item-history.js';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { itemInScope } from '../accounts/index.js';

/** One thing that happened to an item or to a responsibility on it. */
export interface ItemHistoryRow {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  readonly action: string;
  /** Unit of the responsibility it is about; null for the item as a whole. */
  readonly unit: string | null;
  /** What happened, in plain Chinese. */
  readonly line: string;
}

type StoredEntry = Omit<ItemHistoryRow, 'line'> & { readonly detail: Readonly<Record<string, unknown>> };

/** Newest first; $2 narrows to one unit's responsibilities, $3 is the id the page before ended with. The unit is named as it was called then. */
const HISTORY = `
  select entry.id, entry.at, entry.actor_name as who, entry.action, entry.detail,
         case when entry.subject_type = 'assignment' then coalesce(
           (select from_name from assignment_transfer where assignment_transfer.assignment_id = entry.subject_id and moved_at > entry.at order by moved_at, id limit 1),
           (select unit.name from assignment join unit on unit.id = assignment.unit_id where assignment.id = entry.subject_id)) end as unit
  from audit_entry entry
  where entry.action = any($5::text[]) and ($3::bigint is null or entry.id < $3)
    and ((entry.subject_type = 'item' and entry.subject_id = $1)
      or (entry.subject_type = 'assignment' and entry.subject_id in (select id from assignment where item_id = $1 and ($2::bigint is null or unit_id = $2))))
  order by entry.id desc limit $4`;

/** Who did what to an item, from the audit. */
@Injectable()
export class ItemHistoryQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** A page of the item's history, newest first; undefined when there is no such item for this person. A unit sees its own part beside what the office did. */
  async of(actor: Actor, itemId: string, before: string | null, limit: number): Promise<ItemHistoryRow[] | undefined> {
    const parameters: unknown[] = [itemId];
    const [item] = await this.uow.query(`select from item join plan on plan.id = item.plan_id where item.id = $1 and ${itemInScope(actor, { item: 'item', plan: 'plan' }, parameters)}`, parameters);
    if (!item) return undefined;
    const rows = await this.uow.query<StoredEntry>(HISTORY, [itemId, ownUnitOf(actor), before, limit, ITEM_HISTORY_ACTIONS]);
    return rows.map(({ detail, ...row }) => ({ ...row, line: historyLine({ action: row.action, unit: row.unit, detail }) }));
  }
}

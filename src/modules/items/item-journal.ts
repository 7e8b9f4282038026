import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../domain/events.js';
import type { ReopeningCause } from '../../domain/item/reopening.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { AdjustedUnit } from '../../domain/notification/change-text.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import type { ItemChangeKind } from './item-change.entity.js';

export interface ItemChange {
  readonly kind: ItemChangeKind;
  readonly reason: string;
  readonly authority?: string;
  readonly cause?: ReopeningCause;
  /** Day in force after the change. */
  readonly dueOn?: LocalDate | null;
  /** Units it means something special for; all others of the item are only told. */
  readonly units?: readonly { readonly unitId: string; readonly change: AdjustedUnit }[];
  /** What the audit keeps beside the reason. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Verifying is the office's own step: nobody else has to act on it. */
const UNTOLD: ReadonlySet<ItemChangeKind> = new Set(['verified']);

/** Journals what the office does to items: the item's own journal, the audit, and who is told. */
@Injectable()
export class ItemJournal {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async record(tx: Tx, actor: Actor, itemId: string, { kind, reason, authority = '', cause, dueOn, units = [], detail }: ItemChange): Promise<void> {
    const [change] = await tx.query<{ id: string }>(
      `insert into item_change (item_id, kind, reason, authority, cause, due_on, units, changed_by_id, changed_at)
       select $1, $2, $3, $4, $5, $6, coalesce(
         (select jsonb_agg(jsonb_build_object('unitId', unit_id::text, 'change', coalesce(named.change, 'told')) order by unit_id) from (
            select distinct unit_id from assignment where item_id = $1 and status <> 'withdrawn' union select (row ->> 'unitId')::bigint from jsonb_array_elements($7::jsonb) as row) unit
          left join (select (row ->> 'unitId')::bigint as unit_id, min(row ->> 'change') as change from jsonb_array_elements($7::jsonb) as row group by 1) named using (unit_id)), '[]'), $8, $9
       returning id`,
      [itemId, kind, reason, authority, cause ?? null, dueOn ?? null, JSON.stringify(units), actor.accountId, tx.now],
    );
    if (!change) throw new Error('the change was not stored');
    await this.audit.record(tx, actor, [
      { action: `item.${kind}`, subjectType: 'item', subjectId: itemId, detail: { ...detail, reason, ...(authority === '' ? {} : { authority }), ...(cause === undefined ? {} : { cause }) } },
    ]);
    if (!UNTOLD.has(kind)) await this.outbox.add(tx, [{ type: `item.${kind}`, payload: { itemChangeId: change.id } } as DomainEvent]);
  }
}

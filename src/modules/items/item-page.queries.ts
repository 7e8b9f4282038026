import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type AttachmentRow, AttachmentsQueries } from '../attachments/index.js';
import { type Latest, type RequestRow, WorkQueries } from './work.queries.js';

/** How many of each list the page of an item shows; the lists' own routes show all. */
const SHOWN = 20;

export interface ItemUrgeRow {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  /** Who urges: the office, or a lead unit those that help it. */
  readonly level: 'office' | 'lead';
  readonly urgedBy: string;
  readonly text: string;
  readonly urgedOn: LocalDate;
}

/** What the page of an item shows beside the item: its newest attachments, requests and urges, one statement each. */
export interface ItemLists {
  readonly attachments: Latest<AttachmentRow>;
  readonly requests: Latest<RequestRow>;
  readonly urges: Latest<ItemUrgeRow>;
}

/** Reads of the lists on the page of an item. The caller has found the item for the person. */
@Injectable()
export class ItemPageQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly attachments: AttachmentsQueries,
    private readonly work: WorkQueries,
  ) {}

  async lists(actor: Actor, itemId: string): Promise<ItemLists> {
    const [attachments, requests, urges] = await Promise.all([
      this.attachments.ofItem(actor, itemId, SHOWN),
      this.work.latestRequests(itemId, ownUnitOf(actor), SHOWN),
      this.urges(actor, itemId),
    ]);
    return { attachments: { total: attachments.total, latest: attachments.rows }, requests, urges };
  }

  /** To a unit its own, to its lead all of them, as under the route of urges. */
  private async urges(actor: Actor, itemId: string): Promise<Latest<ItemUrgeRow>> {
    const rows = await this.uow.query<ItemUrgeRow & { total: number }>(
      `select urge.id, urge.unit_id as "unitId", unit.name as unit, case when urging_unit_id is null then 'office' else 'lead' end as level, coalesce(urging.name, account.display_name) as "urgedBy", text,
              urged_on as "urgedOn", (count(*) over ())::int as total
       from urge join unit on unit.id = urge.unit_id join account on account.id = urged_by_id left join unit urging on urging.id = urging_unit_id
       where item_id = $1 and ($2::bigint is null or urge.unit_id = $2
         or exists (select from assignment where assignment.item_id = $1 and assignment.unit_id = $2 and role = 'lead' and status <> 'withdrawn'))
       order by urge.id desc limit $3`,
      [itemId, ownUnitOf(actor), SHOWN],
    );
    return { total: rows[0]?.total ?? 0, latest: rows.map(({ total: _, ...row }) => row) };
  }
}

import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { cursorFrom, ID, pageOf } from '../../platform/http/cursor.js';
import type { PageQuery } from '../../platform/http/page.query.js';

export interface UrgeRow {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly text: string;
  readonly urgedOn: LocalDate;
  /** The lead unit or the office. */
  readonly urgedBy: string;
  /** What the unit did next on the item, null while it has done nothing since. */
  readonly answer: 'acknowledged' | 'reported' | 'claimed' | null;
  readonly answeredOn: LocalDate | null;
}

export interface UrgesPage {
  readonly rows: readonly UrgeRow[];
  readonly nextCursor: string | null;
}

/** The first thing the unit did on the assignment after the urge. */
const ANSWERED = `
  select answer, (at at time zone 'Asia/Shanghai')::date as answered_on from (
    select 'acknowledged' as answer, 1 as step, acknowledged_at as at from assignment where id = urge.assignment_id and not urge.acknowledged and acknowledged_at is not null
    union all select 'reported', 2, reported_at from progress_report where assignment_id = urge.assignment_id and id > coalesce(last_report_id, 0)
    union all select 'claimed', 3, claimed_at from completion_claim where assignment_id = urge.assignment_id and id > coalesce(last_claim_id, 0)
  ) deed order by at, step limit 1`;

const SEEN_BY_UNIT = `(urge.unit_id = $2 or exists (select from assignment where item_id = $1 and unit_id = $2 and role = 'lead' and status <> 'withdrawn'))`;

/** Reads of urges. */
@Injectable()
export class UrgingQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** A page of the urges on an item, newest first: to a unit its own, to its lead all of them, to other units the item does not exist. */
  async ofItem(actor: Actor, itemId: string, { limit, cursor }: PageQuery): Promise<UrgesPage> {
    const [before = null] = cursorFrom(cursor, [ID]) ?? [];
    const unitId = isUnitRole(actor.role) ? actor.unitId : null;
    const [item] = await this.uow.query<{ leadingGroupId: string | null; held: boolean }>(
      `select plan.leading_group_id as "leadingGroupId", exists (select from assignment where item_id = item.id and unit_id = $2) as held
       from item join plan on plan.id = item.plan_id where item.id = $1 and plan.status <> 'draft'`,
      [itemId, unitId],
    );
    if (!item || !reads(actor, item)) throw new Failure('not-found', `没有编号为 ${itemId} 的任务事项。`);
    const rows = await this.uow.query<UrgeRow>(
      `select urge.id, urge.unit_id as "unitId", unit.name as unit, text, urged_on as "urgedOn", coalesce(urging.name, account.display_name) as "urgedBy", answered.answer,
              answered.answered_on as "answeredOn"
       from urge join unit on unit.id = urge.unit_id join account on account.id = urged_by_id left join unit urging on urging.id = urging_unit_id
       left join lateral (${ANSWERED}) answered on true
       where item_id = $1 and ($2::bigint is null or ${SEEN_BY_UNIT}) and ($3::bigint is null or urge.id < $3) order by urge.id desc limit $4`,
      [itemId, unitId, before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}

function reads(actor: Actor, { leadingGroupId, held }: { readonly leadingGroupId: string | null; readonly held: boolean }): boolean {
  if (isUnitRole(actor.role)) return held;
  return isOfficeRole(actor.role) ? can(actor, 'urge', { unitId: null, leadingGroupId }) : can(actor, 'readItem', { unitId: null, leadingGroupId });
}

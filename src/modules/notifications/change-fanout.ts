import { Injectable } from '@nestjs/common';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { itemChangedText, type ItemChangeSaid, itemIssuedText, planClosedText, workMovedText } from '../../domain/notification/change-text.js';
import { UNIT_CHANGE_TITLES, type UnitChangeKind } from '../../domain/unit/unit-change.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

type OfItem = Addressed & NamedItem;
type ItemChanged = 'item.adjusted' | 'item.terminated' | 'item.completed' | 'item.closedOut' | 'item.reopened';

/** One row for each unit the change names; the day is the one in force now. */
const CHANGED = addressed(
  `select event.id as event_id, item.plan_id, named.unit_id, number, item.position, text, item_change.kind, reason, authority, cause, item_change.due_on, named.change
   from unnest($1::bigint[], $2::bigint[]) as event (id, change_id) join item_change on item_change.id = event.change_id join item on item.id = item_change.item_id and item.status <> 'draft'
   join plan on plan.id = item.plan_id and plan.status <> 'draft'
   cross join lateral (select (row ->> 'unitId')::bigint as unit_id, row ->> 'change' as change from jsonb_array_elements(item_change.units) as row) named`,
  `subject.number, subject.position, subject.text, subject.kind, subject.reason, subject.authority, subject.cause, subject.due_on as "dueOn", subject.change as "unitChange"`,
);
const ITEM_ISSUED = addressed(
  `select event.id as event_id, item.plan_id, assignment.unit_id, number, item.position, text, string_agg(role_word, '、' order by assignment.position) as role, min(obligation.due_on) as acknowledge_by
   from unnest($1::bigint[], $2::bigint[]) as event (id, item_id) join item on item.id = event.item_id join assignment on assignment.item_id = item.id and assignment.status <> 'withdrawn'
   left join obligation on subject_type = 'assignment' and subject_id = assignment.id and obligation.kind = 'acknowledgement'
   group by event.id, item.plan_id, assignment.unit_id, number, item.position, text`,
  'subject.number, subject.position, subject.text, subject.role, subject.acknowledge_by as "acknowledgeBy"',
);
const PLAN_CLOSED = addressed(
  `select distinct event.id as event_id, plan.id as plan_id, assignment.unit_id, plan.title, plan.closing_reason as reason
   from unnest($1::bigint[], $2::bigint[]) as event (id, plan_id) join plan on plan.id = event.plan_id join assignment on assignment.plan_id = plan.id and assignment.status <> 'withdrawn'`,
  'subject.title, subject.reason',
);
/** To each successor what it takes over; to the office (no unit) the whole of it. */
const WORK_MOVED = addressed(
  `select event.id as event_id, event.plan_id, moved.unit_id, moved.from_name, unit_change.kind, unit_change.effective_on, moved.count
   from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as event (id, change_id, plan_id) join unit_change on unit_change.id = event.change_id
   cross join lateral (
     select case when grouping(to_unit_id) = 0 then to_unit_id end as unit_id, string_agg(distinct from_name, '、') as from_name, count(*)::int as count
     from assignment_transfer join assignment on assignment.id = assignment_id
     where unit_change_id = event.change_id and assignment.plan_id = event.plan_id group by grouping sets ((to_unit_id), ())) moved
   where moved.count > 0`,
  'subject.from_name as "from", subject.kind, subject.effective_on as "on", subject.count',
);

/** Tells the units of changes of items and of the end of a plan, units and office of work that went to a successor. */
@Injectable()
export class ChangeFanout {
  async changed(tx: Tx, entries: EntriesOf<ItemChanged>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & Omit<ItemChangeSaid, 'item'>>(CHANGED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.itemChangeId)]);
    return tellings(rows, (row) => itemChangedText({ ...row, item: itemLabel(row) }));
  }

  async issued(tx: Tx, entries: EntriesOf<'item.issued'>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & { role: string; acknowledgeBy: LocalDate | null }>(ITEM_ISSUED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.itemId)]);
    return tellings(rows, (row) => itemIssuedText({ ...row, item: itemLabel(row) }));
  }

  async planClosed(tx: Tx, entries: EntriesOf<'plan.closed'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { title: string; reason: string }>(PLAN_CLOSED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.planId)]);
    return tellings(rows, planClosedText);
  }

  async workMoved(tx: Tx, entries: EntriesOf<'unit.workMoved'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { from: string; kind: UnitChangeKind; on: LocalDate; count: number }>(WORK_MOVED, [
      entries.map(({ id }) => id), entries.map(({ payload }) => payload.unitChangeId), entries.map(({ payload }) => payload.planId),
    ]);
    return tellings(rows, (row) => workMovedText({ ...row, changeTitle: UNIT_CHANGE_TITLES[row.kind], to: row.unitName }));
  }
}

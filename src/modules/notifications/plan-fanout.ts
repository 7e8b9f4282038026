import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { assignedText, channelFailedText, type FailedAddress, type OpenDuty, phaseText } from '../../domain/notification/event-text.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

/** Duties named in the entry about a phase that ended; all of them are at GET /phases/:id/open-obligations. */
const OPEN_DUTIES_NAMED = 10;
const OPEN_AT_END = `obligation.plan_id = phase.plan_id and state in ('open', 'paused') and coalesce(effective_due_on, due_on) <= phase.ends_on`;

const ISSUED = addressed(
  `select event.id as event_id, assignment.plan_id, assignment.unit_id, issued.title, count(*) filter (where role = 'lead')::int as leads,
          count(*) filter (where role <> 'lead')::int as others, min(obligation.due_on) as acknowledge_by, bool_or(obligation.provisional) as provisional
   from unnest($1::bigint[], $2::bigint[]) as event (id, plan_id) join plan issued on issued.id = event.plan_id join assignment on assignment.plan_id = issued.id
   join obligation on subject_type = 'assignment' and subject_id = assignment.id and obligation.kind = 'acknowledgement'
   group by event.id, assignment.plan_id, assignment.unit_id, issued.title`,
  'subject.title, subject.leads, subject.others, subject.acknowledge_by as "acknowledgeBy", subject.provisional',
);
const TURNED = addressed(
  `select event.id as event_id, plan_id, null::bigint as unit_id, name,
          window_words || case when exists (select from phase_change where phase_id = phase.id and change = 'overridden')
            then format('（已调整为%s至%s）', coalesce(starts_on::text, '交办'), coalesce(ends_on::text, '另行通知')) else '' end as window_words,
          (select count(*)::int from obligation where ${OPEN_AT_END}) as open_obligations,
          coalesce((select json_agg(duty) from (
            select coalesce(unit.name, leading_group.office_name) as unit, obligation.kind, obligation.title
            from obligation left join unit on unit.id = obligation.unit_id left join leading_group on leading_group.id = obligation.leading_group_id
            where ${OPEN_AT_END} order by coalesce(effective_due_on, due_on), unit.position nulls last, obligation.id limit ${OPEN_DUTIES_NAMED}) duty), '[]') as open_duties
   from unnest($1::bigint[], $2::bigint[]) as event (id, phase_id) join phase on phase.id = event.phase_id`,
  'subject.name, subject.window_words as "windowWords", subject.open_obligations as "openObligations", subject.open_duties as "openDuties"',
);
const FAILED = addressed(
  `select event.id as event_id, event.plan_id, null::bigint as unit_id, account.display_name as person, delivery.channel,
          case when delivery.channel = 'email' then delivery.address else '' end as address, delivery.last_error as reason
   from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as event (id, delivery_id, plan_id) join delivery on delivery.id = event.delivery_id
   join message on message.id = delivery.message_id join account on account.id = message.account_id`,
  'subject.person as "personName", subject.channel, subject.address, subject.reason',
);

/** Tells the units of a plan that it was issued, and its office of phases and of addresses that cannot be reached. */
@Injectable()
export class PlanFanout {
  async issued(tx: Tx, entries: EntriesOf<'plan.issued'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { title: string; leads: number; others: number; acknowledgeBy: LocalDate; provisional: boolean }>(
      ISSUED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.planId)]);
    return tellings(rows, (row) => assignedText(row, row, row.acknowledgeBy, row.provisional));
  }

  async phaseTurned(tx: Tx, entries: EntriesOf<'phase.entered' | 'phase.left'>, entered: boolean): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { name: string; windowWords: string; openObligations: number; openDuties: OpenDuty[] }>(
      TURNED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.phaseId)]);
    return tellings(rows, (row) => phaseText({ ...row, entered }));
  }

  /** A channel has given an address up, to the office of the plan the message was about. */
  async addressFailed(tx: Tx, entries: EntriesOf<'delivery.failed'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & FailedAddress>(
      FAILED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.deliveryId), entries.map(({ payload }) => payload.planId)]);
    return tellings(rows, channelFailedText);
  }
}

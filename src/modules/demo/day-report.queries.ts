import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';

interface OfPlan {
  readonly documentNumber: string;
  readonly shortName: string;
}

export interface PhaseChangeLine extends OfPlan {
  readonly name: string;
  readonly openObligations: number;
}

export interface SubmissionLine extends OfPlan {
  readonly title: string;
  readonly dueOn: LocalDate;
  readonly units: number;
}

/** Reminders of one rung for one plan and kind of obligation. */
export interface ReminderLine extends OfPlan {
  readonly kind: ObligationKind;
  readonly ladder: string;
  readonly rungCode: string;
  readonly late: boolean;
  readonly obligations: number;
  /** People who got an inbox entry, by display name. */
  readonly recipients: readonly string[];
}

export interface OverdueLine extends OfPlan {
  readonly kind: ObligationKind;
  readonly obligations: number;
  readonly units: readonly string[];
}

/** What reached the office of a leading group. */
export interface EscalationLine extends OfPlan {
  readonly office: string;
  readonly kind: ObligationKind;
  readonly rungCode: string;
  readonly obligations: number;
  readonly units: readonly string[];
}

/** What happened on one business day. */
export interface DayReport {
  readonly day: LocalDate;
  readonly phasesEntered: readonly PhaseChangeLine[];
  readonly phasesLeft: readonly PhaseChangeLine[];
  readonly submissionsOpened: readonly SubmissionLine[];
  readonly submissionsMissed: readonly SubmissionLine[];
  readonly reminders: readonly ReminderLine[];
  readonly overdue: readonly OverdueLine[];
  readonly escalated: readonly EscalationLine[];
  /** Inbox entries delivered. */
  readonly delivered: number;
}

/** True when anything happened on the day. */
export function hasNews({ day: _, delivered, ...lines }: DayReport): boolean {
  return delivered > 0 || Object.values(lines).some((list) => list.length > 0);
}

/** The newest ids before a day's work: everything above them is of that day's work. */
export interface HighWater {
  readonly outbox: string;
  readonly obligation: string;
  readonly notification: string;
}

/** Names of those who owe the grouped rows: units in official order, then offices. */
const owners = (rows: string): string => `
           (select json_agg(name order by position nulls last) from (
              select name, position from unit where id = any(array_agg(${rows}.unit_id))
              union all select office_name, null from leading_group where id = any(array_agg(${rows}.leading_group_id))) owner)`;

/** Everything the day's events speak of; one row per kind of line, each a json array. */
const REPORT = `
  with event as (select distinct event_type, payload from outbox where id > $2),
  turned as (
    select event_type, (payload ->> 'phaseId')::bigint as phase_id from event where event_type in ('phase.entered', 'phase.left')),
  turned_line as (
    select event_type, document_number as "documentNumber", short_name as "shortName", phase.name,
           (select count(*)::int from obligation where plan_id = plan.id and state in ('open', 'paused') and coalesce(effective_due_on, due_on) <= phase.ends_on) as "openObligations"
    from turned join phase on phase.id = turned.phase_id join plan on plan.id = phase.plan_id order by plan.id, phase.position),
  period as (
    select event_type, (payload ->> 'dutyId')::bigint as duty_id, payload ->> 'periodKey' as period_key from event
    where event_type in ('submission.opened', 'submission.missed')),
  period_line as (
    select event_type, document_number as "documentNumber", short_name as "shortName", submission.title, submission.due_on as "dueOn", count(*)::int as units
    from period join submission using (duty_id, period_key) join plan on plan.id = submission.plan_id
    where event_type = 'submission.opened' or submission.status = 'missed'
    group by event_type, plan.id, submission.title, submission.due_on order by plan.id, submission.due_on),
  fired as (
    select reminder.id, reminder.ladder, rung_code, late, obligation.kind, obligation.unit_id, obligation.leading_group_id, obligation.plan_id
    from event join reminder on event_type = 'reminders.fired' and reminder.batch_id = (payload ->> 'batchId')::bigint and not superseded
    join obligation on obligation.id = reminder.obligation_id),
  reminder_line as (
    select document_number as "documentNumber", short_name as "shortName", fired.kind, fired.ladder, rung_code as "rungCode", late, count(*)::int as obligations,
           coalesce((select json_agg(display_name order by leading_group_id nulls last, position nulls first, id)
                     from (select account.id, account.display_name, min(post.leading_group_id) as leading_group_id, min(unit.position) as position
                           from notification join account on account.id = notification.account_id
                           left join post on post.account_id = account.id and post.active left join unit on unit.id = post.unit_id
                           where notification.reminder_id = any(array_agg(fired.id)) group by account.id) person), '[]') as recipients
    from fired join plan on plan.id = fired.plan_id group by plan.id, fired.kind, fired.ladder, rung_code, late
    order by plan.id, fired.kind, fired.ladder, rung_code),
  overdue_line as (
    select document_number as "documentNumber", short_name as "shortName", obligation.kind, count(*)::int as obligations,
           ${owners('obligation')} as units
    from obligation join plan on plan.id = obligation.plan_id
    where state = 'open' and effective_due_on < $1 and ((effective_due_on = $1::date - 1 and $4) or obligation.id > $3) group by plan.id, obligation.kind
    order by plan.id, obligation.kind),
  escalated_line as (
    select document_number as "documentNumber", short_name as "shortName", leading_group.office_name as office, fired.kind, fired.rung_code as "rungCode",
           count(distinct fired.id)::int as obligations,
           ${owners('fired')} as units
    from fired join notification on notification.reminder_id = fired.id join incumbent post on post.id = notification.account_id
    join leading_group on leading_group.id = post.leading_group_id and post.leading_group_id = coalesce(notification.seat_office_id, post.leading_group_id) join plan on plan.id = fired.plan_id
    where notification.kind in ('escalation', 'noticeDue') and not substitute group by plan.id, leading_group.id, fired.kind, fired.rung_code order by plan.id, fired.kind, fired.rung_code)
  select coalesce((select json_agg(to_jsonb(line) - 'event_type') from turned_line line where event_type = 'phase.entered'), '[]') as "phasesEntered",
         coalesce((select json_agg(to_jsonb(line) - 'event_type') from turned_line line where event_type = 'phase.left'), '[]') as "phasesLeft",
         coalesce((select json_agg(to_jsonb(line) - 'event_type') from period_line line where event_type = 'submission.opened'), '[]') as "submissionsOpened",
         coalesce((select json_agg(to_jsonb(line) - 'event_type') from period_line line where event_type = 'submission.missed'), '[]') as "submissionsMissed",
         coalesce((select json_agg(line) from reminder_line line), '[]') as reminders,
         coalesce((select json_agg(line) from overdue_line line), '[]') as overdue,
         coalesce((select json_agg(line) from escalated_line line), '[]') as escalated,
         (select count(*)::int from notification where id > $5) as delivered`;

/** Reads what a day's work left in the database. */
@Injectable()
export class DayReportQueries {
  constructor(private readonly uow: UnitOfWork) {}

  async highWater(): Promise<HighWater> {
    const [row] = await this.uow.query<HighWater>(
      `select coalesce(max(id), 0) as outbox, (select coalesce(max(id), 0) from obligation) as obligation,
              (select coalesce(max(id), 0) from notification) as notification from outbox`,
    );
    if (!row) throw new Error('no high water mark');
    return row;
  }

  /** The mark below everything that has happened on the day so far, whoever ran the engine. */
  async startOf(day: LocalDate): Promise<HighWater> {
    const [row] = await this.uow.query<HighWater>(
      `select (select coalesce(max(id), 0) from outbox where (occurred_at at time zone 'Asia/Shanghai')::date < $1) as outbox,
              (select coalesce(max(id), 0) from obligation where (opened_at at time zone 'Asia/Shanghai')::date < $1) as obligation,
              (select coalesce(max(id), 0) from notification where sent_on < $1) as notification`,
      [day],
    );
    if (!row) throw new Error('no mark for the day');
    return row;
  }

  /** What happened since the mark; `newDay` tells whether the clock moved to `day` in between. */
  async since(day: LocalDate, mark: HighWater, newDay: boolean): Promise<DayReport> {
    const [row] = await this.uow.query<Omit<DayReport, 'day'>>(REPORT, [day, mark.outbox, mark.obligation, newDay, mark.notification]);
    if (!row) throw new Error('no report');
    return { day, ...row };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { LadderPolicy, RungAudience } from '../../domain/obligation/ladder.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import type { HolidayNames } from '../../domain/rehearsal/holiday-clashes.js';
import type { RehearsedDays } from '../../domain/rehearsal/rehearsed-days.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { LADDER_POLICY } from '../obligations/index.js';
import type {
  MessageCauseResponse, RehearsedPersonResponse, RehearsedPhaseResponse, RehearsedPlanResponse, RehearsedReminderResponse, RehearsedSubmissionResponse, RehearsedUnitChangeResponse,
  UnheardResponse, UnitWeekResponse,
} from './dto/rehearsal.response.js';

/** Rows stand in the order of their days, within a day in the order of the plans. */
type OnDay<Line> = Line & { readonly day: LocalDate };
type EventLine<Line> = OnDay<Line> & { readonly eventType: string };

export interface DayCount {
  readonly day: LocalDate;
  readonly entries: number;
  readonly messages: number;
  readonly recipients: number;
}

export interface DueGroup extends RehearsedPlanResponse {
  readonly day: LocalDate;
  readonly kind: ObligationKind;
  readonly duties: number;
}

export type PhaseEdge = OnDay<RehearsedPhaseResponse> & { readonly edge: 'starts' | 'ends' };

const PLAN = 'plan.document_number as "documentNumber", plan.short_name as "shortName"';

// An event with several jobs has a row for each.
const EVENT = `
  with event as (
    select distinct event_type as "eventType", payload, (occurred_at at time zone 'Asia/Shanghai')::date as day from outbox
    where (occurred_at at time zone 'Asia/Shanghai')::date between $1 and $2)`;

// One message per person and day for everything that goes with the digest, one for each entry that goes at once.
const ENTRY = `
  with entry as (
    select notification.account_id, notification.plan_id, sent_on as day, reminder.ladder, coalesce(reminder.rung_code, outbox.event_type) as occasion,
           obligation.kind, coalesce((reminder.ladder, reminder.rung_code) in (select * from unnest($3::text[], $4::text[])), false) as at_once
    from notification left join reminder on reminder.id = reminder_id left join obligation on obligation.id = reminder.obligation_id
    left join outbox on outbox.id = event_id
    where sent_on between $1 and $2)`;
const MESSAGES_ON_A_DAY = `(count(distinct account_id) filter (where not at_once) + count(*) filter (where at_once))::int`;
const MESSAGES_OF_A_PERSON = `(count(distinct day) filter (where not at_once) + count(*) filter (where at_once))::int`;

// What the span itself told: reminders that were fired earlier on its first day, before a rehearsal began, are told already.
const TOLD = `
  with told as (select distinct (payload ->> 'batchId')::bigint as batch_id from outbox where event_type = 'reminders.fired')`;
const UNHEARD = `not exists (select from notification where reminder_id = reminder.id)`;

/** What a span of days left in the tables; on the copies of a rehearsal as on the originals. */
@Injectable()
export class RehearsalQueries {
  constructor(@Inject(LADDER_POLICY) private readonly policy: LadderPolicy) {}

  plans(tx: Tx): Promise<RehearsedPlanResponse[]> {
    return tx.query(`select ${PLAN} from plan order by id`);
  }

  /** The last day anything of the plans is dated; null when nothing is. */
  async lastDate(tx: Tx): Promise<LocalDate | null> {
    const [row] = await tx.query<{ last: LocalDate | null }>(
      `select greatest((select max(ends_on) from phase), (select max(due_on) from obligation), (select max(greatest(due_on, ends_on)) from reporting_duty)) as last`,
    );
    return row?.last ?? null;
  }

  issued(tx: Tx, { from, to }: RehearsedDays): Promise<OnDay<RehearsedPlanResponse>[]> {
    return tx.query(`${EVENT} select day, ${PLAN} from event join plan on plan.id = (payload ->> 'planId')::bigint where "eventType" = 'plan.issued' order by day, plan.id`, [from, to]);
  }

  phaseChanges(tx: Tx, { from, to }: RehearsedDays): Promise<EventLine<RehearsedPhaseResponse>[]> {
    return tx.query(
      `${EVENT} select day, "eventType", ${PLAN}, phase.name from event join phase on phase.id = (payload ->> 'phaseId')::bigint join plan on plan.id = phase.plan_id
       where "eventType" in ('phase.entered', 'phase.left') order by day, plan.id, phase.position`,
      [from, to],
    );
  }

  submissionChanges(tx: Tx, { from, to }: RehearsedDays): Promise<EventLine<RehearsedSubmissionResponse>[]> {
    return tx.query(
      `${EVENT} select day, "eventType", ${PLAN}, submission.title, submission.due_on as "dueOn", count(*)::int as units
       from event join submission on duty_id = (payload ->> 'dutyId')::bigint and period_key = payload ->> 'periodKey' join plan on plan.id = submission.plan_id
       where "eventType" = 'submission.opened'
          or ("eventType" = 'submission.missed' and submission.status in ('missed', 'submittedLate', 'returnedLate', 'acceptedLate'))
       group by day, "eventType", plan.id, submission.title, submission.due_on order by day, plan.id, submission.due_on, submission.title`,
      [from, to],
    );
  }

  reminders(tx: Tx, { from, to }: RehearsedDays): Promise<OnDay<RehearsedReminderResponse>[]> {
    return tx.query(
      `${TOLD} select fired_on as day, ${PLAN}, obligation.kind, reminder.ladder, rung_code as "rungCode", late, count(*)::int as obligations,
              (count(*) filter (where ${UNHEARD}))::int as unheard
       from told join reminder using (batch_id) join obligation on obligation.id = obligation_id join plan on plan.id = obligation.plan_id
       where fired_on between $1 and $2 and not superseded
       group by fired_on, plan.id, obligation.kind, reminder.ladder, rung_code, late order by fired_on, plan.id, obligation.kind, reminder.ladder, rung_code, late`,
      [from, to],
    );
  }

  days(tx: Tx, days: RehearsedDays): Promise<DayCount[]> {
    return tx.query(
      `${ENTRY} select day, count(*)::int as entries, ${MESSAGES_ON_A_DAY} as messages, count(distinct account_id)::int as recipients from entry group by day order by day`,
      this.entryParameters(days),
    );
  }

  /** What the entries of some days come from, the most first. */
  causes(tx: Tx, days: RehearsedDays, of: readonly LocalDate[]): Promise<OnDay<MessageCauseResponse>[]> {
    return tx.query(
      `${ENTRY} select day, ${PLAN}, entry.kind, entry.ladder, occasion, count(*)::int as entries from entry join plan on plan.id = entry.plan_id
       where day = any($5::date[]) group by day, plan.id, entry.kind, entry.ladder, occasion order by day, entries desc, plan.id, entry.kind, occasion`,
      [...this.entryParameters(days), of],
    );
  }

  people(tx: Tx, days: RehearsedDays, most: number): Promise<RehearsedPersonResponse[]> {
    return tx.query(
      `${ENTRY} select display_name as name, ${MESSAGES_OF_A_PERSON} as messages, count(*)::int as entries from entry join account on account.id = account_id
       group by account.id order by messages desc, entries desc, account.id limit $5`,
      [...this.entryParameters(days), most],
    );
  }

  async recipients(tx: Tx, { from, to }: RehearsedDays): Promise<number> {
    const [row] = await tx.query<{ recipients: number }>('select count(distinct account_id)::int as recipients from notification where sent_on between $1 and $2', [from, to]);
    return row?.recipients ?? 0;
  }

  /** Who was to hear what nobody hears: the unit where the rung speaks to its people, else the office, the leader where it speaks to no other. */
  unheard(tx: Tx, { from, to }: RehearsedDays): Promise<UnheardResponse[]> {
    const rungs = this.policy.ladders.flatMap(({ code, rungs: own }) => own.map((rung) => ({ ladder: code, code: rung.code, to: addressee(rung.audience) })));
    return tx.query(
      `${TOLD}, unheard as (
         select case when addressed.to = 'leader' then '分管领导' when addressed.to = 'unit' and obligation.unit_id is not null then unit.name
                     else coalesce(office_name, document_number || '（没有办公室）') end as owner
         from told join reminder using (batch_id) join obligation on obligation.id = obligation_id join plan on plan.id = obligation.plan_id
         left join unnest($3::text[], $4::text[], $5::text[]) as addressed (ladder, code, "to") on addressed.ladder = reminder.ladder and addressed.code = rung_code
         left join unit on unit.id = obligation.unit_id left join leading_group on leading_group.id = coalesce(obligation.leading_group_id, plan.leading_group_id)
         where fired_on between $1 and $2 and not superseded and ${UNHEARD})
       select owner, count(*)::int as reminders from unheard group by owner order by reminders desc, owner`,
      [from, to, rungs.map((rung) => rung.ladder), rungs.map((rung) => rung.code), rungs.map((rung) => rung.to)],
    );
  }

  /** What falls due, as printed; what was done before the span does not. */
  dues(tx: Tx, { from, to }: RehearsedDays): Promise<DueGroup[]> {
    return tx.query(
      `select obligation.due_on as day, ${PLAN}, obligation.kind, count(*)::int as duties from obligation join plan on plan.id = plan_id
       where ${FALLS_DUE} group by obligation.due_on, plan.id, obligation.kind order by obligation.due_on, plan.id, obligation.kind`,
      [from, to],
    );
  }

  /** The unit-weeks with the most to do. Signing is counted but does not weigh: on the day of issuing it would hide everything else. */
  unitWeeks(tx: Tx, { from, to }: RehearsedDays, most: number): Promise<UnitWeekResponse[]> {
    return tx.query(
      `select unit.name as unit, date_trunc('week', obligation.due_on::timestamp)::date as monday, count(*)::int as duties, (count(*) filter (where obligation.kind = 'acknowledgement'))::int as acknowledgements
       from obligation join unit on unit.id = unit_id
       where ${FALLS_DUE} group by unit.id, monday order by count(*) filter (where obligation.kind <> 'acknowledgement') desc, duties desc, monday, unit.position, unit.id limit $3`,
      [from, to, most],
    );
  }

  /** The units as they are called at the end of the span. */
  unitChanges(tx: Tx, { from, to }: RehearsedDays): Promise<OnDay<Omit<RehearsedUnitChangeResponse, 'kindTitle'>>[]> {
    return tx.query(
      `select (applied_at at time zone 'Asia/Shanghai')::date as day, kind,
              array(select distinct unit.name from unit_succession join unit on unit.id = from_unit_id where unit_change_id = unit_change.id order by 1) as "from",
              array(select unit.name from unit_succession join unit on unit.id = to_unit_id where unit_change_id = unit_change.id group by unit.id order by min(unit_succession.position), unit.id) as "to"
       from unit_change where (applied_at at time zone 'Asia/Shanghai')::date between $1 and $2 order by day, unit_change.id`,
      [from, to],
    );
  }

  phaseEdges(tx: Tx, { from, to }: RehearsedDays): Promise<PhaseEdge[]> {
    return tx.query(
      `select day, ${PLAN}, phase.name, edge from phase join plan on plan.id = plan_id cross join lateral (values (phase.starts_on, 'starts'), (phase.ends_on, 'ends')) as side (day, edge)
       where day between $1 and $2 order by day, plan.id, phase.position`,
      [from, to],
    );
  }

  async holidayNames(tx: Tx, { from, to }: RehearsedDays): Promise<HolidayNames> {
    const rows = await tx.query<{ date: LocalDate; name: string }>(`select date, name from calendar_day where kind = 'dayOff' and date between $1 and $2 order by date`, [from, to]);
    return new Map(rows.map(({ date, name }) => [date, name]));
  }

  private entryParameters({ from, to }: RehearsedDays): unknown[] {
    const atOnce = this.policy.ladders.flatMap(({ code, rungs }) => rungs.filter((rung) => rung.delivery === 'immediate').map((rung) => ({ ladder: code, rung: rung.code })));
    return [from, to, atOnce.map(({ ladder }) => ladder), atOnce.map(({ rung }) => rung)];
  }
}

function addressee(audience: readonly RungAudience[]): 'unit' | 'office' | 'leader' {
  if (audience.includes('liaison') || audience.includes('unitHead')) return 'unit';
  return audience.includes('office') ? 'office' : 'leader';
}

const FALLS_DUE = `obligation.unit_id is not null and obligation.due_on between $1 and $2 and obligation.state <> 'voided' and (obligation.settled_on is null or obligation.settled_on >= $1)`;

import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import { obligationMachine } from '../../domain/obligation/obligation.machine.js';
import type { SuspensionReason } from '../../domain/obligation/suspension.js';
import { among } from '../../platform/db/among.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { LADDER_POLICY } from './ladder-policy.js';
import { lanesOf } from './ladder-position.entity.js';
import type { ObligationSubject } from './obligation.entity.js';

/** Who owes: a unit, or the office of a leading group. */
export type Owner = { readonly unitId: string; readonly leadingGroupId?: null } | { readonly unitId: null; readonly leadingGroupId: string };

export type NewObligation = Owner & {
  readonly kind: ObligationKind;
  readonly planId: string;
  readonly subjectType: ObligationSubject;
  readonly subjectId: string;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly dueWords: string;
  readonly evergreen: boolean;
  /** Ladder named by the plan or duty; null takes the kind's default. */
  readonly ladder: string | null;
  /** The period it is owed for; absent when it is owed once. A period is opened once, whatever became of it. */
  readonly periodKey?: string;
  /** Set when `dueOn` was counted in working days: from which day and how many, and whether over a year that is not loaded. */
  readonly counted?: { readonly from: LocalDate; readonly workingDays: number; readonly provisional: boolean };
};

/** The duties a change is about: those of the kind or kinds, on all of the subjects; of one period when it is given. */
export interface ObligationsOf {
  readonly subjectType: ObligationSubject;
  readonly subjectIds: readonly string[];
  readonly kind: ObligationKind | readonly ObligationKind[];
  readonly periodKey?: string;
}

/** Obligations to be opened by a query, as parts of one statement. */
export interface ObligationQuery {
  /** Common table expressions that go first, such as the insert of what the obligations are about. */
  readonly changes: readonly string[];
  /** SELECT of the columns kind … provisional of `OBLIGATION_COLUMNS`, in that order; a ladder that is null takes the kind's default. */
  readonly rows: string;
  /** SELECT that ends the statement, over `opened` (id, subject_id, ladder, due_on) and the names of `changes`. */
  readonly answer: string;
  /** Values of $1, $2 … in all parts. */
  readonly parameters: readonly unknown[];
}

// The columns a query that opens obligations gives, in this order.
const OBLIGATION_COLUMNS = `kind, plan_id, unit_id, leading_group_id, subject_type, subject_id, period_key, title, due_on, due_words,
  evergreen, ladder, counted_from, counted_days, provisional`;
/** `answer` of a query whose caller only asks how many were opened. */
export const OPENED_COUNT = 'select count(*)::int as opened from opened';

/** What counting again changed. */
export interface CountedAgain {
  /** Obligations whose due date moved, with the day before and after. */
  readonly moved: readonly { readonly obligationId: string; readonly from: LocalDate; readonly to: LocalDate }[];
  /** How many due dates are no longer provisional, moved or not. */
  readonly confirmed: number;
}

const OF = 'subject_type = $1 and subject_id = any($2::bigint[]) and kind = any($3::text[]) and ($4::text is null or period_key = $4)';
/** Days on which the clock of an obligation stood still before the day `before`: overlapping reasons count once, what an office has granted since contains them. */
const daysStoodStill = (before: string): string => `
  (select coalesce(sum(upper(span) - lower(span)), 0)::int
   from (select unnest(range_agg(daterange(greatest(started_on, granted_on), least(ended_on, ${before})))) as span
         from suspension where obligation_id = obligation.id and greatest(started_on, granted_on) < ${before}
           and (ended_on is null or ended_on >= greatest(started_on, granted_on))) spans)`;
const LEAVE_LADDER = 'delete from ladder_position';

/** The waist: features open, settle, pause, resume, reschedule and void obligations inside the transaction of their change. */
@Injectable()
export class ObligationsService {
  constructor(@Inject(LADDER_POLICY) private readonly policy: LadderPolicy) {}

  /** Opens the obligations that do not exist yet; returns how many were opened. */
  async open(tx: Tx, rows: readonly NewObligation[]): Promise<number> {
    if (rows.length === 0) return 0;
    const [answer] = await this.openFrom<{ opened: number }>(tx, {
      changes: [],
      rows: `select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::date[], $10::text[],
                                  $11::boolean[], $12::text[], $13::date[], $14::int[], $15::boolean[])
                    as row (${OBLIGATION_COLUMNS})`,
      answer: OPENED_COUNT,
      parameters: [
        rows.map((row) => row.kind),
        rows.map((row) => row.planId),
        rows.map((row) => row.unitId),
        rows.map((row) => row.leadingGroupId ?? null),
        rows.map((row) => row.subjectType),
        rows.map((row) => row.subjectId),
        rows.map((row) => row.periodKey ?? ''),
        rows.map((row) => row.title),
        rows.map((row) => row.dueOn),
        rows.map((row) => row.dueWords),
        rows.map((row) => row.evergreen),
        rows.map((row) => row.ladder),
        rows.map((row) => row.counted?.from ?? null),
        rows.map((row) => row.counted?.workingDays ?? null),
        rows.map((row) => row.counted?.provisional ?? false),
      ],
    });
    return answer?.opened ?? 0;
  }

  /**
   * Opens what a query finds, in one statement and without a row passing through this process: the way of the sweeps, which open
   * thousands at once. Returns the rows of `answer`. What is open already, or was opened for the period before, is left out.
   */
  openFrom<Row>(tx: Tx, { changes, rows, answer, parameters }: ObligationQuery): Promise<Row[]> {
    const kinds = Object.entries(this.policy.defaults);
    const own = (index: number): string => `$${parameters.length + index}`;
    return tx.query<Row>(
      `with ${changes.map((change) => `${change}, `).join('')}asked (${OBLIGATION_COLUMNS}) as (${rows}), opened as (
         insert into obligation (${OBLIGATION_COLUMNS}, effective_due_on, state, opened_at)
         select asked.kind, plan_id, unit_id, leading_group_id, subject_type, subject_id, period_key, title, due_on, due_words, evergreen,
                coalesce(asked.ladder, usual.ladder), counted_from, counted_days, provisional, due_on, ${own(1)}, ${own(2)}
         from asked join unnest(${own(3)}::text[], ${own(4)}::text[]) as usual (kind, ladder) on usual.kind = asked.kind
         on conflict do nothing returning id, subject_id, ladder, due_on
       ), placed as (
         insert into ladder_position (obligation_id, ladder, lane, due_on) select id, ladder, id % ${lanesOf(tx)}, due_on from opened where due_on is not null
       ) ${answer}`,
      [...parameters, obligationMachine.initial, tx.now, kinds.map(([kind]) => kind), kinds.map(([, ladder]) => ladder)],
    );
  }

  /**
   * Marks as done what is open or paused; returns how many. What is settled already stays as it is. `on` is the day it was done by
   * the one who owed it, when that lies before today (the day of a claim that an office accepts later). The effective due date is
   * moved by the days the clock stood still before that day, also where it stands still now.
   */
  async settle(tx: Tx, of: ObligationsOf, on: LocalDate = tx.today): Promise<number> {
    const settled = await this.move(tx, of, 'settle', `, settled_on = $7::date, settled_at = $8, effective_due_on = due_on + ${daysStoodStill('$7::date')}`, LEAVE_LADDER, [on, tx.now, tx.today], '', '$9');
    return settled.length;
  }

  /**
   * Stops the clock of what is open or stands still for another reason; returns how many obligations the reason is new to. An
   * obligation whose ladder does not name the reason runs on.
   */
  async pause(tx: Tx, of: ObligationsOf, reason: SuspensionReason): Promise<number> {
    const ladders = this.policy.ladders.filter((ladder) => ladder.pausedBy.includes(reason)).map((ladder) => ladder.code);
    const suspended = await tx.query<{ id: string }>(
      `insert into suspension (obligation_id, reason, started_on)
       select id, $5, $6 from obligation where ${OF} and state in ('open', 'paused') and ladder = any($7) on conflict do nothing returning obligation_id as id`,
      [of.subjectType, of.subjectIds, [of.kind].flat(), of.periodKey ?? null, reason, tx.today, ladders],
    );
    await this.move(tx, of, 'pause', ', paused_on = $7', 'update ladder_position set running = false', [tx.today, ladders], 'and ladder = any($8)');
    return suspended.length;
  }

  /**
   * Ends one reason for standing still. An obligation without a further reason runs on, its effective due date moved by the days its
   * clock stood still, and climbs its ladder anew for that date. Returns how many run on. `counted` false: the days do not move the date,
   * for a unit that takes back what had stopped its own clock.
   */
  async resume(tx: Tx, of: ObligationsOf, reason: SuspensionReason, counted = true): Promise<number> {
    const ids = await tx.query<{ id: string }>(`select id from obligation where ${OF} and state = 'paused' order by id for update`, [
      of.subjectType, of.subjectIds, [of.kind].flat(), of.periodKey ?? null,
    ]);
    await this.endSuspensions(tx, ids.map((row) => row.id), reason, counted);
    const resumed = await tx.query<{ id: string }>(
      `with stood as (
         select id, due_on + ${daysStoodStill('$3::date')} as due
         from obligation where id = any($1::bigint[]) and not exists (select from suspension where obligation_id = obligation.id and ended_on is null)
       ), moved as (
         update obligation set state = $2, paused_on = null, effective_due_on = stood.due from stood where obligation.id = stood.id
         returning obligation.id, stood.due
       ), position as (
         update ladder_position set running = true, fresh = true, due_on = moved.due from moved where obligation_id = moved.id
       )
       select id from moved`,
      [ids.map((row) => row.id), obligationMachine.next('paused', 'resume'), tx.today],
    );
    return resumed.length;
  }

  /** Takes back what is no longer asked for. */
  async void(tx: Tx, of: ObligationsOf, reason = ''): Promise<number> {
    const voided = await this.move(tx, of, 'void', ', void_reason = $7', LEAVE_LADDER, [reason, tx.today], '', '$8');
    return voided.length;
  }

  /** Takes back everything that is still asked for under the plan: it is over. Returns how many. */
  async voidPlan(tx: Tx, planId: string, reason: string): Promise<number> {
    const voided = await tx.query<{ id: string }>(
      `with voided as (
         update obligation set state = $2, void_reason = $3 where plan_id = $1 and state = any($4::text[]) returning id
       ), position as (${LEAVE_LADDER} where obligation_id in (select id from voided))
       select id from voided`,
      [planId, obligationMachine.next('open', 'void'), reason, obligationMachine.statesAllowing('void')],
    );
    await this.endSuspensions(tx, voided.map((row) => row.id), null);
    return voided.length;
  }

  /** What is still owed bears another title: the matter was reworded. */
  async retitle(tx: Tx, of: ObligationsOf, title: string): Promise<void> {
    await tx.query(`update obligation set title = $5 where ${OF} and state in ('open', 'paused')`, [of.subjectType, of.subjectIds, [of.kind].flat(), of.periodKey ?? null, title]);
  }

  /** What is open on the subjects is owed by another unit from now on, with its date and its clock as they are; what was done stays with the one who did it. */
  async handOver(tx: Tx, subjectType: ObligationSubject, owners: readonly { readonly subjectId: string; readonly unitId: string }[]): Promise<void> {
    if (owners.length === 0) return;
    await tx.query(
      `update obligation set unit_id = row.unit_id from unnest($2::bigint[], $3::bigint[]) as row (subject_id, unit_id)
       where subject_type = $1 and obligation.subject_id = row.subject_id and obligation.unit_id is not null and state in ('open', 'paused')`,
      [subjectType, owners.map(({ subjectId }) => subjectId), owners.map(({ unitId }) => unitId)],
    );
  }

  /** Moves the due date: rungs fired for the old date do not count for the new one (promise A15). Days the clock stood still stay granted. */
  async reschedule(tx: Tx, of: ObligationsOf, dueOn: LocalDate | null, dueWords: string): Promise<number> {
    const moved = await tx.query<{ id: string }>(
      `with moved as (
         update obligation set due_on = $5, effective_due_on = $5::date + coalesce(effective_due_on - due_on, 0), due_words = $6,
                               counted_from = null, counted_days = null, provisional = false
         where ${OF} and state in ('open', 'paused') and due_on is distinct from $5::date
         returning id, ladder, effective_due_on as due_on, state
       ), undated as (
         delete from ladder_position where obligation_id in (select id from moved where due_on is null)
       ), placed as (
         insert into ladder_position (obligation_id, ladder, lane, due_on, running) select id, ladder, id % ${lanesOf(tx)}, due_on, state = 'open' from moved where due_on is not null
         on conflict (obligation_id) do update set due_on = excluded.due_on, fresh = true
       )
       select id from moved`,
      [of.subjectType, of.subjectIds, [of.kind].flat(), of.periodKey ?? null, dueOn, dueWords],
    );
    return moved.length;
  }

  /** 同意延期: the day the office grants is the day that counts, whatever the clock stood still before; the first day stays readable. */
  async grant(tx: Tx, of: ObligationsOf, dueOn: LocalDate): Promise<number> {
    const granted = await tx.query<{ id: string }>(
      `with granted as (
         update obligation set original_due_on = coalesce(original_due_on, due_on), granted_on = $6, due_on = $5, effective_due_on = $5,
                               counted_from = null, counted_days = null, provisional = false
         where ${OF} and state in ('open', 'paused') returning id
       ), position as (
         update ladder_position set due_on = $5, fresh = true where obligation_id in (select id from granted)
       )
       select id from granted`,
      [of.subjectType, of.subjectIds, [of.kind].flat(), of.periodKey ?? null, dueOn, tx.today],
    );
    return granted.length;
  }

  /**
   * Counts every running obligation's due date again that was counted in working days (promise A12). One that moves keeps the days its
   * clock stood still and climbs its ladder anew; the others only lose or take the provisional mark.
   */
  async countAgain(tx: Tx, calendar: WorkingCalendar): Promise<CountedAgain> {
    const terms = await tx.query<{ from: LocalDate; workingDays: number }>(
      `select distinct counted_from as "from", counted_days as "workingDays" from obligation where state in ('open', 'paused') and counted_from is not null`,
    );
    const counted = terms.map(({ from, workingDays }) => calendar.addWorkingDays(from, workingDays));
    const changed = await tx.query<{ obligationId: string; from: LocalDate; to: LocalDate; confirmed: boolean }>(
      `with counted as materialized (
         select obligation.id, obligation.due_on as was_due_on, obligation.provisional as was_provisional, row.due_on, row.provisional
         from unnest($1::date[], $2::int[], $3::date[], $4::boolean[]) as row (counted_from, counted_days, due_on, provisional)
         join obligation using (counted_from, counted_days)
         where state in ('open', 'paused') and (obligation.due_on, obligation.provisional) is distinct from (row.due_on, row.provisional)
         order by obligation.id for update of obligation
       ), changed as (
         update obligation set due_on = counted.due_on, effective_due_on = counted.due_on + coalesce(obligation.effective_due_on - obligation.due_on, 0),
                               provisional = counted.provisional
         from counted where obligation.id = counted.id
         returning obligation.id, obligation.effective_due_on, counted.due_on, was_due_on, was_provisional and not counted.provisional as confirmed
       ), position as (
         update ladder_position set due_on = changed.effective_due_on, fresh = true from changed where obligation_id = changed.id and changed.due_on <> was_due_on
       )
       select id as "obligationId", was_due_on as "from", due_on as "to", confirmed from changed order by id`,
      [terms.map((term) => term.from), terms.map((term) => term.workingDays), counted.map((day) => day.date), counted.map((day) => day.provisional)],
    );
    return {
      moved: changed.filter((row) => row.from !== row.to).map(({ obligationId, from, to }) => ({ obligationId, from, to })),
      confirmed: changed.filter((row) => row.confirmed).length,
    };
  }

  private async endSuspensions(tx: Tx, obligationIds: readonly string[], reason: SuspensionReason | null, counted = true): Promise<void> {
    if (obligationIds.length === 0) return;
    await tx.query(
      `update suspension set ended_on = case when $4 then $2 else started_on end where obligation_id = any($1::bigint[]) and ended_on is null and ($3::text is null or reason = $3)`,
      [obligationIds, tx.today, reason, counted],
    );
  }

  /**
   * Guarded by the machine: only rows in a state that allows the command move; returns their ids. The words are always the same for a
   * command. `suspensionsEnd`: the value that holds the day on which what let them stand still is over.
   */
  private async move(
    tx: Tx,
    of: ObligationsOf,
    command: 'settle' | 'pause' | 'void',
    assignments: string,
    position: string,
    values: readonly unknown[],
    only = '',
    suspensionsEnd: string | null = null,
  ): Promise<string[]> {
    const from = obligationMachine.statesAllowing(command);
    const first = from[0];
    if (!first) throw new Error(`no obligation state allows ${command}`);
    const [subjects, kinds] = [among('subject_id', of.subjectIds, '$2'), among('kind', [of.kind].flat(), '$3', 'text')];
    const moved = await tx.asked<{ id: string }>(
      `obligations-${command}${subjects.suffix}${kinds.suffix && '-kind'}`,
      `with moved as (
         update obligation set state = $6 ${assignments}
         where subject_type = $1 and ${subjects.condition} and ${kinds.condition} and ($4::text is null or period_key = $4) and state = any($5::text[]) ${only} returning id
       ), position as (${position} where obligation_id in (select id from moved)
       ${suspensionsEnd === null ? '' : `), suspended as (update suspension set ended_on = ${suspensionsEnd}::date where obligation_id in (select id from moved) and ended_on is null`})
       select id from moved`,
      [of.subjectType, subjects.value, kinds.value, of.periodKey ?? null, from, obligationMachine.next(first, command), ...values],
    );
    return moved.map((row) => row.id);
  }
}

import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type LatenessFacts, latenessFacts } from '../../domain/obligation/lateness.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind, type ObligationView } from '../../domain/obligation/obligation.js';
import type { Suspension } from '../../domain/obligation/suspension.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { ownWorkInScope, planInScope } from '../accounts/index.js';

/** Which duties are looked at: those with a written due date in the window (both days included), of one plan or of the plans of one office. */
export interface LatenessScope {
  readonly planId?: string | undefined;
  readonly unitId?: string | undefined;
  /** Leading group that supervises the plans. */
  readonly leadingGroupId?: string | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** Which part of a list: after the key of the page before (a plan; a due date and an obligation), at most so many rows. */
export interface LatenessPage {
  readonly after: readonly string[] | null;
  readonly rows: number;
}

/** `owed` is `inTime` + `late` + `openLate` + `openInTime`. Days are calendar days after the effective due date. */
export interface LatenessCounts {
  readonly owed: number;
  /** Done in time, by the day it was handed over. */
  readonly inTime: number;
  /** Done late. */
  readonly late: number;
  /** Not done and late. */
  readonly openLate: number;
  readonly openInTime: number;
  readonly daysLate: number;
  readonly longestDaysLate: number;
}

type WithOfficeDays = LatenessCounts & {
  /** Days on which what these duties are about lay with the office; they are in none of the other figures. */
  readonly daysAtOffice: number;
};

export interface UnitLatenessRow extends WithOfficeDays {
  readonly unitId: string;
  readonly unit: string;
}

export interface PlanLatenessRow extends WithOfficeDays {
  readonly planId: string;
  readonly documentNumber: string;
}

/** How an office stands with the reviews it owes. */
export interface OfficeLatenessRow extends LatenessCounts {
  readonly leadingGroupId: string;
  readonly office: string;
  /** Days since the oldest review that still waits was handed over; null when none waits. */
  readonly longestWaitingDays: number | null;
}

export interface ObligationLatenessRow extends LatenessFacts {
  readonly obligationId: string;
  readonly kind: ObligationKind;
  readonly kindTitle: string;
  readonly title: string;
  readonly planId: string;
  readonly documentNumber: string;
}

// A running suspension has moved the stored effective date not yet: the clock stopped on paused_on, which gives the same days late.
const FACTS = (actor: Actor, parameters: unknown[]): string => `
  select obligation.id, obligation.plan_id, unit_id, obligation.leading_group_id, state, opened_at, obligation.due_on,
         greatest(0, coalesce(settled_on, case when state = 'paused' then paused_on else $1::date end) - effective_due_on) as days_late
  from obligation join plan on plan.id = obligation.plan_id
  where state <> 'voided' and obligation.due_on is not null and ($2::bigint is null or obligation.plan_id = $2) and ($3::bigint is null or unit_id = $3)
    and ($4::bigint is null or plan.leading_group_id = $4) and ($5::date is null or obligation.due_on >= $5) and ($6::date is null or obligation.due_on <= $6)
    and (obligation.unit_id is null and ${planInScope(actor, 'plan', parameters)} or ${ownWorkInScope(actor, { work: 'obligation', plan: 'plan' }, parameters)})`;
const EVERYTHING: LatenessPage = { after: null, rows: 1_000_000 };
const PLAN_DATE = `coalesce(plan.document_date, 'infinity')`;
const COUNTS = `
  count(facts.id)::int as owed, (count(*) filter (where state = 'settled' and days_late = 0))::int as "inTime",
  (count(*) filter (where state = 'settled' and days_late > 0))::int as late, (count(*) filter (where state <> 'settled' and days_late > 0))::int as "openLate",
  (count(*) filter (where state <> 'settled' and days_late = 0))::int as "openInTime",
  coalesce(sum(days_late), 0)::int as "daysLate", coalesce(max(days_late), 0)::int as "longestDaysLate"`;
// All that is owed on the same subject stands still by the same review: its days count once.
const DAYS_AT_OFFICE = `
  coalesce((select sum(upper(stay) - lower(stay))
            from (select unnest(range_agg(daterange(started_on, coalesce(ended_on, greatest(started_on, $1))))) as stay
                  from suspension join obligation on obligation.id = obligation_id
                  where obligation_id = any(array_agg(facts.id)) and reason in ('officeReview', 'extensionPending') group by subject_type, subject_id) stays), 0)::int as "daysAtOffice"`;

/** Reads of lateness, each of what exists for the actor: facts per unit and per office, in official order, never scored or ranked. */
@Injectable()
export class LatenessQueries {
  constructor(private readonly uow: UnitOfWork) {}

  today(): Promise<LocalDate> {
    return this.uow.today();
  }

  /** One row for each unit that owes something in the scope, in official order. */
  async byUnit(actor: Actor, scope: LatenessScope): Promise<UnitLatenessRow[]> {
    const parameters = await this.parameters(scope);
    return this.uow.query<UnitLatenessRow>(
      `with facts as (${FACTS(actor, parameters)})
       select unit.id as "unitId", unit.name as unit, ${COUNTS}, ${DAYS_AT_OFFICE}
       from facts join unit on unit.id = facts.unit_id group by unit.id order by unit.position`,
      parameters,
    );
  }

  /** One row for each plan in which units owe something in the scope, oldest document first. */
  async byPlan(actor: Actor, scope: LatenessScope): Promise<readonly PlanLatenessRow[]> {
    return (await this.plansPage(actor, scope, EVERYTHING)).rows;
  }

  /** One page of the same, and all that units owe in the scope counted together. */
  async plansPage(actor: Actor, scope: LatenessScope, { after, rows: most }: LatenessPage): Promise<{ readonly totals: LatenessCounts; readonly rows: readonly PlanLatenessRow[] }> {
    const parameters = await this.parameters(scope);
    const facts = FACTS(actor, parameters);
    const [last, limit] = [after?.[0] ?? null, most].map((value) => `$${parameters.push(value)}`);
    const rows = await this.uow.query<{ totals: LatenessCounts; plan: PlanLatenessRow | null }>(
      `with facts as materialized (select * from (${facts}) every where unit_id is not null),
       chosen as (
         select id, document_number, ${PLAN_DATE} as on_day from plan
         where id in (select plan_id from facts) and (${last}::bigint is null or (${PLAN_DATE}, document_number) > (select ${PLAN_DATE}, document_number from plan where id = ${last}))
         order by ${PLAN_DATE}, document_number limit ${limit}),
       page as (
         select on_day, document_number, chosen.id::text as "planId", document_number as "documentNumber", ${COUNTS}, ${DAYS_AT_OFFICE}
         from facts join chosen on chosen.id = facts.plan_id group by chosen.id, document_number, on_day)
       select row_to_json(totals) as totals, case when page.on_day is not null then to_jsonb(page) - 'on_day' - 'document_number' end as plan
       from (select ${COUNTS} from facts) totals left join page on true order by page.on_day, page.document_number`,
      parameters,
    );
    const [first] = rows;
    if (!first) throw new Error('counts are one row');
    return { totals: first.totals, rows: rows.flatMap(({ plan }) => plan ?? []) };
  }

  /** The reviews owed by the office of the leading group, or of the plan, or by every office that supervises a plan. */
  async ofOffices(actor: Actor, scope: Omit<LatenessScope, 'unitId'>): Promise<OfficeLatenessRow[]> {
    const parameters = await this.parameters({ ...scope, unitId: undefined });
    return this.uow.query<OfficeLatenessRow>(
      `with facts as (${FACTS(actor, parameters)} and obligation.kind = 'officeReview')
       select leading_group.id as "leadingGroupId", office_name as office, ${COUNTS},
              max($1 - (opened_at at time zone 'Asia/Shanghai')::date) filter (where state <> 'settled') as "longestWaitingDays"
       from leading_group left join facts on facts.leading_group_id = leading_group.id
       where leading_group.id = $4
          or ($4::bigint is null and exists (select from plan where plan.leading_group_id = leading_group.id and ($2::bigint is null or plan.id = $2)))
       group by leading_group.id order by leading_group.id`,
      parameters,
    );
  }

  /** The unit's duties in the scope that are or were late, or whose clock stood still, by due date: what the counts are made of; all of them, or one page. */
  async obligationsOf(actor: Actor, scope: LatenessScope & { readonly unitId: string }, { after, rows: most }: LatenessPage = EVERYTHING): Promise<ObligationLatenessRow[]> {
    const today = await this.today();
    const parameters = await this.parameters(scope);
    const facts = FACTS(actor, parameters);
    const [day, id, limit] = [after?.[0] ?? null, after?.[1] ?? null, most].map((value) => `$${parameters.push(value)}`);
    const rows = await this.uow.query<Omit<ObligationLatenessRow, keyof LatenessFacts | 'kindTitle'> & Pick<ObligationView, 'state' | 'dueOn' | 'settledOn'> & { grantedOn: LocalDate | null; suspensions: Suspension[] }>(
      `with chosen as (
         select id from (${facts}) facts
         where (days_late > 0 or exists (select from suspension where obligation_id = facts.id)) and (${day}::date is null or (due_on, id) > (${day}::date, ${id}::bigint)) order by due_on, id limit ${limit})
       select obligation.id as "obligationId", obligation.kind, obligation.title, plan.id as "planId", document_number as "documentNumber", obligation.state,
              due_on as "dueOn", settled_on as "settledOn", granted_on as "grantedOn", ledger.suspensions
       from chosen join obligation on obligation.id = chosen.id join plan on plan.id = obligation.plan_id
       cross join lateral (
         select coalesce(json_agg(json_build_object('reason', reason, 'startedOn', started_on, 'endedOn', ended_on) order by id), '[]') as suspensions
         from suspension where obligation_id = obligation.id) ledger
       order by due_on, obligation.id`,
      parameters,
    );
    return rows.map(({ suspensions, state, dueOn, settledOn, grantedOn, ...row }) => ({
      ...row,
      kindTitle: OBLIGATION_KIND_TITLES[row.kind],
      ...latenessFacts({ state, dueOn, settledOn, grantedOn }, suspensions, today),
    }));
  }

  /** The leading group whose office supervises the plan; null when the plan names none. */
  async leadingGroupOf(planId: string): Promise<string | null> {
    const [plan] = await this.uow.query<{ leadingGroupId: string | null }>('select leading_group_id as "leadingGroupId" from plan where id = $1', [planId]);
    return plan?.leadingGroupId ?? null;
  }

  private async parameters({ planId, unitId, leadingGroupId, from, to }: LatenessScope): Promise<unknown[]> {
    return [await this.today(), planId ?? null, unitId ?? null, leadingGroupId ?? null, from ?? null, to ?? null];
  }
}

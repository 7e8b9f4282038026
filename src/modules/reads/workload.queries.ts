import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate, weekday } from '../../domain/kernel/local-date.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { Failure } from '../../platform/errors/failure.js';
import type { WorkloadQuery } from './dto/workload.query.js';
import type { WorkloadResponse } from './dto/workload.response.js';
import { PageReader, type PageStatement, TODAY } from './page-reader.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface WeekRow {
  readonly unitId: string;
  readonly unit: string;
  readonly undated: number;
  readonly lateNow: number;
  readonly weekStartsOn: LocalDate;
  readonly weekEndsOn: LocalDate;
  readonly due: number;
  readonly done: number;
  readonly open: number;
  readonly plans: number;
  readonly offices: number;
  readonly kinds: readonly { readonly kind: ObligationKind; readonly count: number }[];
}

const WEEKS = { usual: 8, most: 60 } as const;
const DAYS_OF_WEEK = 7;

/** `$3` whose, `$4` unit, `$5` and `$6` Monday of the first and of the last week. */
function workloadPage({ code, plan }: VisibleItems): PageStatement {
  // What is asked of a unit is all its own; others see what is asked by the plans they look after.
  const seen = code === 'unit' ? '$3::bigint = $4' : plan;
  return {
    name: `reads-workload-${code}`,
    tables: `
      owed as materialized (
        select obligation.kind, state, plan_id, plan.leading_group_id as office, effective_due_on, effective_due_on - extract(isodow from effective_due_on)::int + 1 as starts_on
        from obligation join plan on plan.id = obligation.plan_id where unit_id = $4 and state <> 'voided' and ${seen}),
      weeks as (select monday::date as starts_on, monday::date + 6 as ends_on from generate_series($5::date, $6::date, interval '7 days') as monday),
      shown as materialized (select * from owed where starts_on between $5::date and $6::date),
      counted as (
        select starts_on, count(*)::int as due, (count(*) filter (where state = 'settled'))::int as done, (count(*) filter (where state <> 'settled'))::int as open,
               count(distinct plan_id)::int as plans, count(distinct office)::int as offices
        from shown group by starts_on),
      kinds as (
        select starts_on, json_agg(json_build_object('kind', kind, 'count', count) order by kind) as kinds
        from (select starts_on, kind, count(*)::int as count from shown group by 1, 2) by_kind group by starts_on)`,
    page: `
      select row_number() over (order by weeks.starts_on) as ordinal, unit.id as "unitId", unit.name as unit,
             (select (count(*) filter (where effective_due_on is null and state in ('open', 'paused')))::int from owed) as undated,
             (select (count(*) filter (where state = 'open' and effective_due_on < ${TODAY}))::int from owed) as "lateNow",
             weeks.starts_on as "weekStartsOn", weeks.ends_on as "weekEndsOn", coalesce(due, 0) as due, coalesce(done, 0) as done, coalesce(open, 0) as open,
             coalesce(plans, 0) as plans, coalesce(offices, 0) as offices, coalesce(kinds, '[]'::json) as kinds
      from unit cross join weeks left join counted using (starts_on) left join kinds using (starts_on) where unit.id = $4`,
  };
}

/** How much falls due for a unit in each week, and from how many offices it comes. */
@Injectable()
export class WorkloadQueries {
  constructor(private readonly pages: PageReader) {}

  /** Whole weeks, Monday to Sunday, from the one `from` lies in to the one `to` lies in; null when there is no such unit. Throws Failure for a span that is none or too long. */
  async weeks(actor: Actor, unitId: string, query: WorkloadQuery): Promise<WorkloadResponse | null> {
    const visible = visibleItems(actor);
    const spanOn = (today: LocalDate): { readonly first: LocalDate; readonly last: LocalDate } => {
      const first = mondayOf(query.from ?? today);
      return { first, last: mondayOf(query.to ?? addDays(first, (WEEKS.usual - 1) * DAYS_OF_WEEK)) };
    };
    const { day, rows } = await this.pages.read<WeekRow>(workloadPage(visible), ({ today }) => {
      const { first, last } = spanOn(today);
      refuseSpan(first, last);
      return [visible.parameter, unitId, first, last];
    });
    const [first] = rows;
    if (!first) return null;
    return {
      unitId, unit: first.unit, today: day.today, own: ownUnitOf(actor) === unitId, undated: first.undated, lateNow: first.lateNow,
      weeks: rows.map(({ weekStartsOn, weekEndsOn, due, done, open, plans, offices, kinds }) => ({
        weekStartsOn, weekEndsOn, due, done, open, plans, offices, kinds: kinds.map(({ kind, count }) => ({ kind, kindTitle: OBLIGATION_KIND_TITLES[kind], count })),
      })),
    };
  }
}

function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekday(date));
}

function refuseSpan(first: LocalDate, last: LocalDate): void {
  if (last < first) throw new Failure('validation-failed', '截止日早于起始日，请核对。', [{ pointer: '/to', detail: '早于起始日' }]);
  if (last >= addDays(first, WEEKS.most * DAYS_OF_WEEK)) throw new Failure('validation-failed', `最多看 ${WEEKS.most} 周，请缩短。`, [{ pointer: '/to', detail: '时间过长' }]);
}

import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { PlanActivityResponse } from './dto/plan-activity.response.js';
import { PageReader, type PageStatement } from './page-reader.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface ActivityRow {
  readonly months: PlanActivityResponse['months'];
  readonly units: readonly { readonly unitId: string; readonly unit: string; readonly lastReportOn: LocalDate | null }[];
}

/** `$3` whose, `$4` plan. */
function activityPage({ code, plan, item, work }: VisibleItems): PageStatement {
  return {
    name: `reads-plan-activity-${code}`,
    tables: `
      head as materialized (select plan.id from plan where plan.id = $4 and ${plan}),
      held as materialized (
        select assignment.id, assignment.unit_id, ${work} as told from assignment join item on item.id = assignment.item_id join plan on plan.id = item.plan_id
        where item.plan_id = $4 and assignment.status <> 'withdrawn' and ${item}),
      reported as materialized (
        select held.unit_id, (reported_at at time zone 'Asia/Shanghai')::date as on_day from held join progress_report on progress_report.assignment_id = held.id
        where held.told and progress_report.kind <> 'noChange'),
      months as (select to_char(on_day, 'YYYY-MM') as month, count(*)::int as reports from reported group by 1),
      units as (
        select unit.id, unit.name, unit.position, (select max(on_day) from reported where reported.unit_id = unit.id) as last_report_on
        from unit where exists (select from held where held.unit_id = unit.id))`,
    page: `
      select 1 as ordinal, coalesce((select json_agg(json_build_object('month', month, 'reports', reports) order by month) from months), '[]') as months,
             coalesce((select json_agg(json_build_object('unitId', id::text, 'unit', name, 'lastReportOn', last_report_on) order by position) from units), '[]') as units
      from head`,
  };
}

/** How busy a plan was in each month, and when each of its units was last heard of. */
@Injectable()
export class PlanActivityQueries {
  constructor(private readonly pages: PageReader) {}

  /** Units in the official order; of other units a unit learns no more than elsewhere. Null when the person sees no such plan. */
  async of(actor: Actor, planId: string): Promise<PlanActivityResponse | null> {
    const visible = visibleItems(actor);
    const { day, rows } = await this.pages.read<ActivityRow>(activityPage(visible), () => [visible.parameter, planId]);
    const [row] = rows;
    return row ? { planId, today: day.today, months: row.months, units: [...row.units] } : null;
  }
}

import { unitThen } from '../items/index.js';
import { COLOUR_COUNTS, colourOf, lightFactsOf, lightingDuties } from './light-columns.js';
import type { PageStatement } from './page-reader.js';
import type { VisibleItems } from './visible-items.js';

/** Filters as parameters of the statement, from `$7`: each null lets every item through. */
const MATCHES = `
  ($7::text[] is null or colour = any($7)) and ($8::text[] is null or status = any($8))
  and ($9::bigint is null or exists (
        select from assignment where assignment.item_id = lit.id and assignment.unit_id = $9 and assignment.status <> 'withdrawn' and ($10::text is null or assignment.role = $10)))
  and ($11::text is null or lit.search_words like $11 or lit.number = $12)
  and ($13::date is null or (coalesce(lit.effective_due_on, lit.item_due_on) >= $13 and coalesce(lit.effective_due_on, lit.item_due_on) < ($13 + interval '1 month')::date))
  and ($14::boolean is null or lit.acknowledged < lit.assignments)`;

/**
 * A page of a plan's ledger in the order of the source. `$3` whose, `$4` plan, `$5` position after which it begins, `$6` rows and one more. The
 * counts are over all visible items of the plan, whatever the filters (a filter must not make the head of the ledger lie).
 */
export function ledgerPage({ code, plan, item, work }: VisibleItems): PageStatement {
  return {
    name: `reads-ledger-page-${code}`,
    tables: `
      head as materialized (select plan.id, document_number, title, short_name, status, version from plan where plan.id = $4 and ${plan}),
      duty as materialized (${lightingDuties('obligation.plan_id = $4')}),
      signed as materialized (
        select assignment.item_id, (count(*) filter (where acknowledged_at is not null))::int as acknowledged, count(*)::int as assignments
        from assignment where assignment.plan_id = $4 and assignment.status <> 'withdrawn' and ${work} group by assignment.item_id),
      lit as materialized (
        select item.id, item.position, item.number, item.status, item.due_on as item_due_on, item.search_words, duty.effective_due_on,
               coalesce(acknowledged, 0) as acknowledged, coalesce(assignments, 0) as assignments, ${colourOf('duty')} as colour
        from item join plan on plan.id = item.plan_id left join duty on duty.item_id = item.id left join yellow on yellow.ladder = duty.ladder
        left join signed on signed.item_id = item.id
        where item.plan_id = $4 and ${item}),
      totals as (
        select json_build_object('items', count(*)::int, 'lights', ${COLOUR_COUNTS}, 'completed', (count(*) filter (where status in ('completed', 'closedOut')))::int,
                                 'unacknowledged', (count(*) filter (where acknowledged < assignments))::int,
                                 'matching', (count(*) filter (where ${MATCHES}))::int)::text as totals
        from lit),
      chosen as materialized (select * from lit where ($5::int is null or position > $5) and ${MATCHES} order by position limit $6),
      held as materialized (
        select assignment.item_id, json_agg(json_build_object('unitId', unit.id::text, 'unit', unit.name, 'role', assignment.role, 'status', case when ${work} then assignment.status end)
                                            order by array_position(array['lead', 'cooperating', 'guiding'], assignment.role), assignment.position) as units
        from chosen join assignment on assignment.item_id = chosen.id join unit on unit.id = assignment.unit_id where assignment.status <> 'withdrawn' group by assignment.item_id)`,
    page: `
      select coalesce(row_number() over (order by chosen.position), 1) as ordinal, head.id as "planId", head.document_number as "documentNumber", head.title, head.short_name as "shortName",
             head.status as "planStatus", head.version, totals.totals, chosen.position, chosen.status,
             case when duty.id is not null then ${lightFactsOf('duty')}::text end as facts,
             json_build_object(
               'itemId', item.id::text, 'position', item.position, 'number', item.number, 'headings', item.headings, 'text', item.text, 'upstreamText', item.upstream_text,
               'points', item.points, 'deadlineWords', item.deadline_words, 'originalDueOn', item.due_on, 'dueOn', coalesce(duty.due_on, item.due_on),
               'effectiveDueOn', coalesce(duty.effective_due_on, item.due_on), 'evergreen', item.evergreen, 'clauses', item.clauses, 'unresolved', item.unresolved, 'line', item.line,
               'status', item.status, 'version', item.version, 'acknowledged', chosen.acknowledged, 'assignments', chosen.assignments, 'units', coalesce(held.units, '[]'::json),
               'latestProgress', latest.report, 'standsStill', coalesce(duty.state = 'paused', false))::text as body
      from head cross join totals left join chosen on true left join item on item.id = chosen.id left join duty on duty.item_id = item.id
      left join held on held.item_id = chosen.id
      left join lateral (
        select json_build_object('text', progress, 'state', state, 'kind', progress_report.kind, 'unit', ${unitThen('reported_at')}, 'on', (reported_at at time zone 'Asia/Shanghai')::date) as report
        from progress_report join assignment on assignment.id = progress_report.assignment_id join unit on unit.id = assignment.unit_id
        where assignment.item_id = item.id and ${work} order by reported_at desc, progress_report.id desc limit 1) latest on true`,
  };
}


import { colourOf, lightingDuties } from './light-columns.js';
import { TODAY } from './page-reader.js';
import type { VisibleItems } from './visible-items.js';

/** Items that somebody works on or is to: those that can be late or stuck. */
export const UNDER_WAY = `('issued', 'inProgress', 'suspended')`;

const COUNTS = ['items', 'red', 'yellow', 'green', 'grey', 'completed', 'blocked', 'suspended', 'unacknowledged'] as const;
export const TALLY_COLUMNS = COUNTS.join(', ');

/** What counts of a day follow from beside the rows: counts of another basis are counted again. Within a statement of a page. */
export const BASIS = `(select md5(concat_ws(' ', on_day::text, $1::text[]::text, $2::date[]::text))::uuid from stamp)`;

/** The last word of the units on an item, of which there may be none. */
export function lastWord(item: string): string {
  return `select state, coalesce(nullif(problems, ''), progress) as words, (reported_at at time zone 'Asia/Shanghai')::date as on_day
          from progress_report join assignment on assignment.id = progress_report.assignment_id
          where assignment.item_id = ${item} order by reported_at desc, progress_report.id desc limit 1`;
}

/** How the items of one plan stand, as one row with the columns of a tally. */
export function tallyOf(plan: string): string {
  return `
    select count(*)::int as items, (count(*) filter (where colour = 'red'))::int as red, (count(*) filter (where colour = 'yellow'))::int as yellow,
           (count(*) filter (where colour = 'green'))::int as green, (count(*) filter (where colour = 'grey'))::int as grey,
           (count(*) filter (where status in ('completed', 'closedOut')))::int as completed, (count(*) filter (where last_state = 'blocked' and status in ${UNDER_WAY}))::int as blocked,
           (count(*) filter (where status = 'suspended'))::int as suspended,
           (select count(*)::int from assignment where assignment.plan_id = ${plan} and acknowledged_at is null and assignment.status <> 'withdrawn') as unacknowledged
    from (select item.status, ${colourOf('duty')} as colour, last_word.state as last_state
          from item left join (${lightingDuties(`obligation.plan_id = ${plan}`)}) duty on duty.item_id = item.id left join yellow on yellow.ladder = duty.ladder
          left join lateral (${lastWord('item.id')}) last_word on true
          where item.plan_id = ${plan}) lit`;
}

/** Condition on a plan of which `tally` is the kept row: the row is missing, is of another basis, or rows it counts have changed since. */
export const IS_BEHIND = `(tally.plan_id is null or tally.basis <> ${BASIS} or plan.id in (select plan_id from plan_touch))`;

/**
 * Tables over all plans a person looks after that are under way: `mine` the plans, `behind` those whose tallies are not true any more, `tally`
 * the counts of all of them, `reviews` what waits for their office. Plans that are behind are counted from their rows, unless there are more
 * than `most`: then they are missing, and the page must not be shown.
 */
export function plansUnderWay({ plan }: VisibleItems, most: string): string {
  return `
    mine as materialized (select plan.id, document_number, title, short_name, plan.status from plan where plan.status = 'issued' and ${plan}),
    behind as materialized (select plan.id from mine plan left join plan_tally tally on tally.plan_id = plan.id where ${IS_BEHIND}),
    tally as materialized (
      select plan_id, ${TALLY_COLUMNS} from plan_tally join mine on mine.id = plan_id where plan_id not in (select id from behind)
      union all
      select behind.id, counted.* from behind cross join lateral (${tallyOf('behind.id')}) counted where (select count(*) from behind) <= ${most}),
    sums as (select ${COUNTS.map((name) => `coalesce(sum(${name}), 0)::int as ${name}`).join(', ')} from tally),
    reviews as materialized (
      select plan_id, obligation.subject_type, (opened_at at time zone 'Asia/Shanghai')::date as since, state = 'open' and effective_due_on < ${TODAY} as late
      from obligation join mine on mine.id = obligation.plan_id where obligation.kind = 'officeReview' and state in ('open', 'paused') and obligation.leading_group_id is not null)`;
}

import { CLAIMS_COMPLETION, REQUEST_FACTS } from '../items/index.js';
import { COLOUR_COUNTS, colourOf, lightFactsOf } from './light-columns.js';
import { type PageStatement, TODAY } from './page-reader.js';

/** Whose duties: those of a unit, or those of the office of a leading group. */
export type MattersOwner = 'unit' | 'office';

/** Reasons for which the clock of a unit stands still because it is the office's turn. */
const OFFICE_TURN = `'officeReview', 'extensionPending'`;
const DUE = "coalesce(effective_due_on, 'infinity'::date)";

/** What somebody owes now, by the day that counts. `$3` whose, `$4` and `$5` day and id after which the page begins, `$6` rows and one more. */
export function mattersPage(owner: MattersOwner): PageStatement {
  const own = owner === 'unit' ? 'unit_id' : 'leading_group_id';
  return {
    name: `reads-matters-${owner}`,
    tables: `
      owed as materialized (
        select obligation.*, ${DUE} as sort_on, ${colourOf('obligation')} as colour from obligation left join yellow on yellow.ladder = obligation.ladder
        where ${own} = $3::bigint and state in ('open', 'paused')),
      totals as (
        select json_build_object('matters', count(*)::int, 'lights', ${COLOUR_COUNTS}, 'standingStill', (count(*) filter (where state = 'paused'))::int,
                                 'dueThisWeek', (count(*) filter (where state = 'open' and effective_due_on between ${TODAY} and ${TODAY} + 7 - extract(isodow from ${TODAY})::int))::int) as totals
        from owed),
      chosen as materialized (
        select * from owed where $4::date is null or (sort_on, id) > ($4::date, $5::bigint) order by sort_on, id limit $6)`,
    page: `
      select coalesce(row_number() over (order by chosen.sort_on, chosen.id), 1) as ordinal, totals.totals, chosen.id as "obligationId", chosen.sort_on::text as "sortOn",
             chosen.kind, chosen.title, chosen.plan_id as "planId", plan.document_number as "documentNumber", plan.title as "planTitle", plan.leading_group_id as "leadingGroupId",
             chosen.due_on as "dueOn", chosen.effective_due_on as "effectiveDueOn", chosen.due_words as "dueWords", chosen.subject_type as "subjectType", chosen.subject_id as "subjectId",
             coalesce(assignment.version, submission.version) as "subjectVersion", coalesce(assignment.status, submission.status) as "subjectStatus",
             assignment.role, coalesce(assignment.unit_id, submission.unit_id) as "unitId", item.id as "itemId", item.number as "itemNumber", item.status as "itemStatus",
             duty.kind as "dutyKind", leading_group.office_name as "office", unit.name as "unit",
             case when duty.id is not null then duty.words when assignment.id is not null then assignment.role_word || '：' || assignment.printed else '' end as basis,
             case when assignment.id is not null then (
               select row_to_json(request) from (select assignment.decline_by as "declineBy", ${CLAIMS_COMPLETION} as "claimsCompletion", ${REQUEST_FACTS}) request) end as "requestFacts",
             ${lightFactsOf('chosen')} as facts,
             ${owner === 'unit'
               ? `(select min(started_on) from suspension where obligation_id = chosen.id and reason in (${OFFICE_TURN}) and ended_on is null)`
               : `(chosen.opened_at at time zone 'Asia/Shanghai')::date`} as "officeTurnSince"
      from totals left join chosen on true left join plan on plan.id = chosen.plan_id left join leading_group on leading_group.id = plan.leading_group_id
      left join assignment on chosen.subject_type = 'assignment' and assignment.id = chosen.subject_id left join item on item.id = assignment.item_id
      left join submission on chosen.subject_type = 'submission' and submission.id = chosen.subject_id left join reporting_duty duty on duty.id = submission.duty_id
      left join unit on unit.id = coalesce(assignment.unit_id, submission.unit_id)`,
  };
}

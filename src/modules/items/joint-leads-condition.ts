/**
 * True in SQL when the lead `assignment` in scope is one that claims completion: every one, or under 列第一位的汇总 only the first that stands.
 * The `plan` must be in scope.
 */
export const CLAIMS_COMPLETION = `(plan.work_rules ->> 'jointLeads' is distinct from 'firstConsolidates' or not exists (
  select from assignment earlier where earlier.item_id = assignment.item_id and earlier.role = 'lead' and earlier.status <> 'withdrawn'
    and (earlier.position, earlier.id) < (assignment.position, assignment.id)))`;

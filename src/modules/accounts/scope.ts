import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';

/**
 * What exists for a person, as conditions of WHERE clauses: the one layer every read and every locked row goes through. Each function takes
 * the aliases of the tables in the query and the query's parameters, to which it adds its own. Whatever does not meet the condition is
 * answered like something that was never there.
 */
type Parameters = unknown[];

/** A plan: of the office's leading group, of the leader's field, for a unit those it has a part in; administrators see none. */
export function planInScope(actor: Actor, plan: string, parameters: Parameters): string {
  if (!isUnitRole(actor.role)) return planOfStaff(actor, plan, parameters);
  const unit = `$${parameters.push(actor.unitId)}`;
  return `(${plan}.status <> 'draft'
    and (exists (select from assignment own where own.plan_id = ${plan}.id and own.unit_id = ${unit} and own.status <> 'withdrawn')
      or exists (select from submission own where own.plan_id = ${plan}.id and own.unit_id = ${unit})))`;
}

/** An item: as its plan, for a unit those on which it has an assignment (row 12 of the access table). */
export function itemInScope(actor: Actor, { item, plan }: { readonly item: string; readonly plan: string }, parameters: Parameters): string {
  if (!isUnitRole(actor.role)) return planOfStaff(actor, plan, parameters);
  return `(${plan}.status <> 'draft'
    and exists (select from assignment own where own.item_id = ${item}.id and own.unit_id = $${parameters.push(actor.unitId)} and own.status <> 'withdrawn'))`;
}

/** What one unit owes or hands in, in a table with `unit_id`: as its plan, for a unit its own alone (rows 13 to 15). */
export function ownWorkInScope(actor: Actor, { work, plan }: { readonly work: string; readonly plan: string }, parameters: Parameters): string {
  if (!isUnitRole(actor.role)) return planOfStaff(actor, plan, parameters);
  return `(${plan}.status <> 'draft' and ${work}.unit_id = $${parameters.push(actor.unitId)})`;
}

/** What was reported on an assignment: as its plan, for a unit its own, and as lead what cooperating units put in on the same item (row 16). */
export function reportInScope(actor: Actor, { assignment, plan }: { readonly assignment: string; readonly plan: string }, parameters: Parameters): string {
  if (!isUnitRole(actor.role)) return planOfStaff(actor, plan, parameters);
  return `(${plan}.status <> 'draft' and ${reportedTo(`$${parameters.push(actor.unitId)}`, assignment)})`;
}

/** Condition on an assignment of an item that a unit sees: its own, and as lead what cooperating units put in on the same item (row 16). */
export function reportedTo(unit: string, assignment: string): string {
  return `(${assignment}.unit_id = ${unit} or (${assignment}.role <> 'lead'
    and exists (select from assignment own where own.item_id = ${assignment}.item_id and own.unit_id = ${unit} and own.role = 'lead' and own.status <> 'withdrawn')))`;
}

/** Tells conditions of different words apart: for the name of a statement that holds one of them. */
export function scopeOf(actor: Actor): 'unit' | 'system' | 'office' | 'field' | 'all' | 'none' {
  if (isUnitRole(actor.role)) return 'unit';
  if (actor.role === 'system') return 'system';
  if (isOfficeRole(actor.role)) return 'office';
  if (actor.role !== 'leader') return 'none';
  return actor.field ? 'field' : 'all';
}

function planOfStaff(actor: Actor, plan: string, parameters: Parameters): string {
  if (actor.role === 'system') return 'true';
  // A plan without a leading group belongs to no other office: any office may look after it.
  if (isOfficeRole(actor.role)) return `(${plan}.leading_group_id is null or ${plan}.leading_group_id = $${parameters.push(actor.leadingGroupId)})`;
  if (actor.role !== 'leader') return 'false';
  return actor.field ? `(${plan}.leading_group_id is null or ${plan}.leading_group_id = any($${parameters.push(actor.field)}::bigint[]))` : 'true';
}

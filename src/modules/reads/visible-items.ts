import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';
import { itemInScope, planInScope, reportedTo } from '../accounts/index.js';

/** The scope of a person (`accounts/scope.ts`) as conditions of a named statement whose `$3` is `parameter`. */
export interface VisibleItems {
  /** Tells statements of different words apart. */
  readonly code: 'unit' | 'office' | 'field' | 'all' | 'none';
  readonly parameter: string | readonly string[] | null;
  /** Condition on `plan`. */
  readonly plan: string;
  /** Condition on `item`, joined with `plan`. */
  readonly item: string;
  /** Condition on `assignment` of a visible item: whose reports, claims, duties and signatures are shown. */
  readonly work: string;
  /** Condition on `assignment`: what is between a unit and the office, as requests and filings are; no lead sees it of another unit. */
  readonly own: string;
}

/** Which items, and what on them, a person sees. */
export function visibleItems(actor: Actor): VisibleItems {
  const code = codeOf(actor);
  return {
    code,
    parameter: { unit: actor.unitId, office: actor.leadingGroupId, field: actor.field ?? null, all: null, none: null }[code],
    plan: third((parameters) => planInScope(actor, 'plan', parameters)),
    item: third((parameters) => itemInScope(actor, { item: 'item', plan: 'plan' }, parameters)),
    work: code === 'unit' ? reportedTo('$3::bigint', 'assignment') : String(code !== 'none'),
    own: code === 'unit' ? 'assignment.unit_id = $3::bigint' : String(code !== 'none'),
  };
}

function codeOf(actor: Actor): VisibleItems['code'] {
  if (isUnitRole(actor.role)) return 'unit';
  if (isOfficeRole(actor.role)) return 'office';
  if (actor.role === 'leader') return actor.field ? 'field' : 'all';
  return actor.role === 'system' ? 'all' : 'none';
}

/** A condition that adds its parameter as `$3`; one that has none still names it, since the statement is always given it. */
function third(condition: (parameters: unknown[]) => string): string {
  const words = condition([null, null]);
  return words.includes('$3') ? words : `(${words} and $3::text is null)`;
}

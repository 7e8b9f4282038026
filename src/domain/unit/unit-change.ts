import type { LocalDate } from '../kernel/local-date.js';
import { isReadable } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { normaliseName } from './normalise-name.js';

/** How a unit changes (机构改革): what each kind does is written beside its command. */
export const UNIT_CHANGE_TITLES = { rename: '更名', merge: '合并', split: '拆分', dissolve: '撤销' } as const;

export type UnitChangeKind = keyof typeof UNIT_CHANGE_TITLES;
export const UNIT_CHANGE_KINDS = Object.keys(UNIT_CHANGE_TITLES) as readonly UnitChangeKind[];

/** Throws RuleViolation when the change would take effect before today: what was done in a unit's name until now stays done in it. */
export function refusePastEffect(on: LocalDate, today: LocalDate): void {
  if (on < today) throw new RuleViolation('UNIT_CHANGE_IN_PAST', { on, today });
}

/** The new full name of a unit; throws RuleViolation for an empty name and for the one it bears. */
export function acceptableUnitName(name: string, current: string | null = null): string {
  if (!isReadable(name)) throw new RuleViolation('UNIT_NAME_MISSING', {});
  if (current !== null && normaliseName(name) === normaliseName(current)) throw new RuleViolation('UNIT_NAME_UNCHANGED', { name: current });
  return name.trim();
}

/** Throws RuleViolation when a unit would take its own work over. */
export function refuseOwnSuccession(unit: { readonly id: string; readonly name: string }, successorIds: readonly string[]): void {
  if (successorIds.includes(unit.id)) throw new RuleViolation('UNIT_CHANGE_ON_ITSELF', { name: unit.name });
}

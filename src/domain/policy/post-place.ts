import { RuleViolation } from '../kernel/rule-violation.js';
import { type AccountRole, isAdministratorRole, isOfficeRole, isUnitRole, ROLE_TITLES } from './actor.js';

/** Where a post is held. */
export interface PostPlace {
  readonly role: AccountRole;
  readonly unitId: string | null;
  readonly leadingGroupId: string | null;
  readonly field: readonly string[] | null;
}

/** Throws RuleViolation unless the post names the place its role works at, and no other. */
export function assertPostPlaced({ role, unitId, leadingGroupId, field }: PostPlace): void {
  const wrong = (words: string): RuleViolation => new RuleViolation('POST_PLACE', { roleTitle: ROLE_TITLES[role], words });
  if (isUnitRole(role) && (unitId === null || leadingGroupId !== null)) throw wrong('须写明单位，不写领导小组');
  if (isOfficeRole(role) && leadingGroupId === null) throw wrong('须写明领导小组');
  if (!isUnitRole(role) && !isOfficeRole(role) && (unitId !== null || leadingGroupId !== null)) throw wrong('不写单位和领导小组');
  if (role !== 'leader' && field !== null) throw wrong('不写分管范围');
}

/** Throws RuleViolation when the roles may not be one person's: an administrator has no other role (promise A19). */
export function assertRolesCompatible(held: readonly AccountRole[], added: AccountRole): void {
  const other = held.find((role) => role !== added && (isAdministratorRole(role) || isAdministratorRole(added)));
  if (other !== undefined) throw new RuleViolation('ROLES_INCOMPATIBLE', { held: ROLE_TITLES[other], added: ROLE_TITLES[added] });
}

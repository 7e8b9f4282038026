import { type Actor, isUnitRole } from './actor.js';

/** The unit whose people see only their own unit's work; null for offices, leaders and the system, who are not bound to one. */
export function ownUnitOf(actor: Actor): string | null {
  return isUnitRole(actor.role) ? actor.unitId : null;
}

/** True when the actor belongs to another unit than the subject: to such a person the subject does not exist. */
export function isOfAnotherUnit(actor: Actor, subject: { readonly unitId: string }): boolean {
  const unitId = ownUnitOf(actor);
  return unitId !== null && unitId !== subject.unitId;
}

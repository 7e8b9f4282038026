import { isOfficeRole, isUnitRole, type Actor } from './actor.js';

/** What decides who may read an attachment. */
export interface AttachmentFacts {
  /** Unit or office that uploaded it: exactly one. */
  readonly unitId: string | null;
  readonly leadingGroupId: string | null;
  /** Unit that answers for the matter now: the one that uploaded it, or its successor. */
  readonly holderUnitId: string | null;
  /** Office of the plan it belongs to. */
  readonly planGroupId: string | null;
  /** True once it was handed in with a report, a claim, a request, a reply or a piece. */
  readonly handedIn: boolean;
  /** Units that lead the item, where a unit that does not lead it handed it in with a report on it or an input to them. */
  readonly leadUnitIds: readonly string[];
}

/**
 * True when the person may see and fetch the attachment (access table rows 15 to 17): its own unit or office always, and the unit that took over the
 * matter (H10); the plan's office and leaders of the field what was handed in; the lead unit of the item what a cooperating unit handed in with
 * a report or an input; administrators nothing.
 */
export function mayReadAttachment(actor: Actor, facts: AttachmentFacts): boolean {
  if (actor.role === 'system') return true;
  if (isUnitRole(actor.role)) {
    if (actor.unitId === null) return false;
    const own = actor.unitId === facts.unitId || (facts.unitId !== null && actor.unitId === facts.holderUnitId);
    return own || (facts.handedIn && facts.leadUnitIds.includes(actor.unitId));
  }
  if (isOfficeRole(actor.role)) {
    if (actor.leadingGroupId === null) return false;
    return actor.leadingGroupId === facts.leadingGroupId || (facts.handedIn && actor.leadingGroupId === facts.planGroupId);
  }
  if (actor.role === 'leader') return facts.handedIn && (!actor.field || facts.planGroupId === null || actor.field.includes(facts.planGroupId));
  return false;
}

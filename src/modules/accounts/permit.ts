import type { Actor } from '../../domain/policy/actor.js';
import { type Action, can, type PolicySubject } from '../../domain/policy/can.js';
import { Failure } from '../../platform/errors/failure.js';

/** Throws Failure `forbidden` unless the policy lets the actor do the action to the subject. */
export function permit(actor: Actor, action: Action, subject: Partial<PolicySubject> = {}): void {
  if (!can(actor, action, { unitId: null, leadingGroupId: null, ...subject })) {
    throw new Failure('forbidden', `账号“${actor.name}”没有这项权限，请换用有权限的账号。`);
  }
}

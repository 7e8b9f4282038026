import type { Actor } from './actor.js';
import { type Action, PERMISSION_MATRIX, type PermissionEntry, type Scope } from './permission-matrix.js';
import { scopesCover } from './token-scopes.js';

export type { Action } from './permission-matrix.js';

/** What an action is about, as far as permission depends on it. Ids are null where the subject has no such side. */
export interface PolicySubject {
  readonly unitId: string | null;
  readonly leadingGroupId: string | null;
}

const REACHES: Readonly<Record<Scope, (actor: Actor, subject: PolicySubject) => boolean>> = {
  all: () => true,
  self: (actor) => actor.accountId !== null,
  unit: (actor, subject) => actor.unitId !== null && actor.unitId === subject.unitId,
  office: (actor, subject) => actor.leadingGroupId !== null && actor.leadingGroupId === subject.leadingGroupId,
  /** Drafts that no office imported (by the operator, at first start) may be decided by any office. */
  unowned: (actor, subject) => actor.leadingGroupId !== null && subject.leadingGroupId === null,
  field: (actor, subject) => !actor.field || subject.leadingGroupId === null || actor.field.includes(subject.leadingGroupId),
};

/** True when the actor may do the action to the subject; an action that the matrix does not grant is allowed to nobody. */
export function can(actor: Actor, action: Action, subject: PolicySubject): boolean {
  return scopesOf(actor, action).some((scope) => REACHES[scope](actor, subject));
}

/** True when some subject exists to which a person of that role may do the action. */
export function mayEver(actor: Actor, action: Action): boolean {
  return scopesOf(actor, action).length > 0;
}

function scopesOf(actor: Actor, action: Action): readonly Scope[] {
  if (actor.scopes !== undefined && !scopesCover(actor.scopes, action)) return [];
  const entry: PermissionEntry = PERMISSION_MATRIX[action];
  const granted = entry.grants[actor.role];
  if (granted === undefined) return [];
  return typeof granted === 'string' ? [granted] : granted;
}

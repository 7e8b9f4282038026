import type { Actor } from './actor.js';

/** What an action is about, as far as permission depends on it. Ids are null where the subject has no such side. */
export interface PolicySubject {
  readonly unitId: string | null;
  readonly leadingGroupId: string | null;
}

type Sentence = (actor: Actor, subject: PolicySubject) => boolean;

const isOfTheUnit: Sentence = (actor, subject) =>
  (actor.role === 'liaison' || actor.role === 'unitHead') && actor.unitId !== null && actor.unitId === subject.unitId;
const isTheOffice: Sentence = (actor, subject) =>
  actor.role === 'officeClerk' && actor.leadingGroupId !== null && actor.leadingGroupId === subject.leadingGroupId;
const isAnOffice: Sentence = (actor) => actor.role === 'officeClerk' && actor.leadingGroupId !== null;
/** Drafts that no office imported (by the operator, at first start) may be decided by any office. */
const isAnOfficeAndNobodyOwnsIt: Sentence = (actor, subject) => isAnOffice(actor, subject) && subject.leadingGroupId === null;
const isALeader: Sentence = (actor) => actor.role === 'leader';
const isTheSystem: Sentence = (actor) => actor.role === 'system';
const anyBusinessRole: Sentence = (actor) => actor.role !== 'systemAdministrator';

/** The permission sentences: an action is allowed when one of its sentences holds; an action not listed is allowed to nobody. */
const SENTENCES = {
  readLedger: [anyBusinessRole],
  readUnitInbox: [isOfTheUnit, isALeader, isTheSystem],
  readOfficeInbox: [isTheOffice, isALeader, isTheSystem],
  acknowledge: [isOfTheUnit],
  report: [isOfTheUnit],
  submit: [isOfTheUnit],
  importDocument: [isAnOffice, isTheSystem],
  readDraft: [isTheOffice, isAnOfficeAndNobodyOwnsIt, isALeader, isTheSystem],
  handleDraft: [isTheOffice, isAnOfficeAndNobodyOwnsIt, isTheSystem],
  moveDemoClock: [(actor) => actor.role !== 'systemAdministrator'],
} satisfies Record<string, readonly Sentence[]>;

export type Action = keyof typeof SENTENCES;

/** True when the actor may do the action to the subject; administrators never see business content (design section 1). */
export function can(actor: Actor, action: Action, subject: PolicySubject): boolean {
  return SENTENCES[action].some((sentence: Sentence) => sentence(actor, subject));
}

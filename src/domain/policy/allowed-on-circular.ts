import { CIRCULAR_KIND_TITLES, type CircularCommand, type CircularKind, circularMachine, type CircularState } from '../circular/circular.machine.js';
import { type FirstStep, secondStepRefusal } from '../plan/four-eyes.js';
import type { Actor } from './actor.js';
import type { PolicySubject } from './can.js';
import { type ActionOf, granted, refused, type RefusedCommand } from './offered.js';

const ACTIONS: ActionOf<CircularCommand> = {
  edit: 'compileCircular',
  askReplies: 'compileCircular',
  reply: 'replyCircular',
  finish: 'compileCircular',
  issue: 'issueCircular',
  discard: 'compileCircular',
};

export type CircularSubject = PolicySubject & {
  readonly kind: CircularKind;
  /** How many units it names. */
  readonly named: number;
  /** One of its plans asks for two people (双人复核). */
  readonly fourEyes: boolean;
  readonly draftedById: string;
};

/** Who compiled it issues it only where one person is enough (V07). */
export function compilingOf(draftedById: string): FirstStep[] {
  return [{ accountId: draftedById, did: '编写' }];
}

/** What this person may do to the circular now; whoever it is not about has no unit side. */
export function allowedOnCircular(actor: Actor, state: CircularState, subject: CircularSubject): CircularCommand[] {
  const withheld = Object.keys(withheldBy(actor, state, subject));
  return granted(actor, circularMachine.allowed(state), ACTIONS, subject).filter((command) => !withheld.includes(command));
}

/** What this person's role may do to the circular, but not now, with the reason. */
export function refusedOnCircular(actor: Actor, state: CircularState, subject: CircularSubject): RefusedCommand<CircularCommand>[] {
  return refused(actor, circularMachine, state, { actions: ACTIONS, subject, allowed: allowedOnCircular(actor, state, subject), because: withheldBy(actor, state, subject) });
}

function withheldBy(actor: Actor, state: CircularState, { kind, named, fourEyes, draftedById }: CircularSubject): Partial<Record<CircularCommand, string>> {
  if (state === 'ready') {
    const refusal = secondStepRefusal(fourEyes, compilingOf(draftedById), actor.accountId, circularMachine.commandTitles.issue);
    return refusal ? { issue: refusal.message } : {};
  }
  if (state !== 'draft') return {};
  if (kind !== 'circular') return { askReplies: `${CIRCULAR_KIND_TITLES[kind]}不征求核实意见，请直接定稿。` };
  return named === 0 ? { askReplies: '通报没有点到任何单位，请直接定稿。' } : { finish: '请先送被点到的单位核实，再定稿。' };
}

import { type NoticeCommand, noticeMachine, type NoticeState } from '../notice/notice.machine.js';
import { type FirstStep, secondStepRefusal } from '../plan/four-eyes.js';
import type { Actor } from './actor.js';
import type { PolicySubject } from './can.js';
import { type ActionOf, granted, refused, type RefusedCommand } from './offered.js';

const ACTIONS: ActionOf<NoticeCommand> = {
  edit: 'handleNotice',
  sign: 'signNotice',
  issue: 'issueNotice',
  discard: 'handleNotice',
  reply: 'answerNotice',
  return: 'handleNotice',
  close: 'handleNotice',
};

export type NoticeSubject = PolicySubject & {
  /** The plan asks for two people (双人复核). */
  readonly fourEyes: boolean;
  /** Who drafted the text and who changed it last; null where the system drafted it or nobody changed it. */
  readonly writers: readonly (string | null)[];
};

/** Who wrote the text puts it out only where one person is enough (V07). */
export function writingOf(writers: readonly (string | null)[]): FirstStep[] {
  return writers.map((accountId) => ({ accountId, did: '督办单的拟写' }));
}

/** What this person may do to the notice now. */
export function allowedOnNotice(actor: Actor, state: NoticeState, subject: NoticeSubject): NoticeCommand[] {
  const withheld = withheldFrom(actor, state, subject);
  return granted(actor, noticeMachine.allowed(state), ACTIONS, subject).filter((command) => withheld[command] === undefined);
}

/** What this person's role may do to the notice, but not now, with the reason. */
export function refusedOnNotice(actor: Actor, state: NoticeState, subject: NoticeSubject): RefusedCommand<NoticeCommand>[] {
  return refused(actor, noticeMachine, state, { actions: ACTIONS, subject, allowed: allowedOnNotice(actor, state, subject), because: withheldFrom(actor, state, subject) });
}

// What somebody else has signed has been seen by two.
function withheldFrom(actor: Actor, state: NoticeState, { fourEyes, writers }: NoticeSubject): Partial<Record<NoticeCommand, string>> {
  if (state !== 'draft') return {};
  const refusals = (['sign', 'issue'] as const).flatMap((command) => {
    const refusal = secondStepRefusal(fourEyes, writingOf(writers), actor.accountId, noticeMachine.commandTitles[command]);
    return refusal ? [[command, refusal.message]] : [];
  });
  return Object.fromEntries(refusals) as Partial<Record<NoticeCommand, string>>;
}

import type { ReportingDutyKind } from '../document/plan-draft.js';
import { asksForContent } from '../submission/submission-review.js';
import { type SubmissionCommand, submissionMachine, type SubmissionState } from '../submission/submission.machine.js';
import type { Actor } from './actor.js';
import type { PolicySubject } from './can.js';
import { type ActionOf, granted, refused, type RefusedCommand } from './offered.js';

const ACTIONS: ActionOf<SubmissionCommand> = {
  submit: 'submit',
  withdraw: 'submit',
  declareNoChange: 'submit',
  accept: 'reviewSubmission',
  return: 'reviewSubmission',
  waive: 'reviewSubmission',
};

/** What this person may do to the submission of a duty of that kind now. */
export function allowedOnSubmission(actor: Actor, state: SubmissionState, kind: ReportingDutyKind, subject: PolicySubject): SubmissionCommand[] {
  const commands = submissionMachine.allowed(state).filter((command) => command !== 'declareNoChange' || !asksForContent(kind));
  return granted(actor, commands, ACTIONS, subject);
}

/** What this person's role may do to the submission, but not now, with the reason. */
export function refusedOnSubmission(actor: Actor, state: SubmissionState, kind: ReportingDutyKind, subject: PolicySubject): RefusedCommand<SubmissionCommand>[] {
  return refused(actor, submissionMachine, state, {
    actions: ACTIONS,
    subject,
    allowed: allowedOnSubmission(actor, state, kind, subject),
    because: asksForContent(kind) ? { declareNoChange: '这项报送要有内容，不能报“无新进展”。' } : {},
  });
}

import type { AssignmentCommand, AssignmentState } from '../assignment/assignment.machine.js';
import { assignmentMachine } from '../assignment/assignment.machine.js';
import { type SubmissionCommand, submissionMachine, type SubmissionState } from '../submission/submission.machine.js';
import type { Actor } from './actor.js';
import { type Action, can, type PolicySubject } from './can.js';

const ASSIGNMENT_ACTIONS: Readonly<Partial<Record<AssignmentCommand, Action>>> = { acknowledge: 'acknowledge', report: 'report' };
const SUBMISSION_ACTIONS: Readonly<Partial<Record<SubmissionCommand, Action>>> = { submit: 'submit' };

/** What this person may do to the assignment now: the machine's commands that the policy grants. Pages draw their buttons from it. */
export function allowedOnAssignment(actor: Actor, state: AssignmentState, subject: PolicySubject): AssignmentCommand[] {
  return granted(actor, assignmentMachine.allowed(state), ASSIGNMENT_ACTIONS, subject);
}

/** What this person may do to the submission now. */
export function allowedOnSubmission(actor: Actor, state: SubmissionState, subject: PolicySubject): SubmissionCommand[] {
  return granted(actor, submissionMachine.allowed(state), SUBMISSION_ACTIONS, subject);
}

function granted<Command extends string>(
  actor: Actor,
  commands: readonly Command[],
  actions: Readonly<Partial<Record<Command, Action>>>,
  subject: PolicySubject,
): Command[] {
  return commands.filter((command) => {
    const action = actions[command];
    return action !== undefined && can(actor, action, subject);
  });
}

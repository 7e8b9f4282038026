import type { AssignmentCommand, AssignmentState } from '../assignment/assignment.machine.js';
import { assignmentMachine } from '../assignment/assignment.machine.js';
import { type ClaimingAssignment, mayClaimCompletion } from '../assignment/completion.rules.js';
import { mayFileInput } from '../assignment/cooperating-input.rules.js';
import { declineRefusal, extensionRefusal, type RequestFacts } from '../assignment/request.rules.js';
import type { AssignmentRole } from '../document/plan-draft.js';
import { itemMachine } from '../item/item.machine.js';
import { RULE_TEXTS } from '../kernel/rule-texts.js';
import type { Actor } from './actor.js';
import type { PolicySubject } from './can.js';
import { type ActionOf, granted, refused, type RefusedCommand } from './offered.js';

const ACTIONS: ActionOf<AssignmentCommand> = {
  acknowledge: 'acknowledge',
  decline: 'decline',
  acceptDecline: 'decideDecline',
  refuseDecline: 'decideDecline',
  report: 'report',
  filePlan: 'report',
  fileInput: 'fileInput',
  requestExtension: 'requestExtension',
  grantExtension: 'decideExtension',
  refuseExtension: 'decideExtension',
  takeBackRequest: 'requestExtension',
  claimCompletion: 'claimCompletion',
  acceptCompletion: 'reviewCompletion',
  returnForRework: 'reviewCompletion',
};

const isLead = (role: AssignmentRole): boolean => role === 'lead';

/** Commands that belong to one side of an item; of the others they are never said. */
const OF_ROLE: Readonly<Partial<Record<AssignmentCommand, (role: AssignmentRole) => boolean>>> = {
  claimCompletion: isLead,
  filePlan: isLead,
  grantExtension: isLead,
  refuseExtension: isLead,
  fileInput: (role) => mayFileInput({ role }),
};

const extensionPending = ({ openRequest }: RequestFacts): string | null => (openRequest === 'extension' ? null : RULE_TEXTS.EXTENSION_NOT_PENDING({}));

/** Why a command that the state allows cannot be given all the same; null when it can. */
const STANDS_IN_THE_WAY: Readonly<Partial<Record<AssignmentCommand, (facts: RequestFacts) => string | null>>> = {
  decline: (facts) => declineRefusal(facts)?.message ?? null,
  requestExtension: (facts) => (facts.role === 'lead' ? (extensionRefusal(facts)?.message ?? null) : null),
  grantExtension: extensionPending,
  refuseExtension: extensionPending,
  takeBackRequest: ({ openRequest }) => (openRequest === null ? '没有等待答复的申请。' : null),
  claimCompletion: (facts) => {
    if (!mayClaimCompletion(facts)) return whyNoClaim(facts);
    return facts.openRequest === 'extension' ? RULE_TEXTS.COMPLETION_WHILE_EXTENSION_PENDING({}) : null;
  },
};

export type AssignmentSubject = PolicySubject & RequestFacts;

/** What this person may do to the assignment now: the machine's commands that the policy grants. Pages draw their buttons from it. */
export function allowedOnAssignment(actor: Actor, state: AssignmentState, subject: AssignmentSubject): AssignmentCommand[] {
  return granted(actor, assignmentMachine.allowed(state), ACTIONS, subject).filter((command) => concerns(command, subject) && !hindrance(command, subject));
}

/** What this person's role may do to the assignment, but not now, with the reason. */
export function refusedOnAssignment(actor: Actor, state: AssignmentState, subject: AssignmentSubject): RefusedCommand<AssignmentCommand>[] {
  const hindered = assignmentMachine.allowed(state).flatMap((command) => {
    const reason = hindrance(command, subject);
    return reason === null ? [] : [[command, reason] as const];
  });
  return refused(actor, assignmentMachine, state, {
    actions: ACTIONS,
    subject,
    allowed: allowedOnAssignment(actor, state, subject),
    because: Object.fromEntries(hindered),
  }).filter(({ command }) => concerns(command, subject));
}

function concerns(command: AssignmentCommand, { role }: RequestFacts): boolean {
  return OF_ROLE[command]?.(role) ?? true;
}

function hindrance(command: AssignmentCommand, facts: RequestFacts): string | null {
  return STANDS_IN_THE_WAY[command]?.(facts) ?? null;
}

function whyNoClaim({ itemStatus, claimsCompletion = true }: ClaimingAssignment): string {
  return claimsCompletion ? `该事项现在是“${itemMachine.stateTitles[itemStatus]}”，不能申报办结。` : '该事项由列第一位的牵头单位汇总申报办结，请把完成情况报给它。';
}

import type { LocalDate } from './kernel/local-date.js';

/** Everything that happens and that somebody else may react to, in the past tense; payloads are ids and dates, never copies of rows. */
export interface DomainEvents {
  'plan.issued': { readonly planId: string };
  'phase.entered': { readonly phaseId: string };
  'phase.left': { readonly phaseId: string };
  'submission.opened': { readonly dutyId: string; readonly periodKey: string };
  'submission.missed': { readonly dutyId: string; readonly periodKey: string };
  'submission.submitted': { readonly submissionId: string };
  /** The piece that was asked for is there, and the office has to answer it. */
  'submission.handedIn': { readonly submissionId: string };
  'submission.returned': { readonly submissionId: string };
  'submission.waived': { readonly submissionId: string };
  'assignment.acknowledged': { readonly assignmentId: string };
  'assignment.completionClaimed': { readonly completionClaimId: string };
  'assignment.completionAccepted': { readonly completionClaimId: string };
  'assignment.completionReturned': { readonly completionClaimId: string };
  /** A unit asks the office to take an assignment back, or for more time. */
  'assignment.requestFiled': { readonly assignmentRequestId: string };
  'assignment.requestAnswered': { readonly assignmentRequestId: string };
  /** An assignment was given to another unit instead of the one that declined it. */
  'assignment.reassigned': { readonly assignmentId: string };
  'assignment.planFiled': { readonly planFilingId: string };
  /** A cooperating unit has sent something to the lead units. */
  'input.sent': { readonly cooperatingInputId: string };
  'signature.asked': { readonly signatureRequestId: string };
  'signature.returned': { readonly signatureRequestId: string };
  'item.suspended': { readonly itemSuspensionId: string };
  'item.resumed': { readonly itemSuspensionId: string };
  'item.issued': { readonly itemId: string };
  'item.adjusted': { readonly itemChangeId: string };
  'item.terminated': { readonly itemChangeId: string };
  /** The office has confirmed completion; the acceptance of the last lead's claim tells its unit itself. */
  'item.completed': { readonly itemChangeId: string };
  'item.closedOut': { readonly itemChangeId: string };
  'item.reopened': { readonly itemChangeId: string };
  'plan.closed': { readonly planId: string };
  'instruction.given': { readonly instructionId: string };
  'instruction.answered': { readonly instructionId: string };
  /** The item it was turned into, or that was done again for it, is done; told once. */
  'instruction.fulfilled': { readonly instructionId: string };
  /** A unit's work of one plan has gone to its successors. */
  'unit.workMoved': { readonly unitChangeId: string; readonly planId: string };
  'progress.reported': { readonly progressReportId: string };
  'notice.issued': { readonly noticeId: string };
  'notice.answered': { readonly noticeReplyId: string };
  'notice.returned': { readonly noticeReplyId: string };
  'notice.closed': { readonly noticeId: string };
  'unit.urged': { readonly urgeId: string };
  /** The units a circular names may reply before it is issued. */
  'circular.repliesAsked': { readonly circularId: string };
  'circular.replied': { readonly circularReplyId: string };
  /** What is said of a unit was changed after it was asked. */
  'circular.corrected': { readonly circularPassageId: string };
  /** What is said of a unit concerns its successor from now on, which may reply to it. */
  'circular.passageMoved': { readonly circularPassageId: string };
  'circular.issued': { readonly circularId: string };
  /** Given up after units had been asked. */
  'circular.discarded': { readonly circularId: string };
  /** An address refused a message for good, or could not be reached for two days. */
  'delivery.failed': { readonly deliveryId: string; readonly planId: string };
  'reminders.fired': { readonly batchId: string; readonly firedOn: LocalDate };
}

export type EventType = keyof DomainEvents;

export type DomainEvent = { readonly [T in EventType]: { readonly type: T; readonly payload: DomainEvents[T] } }[EventType];

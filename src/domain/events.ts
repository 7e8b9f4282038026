import type { LocalDate } from './kernel/local-date.js';

/** Everything that happens and that somebody else may react to, in the past tense; payloads are ids and dates, never copies of rows. */
export interface DomainEvents {
  'plan.issued': { readonly planId: string };
  'phase.entered': { readonly phaseId: string };
  'phase.left': { readonly phaseId: string };
  'submission.opened': { readonly dutyId: string; readonly periodKey: string };
  'submission.missed': { readonly dutyId: string; readonly periodKey: string };
  'submission.submitted': { readonly submissionId: string };
  'assignment.acknowledged': { readonly assignmentId: string };
  'progress.reported': { readonly progressReportId: string };
  'reminders.fired': { readonly batchId: string; readonly firedOn: LocalDate };
}

export type EventType = keyof DomainEvents;

export type DomainEvent = { readonly [T in EventType]: { readonly type: T; readonly payload: DomainEvents[T] } }[EventType];

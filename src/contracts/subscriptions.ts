import type { EventType } from '../domain/events.js';
import type { JobName } from './jobs.js';

/** Which jobs an event causes. An event without a line here does not compile: deciding that nobody listens is a decision too. */
export const SUBSCRIPTIONS: Readonly<Record<EventType, readonly JobName[]>> = {
  'plan.issued': ['notification.fanout'],
  'phase.entered': ['notification.fanout'],
  'phase.left': ['notification.fanout'],
  'submission.opened': ['notification.fanout'],
  'submission.missed': ['notification.fanout'],
  'submission.submitted': [],
  'assignment.acknowledged': [],
  'progress.reported': [],
  'reminders.fired': ['notification.fanout'],
};

/** Every job the system can put on a queue, with its payload. Payloads are ids: a job carries only what Postgres already knows. */
export interface JobPayloads {
  /** Wake-up of the time engine; what is due is asked of the database. */
  tick: Record<string, never>;
  /** Outbox rows to be delivered to the inboxes they concern. */
  'notification.fanout': { readonly outboxIds: readonly string[] };
  /** Fired reminders to be looked through for notices to draft. */
  'notice.draft': { readonly outboxIds: readonly string[] };
}

export type JobName = keyof JobPayloads;
export type QueueName = 'workflow' | 'delivery';

export interface JobOptions {
  readonly queue: QueueName;
  /** Attempts counted in the outbox, not by the queue. */
  readonly attempts: number;
}

export const JOBS: Readonly<Record<JobName, JobOptions>> = {
  tick: { queue: 'workflow', attempts: 1 },
  'notification.fanout': { queue: 'delivery', attempts: 5 },
  'notice.draft': { queue: 'delivery', attempts: 5 },
};

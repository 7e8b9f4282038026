import { Injectable } from '@nestjs/common';
import type { OutboxEntry } from '../../platform/outbox/outbox-entry.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { EventFanout } from './event-fanout.js';
import { ReminderFanout } from './reminder-fanout.js';

/** Delivers committed events to the inboxes they concern. */
@Injectable()
export class NotificationsJobs {
  constructor(
    private readonly reminders: ReminderFanout,
    private readonly events: EventFanout,
  ) {}

  @OnJob('notification.fanout')
  async fanout(tx: Tx, entry: OutboxEntry): Promise<void> {
    switch (entry.eventType) {
      case 'reminders.fired':
        return this.reminders.deliver(tx, entry.payload.batchId, entry.payload.firedOn);
      case 'plan.issued':
        return this.events.planIssued(tx, entry.id, entry.payload);
      case 'submission.opened':
        return this.events.submissionOpened(tx, entry.id, entry.payload);
      case 'submission.missed':
        return this.events.submissionMissed(tx, entry.id, entry.payload);
      case 'phase.entered':
        return this.events.phaseTurned(tx, entry.id, entry.payload, true);
      case 'phase.left':
        return this.events.phaseTurned(tx, entry.id, entry.payload, false);
      case 'assignment.acknowledged':
      case 'progress.reported':
      case 'submission.submitted':
        throw new Error(`${entry.eventType} is announced to nobody`);
    }
  }
}

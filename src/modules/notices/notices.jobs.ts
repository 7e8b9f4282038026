import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import type { OutboxEntry } from '../../platform/outbox/outbox-entry.js';
import { NoticeDrafts } from './notice-drafts.js';

/** Drafts the notices that fired reminders ask for. */
@Injectable()
export class NoticesJobs {
  constructor(private readonly drafts: NoticeDrafts) {}

  @OnJob('notice.draft')
  async draft(tx: Tx, entries: readonly OutboxEntry[]): Promise<void> {
    for (const entry of entries) {
      if (entry.eventType !== 'reminders.fired') throw new Error(`${entry.eventType} drafts no notice`);
      await this.drafts.draftBatch(tx, entry.payload.batchId, entry.payload.firedOn);
    }
  }
}

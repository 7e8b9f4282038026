import { Injectable } from '@nestjs/common';
import type { JobName } from '../../contracts/jobs.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { JobHandlers } from '../../platform/jobs/job-handlers.js';
import type { OutboxEntry } from '../../platform/outbox/outbox-entry.js';

/** Jobs whose handlers only write tables. A job that sends something is never run: what it would send can be read off the tables. */
const ONLY_WRITES: Readonly<Record<JobName, boolean>> = {
  tick: false,
  'notification.fanout': true,
  'notice.draft': true,
};

type WaitingEntry = OutboxEntry & { readonly job: JobName };

/** Delivers the events of a rehearsal with the handlers that deliver real ones, inside its transaction and without a queue. */
@Injectable()
export class RehearsedDelivery {
  constructor(private readonly handlers: JobHandlers) {}

  /** Handles everything in the copied outbox, oldest first, also what handlers add. */
  async deliverAll(tx: Tx): Promise<void> {
    for (;;) {
      const waiting = await tx.query<WaitingEntry>(
        `with waiting as (update outbox set done_at = $1 where done_at is null returning id, job, event_type as "eventType", payload, occurred_at as "occurredAt")
         select * from waiting order by id`,
        [tx.now],
      );
      if (waiting.length === 0) return;
      for (const job of new Set(waiting.map((entry) => entry.job))) {
        if (ONLY_WRITES[job]) await this.handlers.outboxHandler(job)(tx, waiting.filter((entry) => entry.job === job));
      }
    }
  }
}

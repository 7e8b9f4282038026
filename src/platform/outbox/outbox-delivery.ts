import { Injectable, Logger } from '@nestjs/common';
import { JOBS, type JobName } from '../../contracts/jobs.js';
import { type Tx, UnitOfWork } from '../db/unit-of-work.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import type { OutboxEntry } from './outbox-entry.js';

interface ClaimedRow {
  readonly id: string;
  readonly job: JobName;
  readonly attempts: number;
}

const BACKOFF_SECONDS = [1, 5, 30, 120, 600];

/** Carries single outbox rows out, however often and by however many processes it is asked to. */
@Injectable()
export class OutboxDelivery {
  private readonly logger = new Logger(OutboxDelivery.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly handlers: JobHandlers,
  ) {}

  /** Delivers the row; resolves to false when there is nothing left to do, throws what the handler throws after recording it. */
  async deliver(outboxId: string): Promise<boolean> {
    const claimed = await this.claim(outboxId);
    if (!claimed) return false;
    try {
      return await this.uow.run((tx) => this.perform(tx, claimed));
    } catch (error) {
      await this.recordFailure(claimed, error);
      throw error;
    }
  }

  /** Delivers every waiting row in this process, oldest first; returns how many. A row that fails is recorded and left behind. */
  async drain(): Promise<number> {
    let delivered = 0;
    let after = '0';
    for (;;) {
      const [next] = await this.uow.query<{ id: string }>(
        'select id from outbox where done_at is null and parked_at is null and id > $1 order by id limit 1',
        [after],
      );
      if (!next) return delivered;
      after = next.id;
      try {
        if (await this.deliver(next.id)) delivered += 1;
      } catch (error) {
        this.logger.error(`outbox row ${next.id} failed: ${String(error)}`);
      }
    }
  }

  /** Counts the attempt in its own commit, so that a process killed while handling is counted too (fault F02). */
  private async claim(outboxId: string): Promise<ClaimedRow | null> {
    const [row] = await this.uow.run((tx) =>
      tx.query<ClaimedRow>(
        `update outbox set attempts = attempts + 1 where id = $1 and done_at is null and parked_at is null returning id, job, attempts`,
        [outboxId],
      ),
    );
    if (!row) return null;
    if (row.attempts <= JOBS[row.job].attempts) return row;
    await this.uow.run((tx) =>
      tx.query(`update outbox set parked_at = clock_timestamp(), last_error = coalesce(last_error, 'stopped while handling')
         where id = $1 and done_at is null`, [outboxId]),
    );
    return null;
  }

  private async perform(tx: Tx, claimed: ClaimedRow): Promise<boolean> {
    // Lock before looking: a second process with the same job waits here and then finds the row done.
    const [entry] = await tx.query<OutboxEntry>(
      `select id, event_type as "eventType", payload, occurred_at as "occurredAt" from outbox where id = $1 and done_at is null for update`,
      [claimed.id],
    );
    if (!entry) return false;
    await this.handlers.outboxHandler(claimed.job)(tx, entry);
    // Parked while this process was handling it: done is done.
    await tx.query('update outbox set done_at = clock_timestamp(), last_error = null, parked_at = null where id = $1', [claimed.id]);
    return true;
  }

  private async recordFailure(claimed: ClaimedRow, error: unknown): Promise<void> {
    const park = claimed.attempts >= JOBS[claimed.job].attempts;
    const wait = BACKOFF_SECONDS[Math.min(claimed.attempts, BACKOFF_SECONDS.length) - 1] ?? 1;
    await this.uow.run((tx) =>
      tx.query(
        `update outbox set last_error = $2, next_dispatch_at = clock_timestamp() + make_interval(secs => $3),
                parked_at = case when $4 then clock_timestamp() end
         where id = $1 and done_at is null`,
        [claimed.id, String(error).slice(0, 2000), wait, park],
      ),
    );
    if (park) this.logger.error(`outbox row ${claimed.id} (${claimed.job}) parked after ${claimed.attempts} attempts: ${String(error)}`);
  }
}

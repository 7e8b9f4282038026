import { Injectable, Logger } from '@nestjs/common';
import { JOBS, type JobName } from '../../contracts/jobs.js';
import { type Tx, UnitOfWork } from '../db/unit-of-work.js';
import { NOTHING_IS_FROZEN } from '../freeze/freeze.js';
import { JobHandlers } from '../jobs/job-handlers.js';
import { withCorrelation } from '../logging/correlation.js';
import { HANDLER_SECONDS } from '../metrics/meters.js';
import { LeftToAnother } from './left-to-another.js';
import type { OutboxEntry } from './outbox-entry.js';

interface ClaimedRow {
  readonly id: string;
  readonly job: JobName;
  readonly attempts: number;
  readonly correlationId: string | null;
}

const BACKOFF_SECONDS = [1, 5, 30, 120, 600];
/** What is left to another process is offered again after this long at most. */
const LEFT_SECONDS = 30;
/** Rows delivered in one transaction: enough that its round trips weigh little, few enough that its locks are short. */
export const DELIVERY_BATCH = 100;

/** Carries outbox rows out, however often and by however many processes it is asked to. */
@Injectable()
export class OutboxDelivery {
  private readonly logger = new Logger(OutboxDelivery.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly handlers: JobHandlers,
  ) {}

  /** Delivers the row; resolves to false when there is nothing left to do or a freeze stands, throws what the handler throws after recording it. */
  async deliver(outboxId: string): Promise<boolean> {
    const [claimed] = await this.claim([outboxId]);
    return claimed ? this.deliverAlone(claimed) : false;
  }

  /**
   * Delivers the rows, those that are tried for the first time in one transaction; returns how many. When that fails, each is
   * tried alone, and a row that was claimed before is always alone: one poisoned row takes no other with it (promise A29).
   */
  async deliverBatch(outboxIds: readonly string[]): Promise<number> {
    const claimed = await this.claim(outboxIds);
    const fresh = claimed.filter((row) => row.attempts === 1);
    const alone = claimed.filter((row) => row.attempts > 1);
    const together = fresh.length > 1 ? await this.deliverTogether(fresh) : null;
    let delivered = together ?? 0;
    for (const row of together === null ? [...fresh, ...alone] : alone) {
      try {
        if (await this.deliverAlone(row)) delivered += 1;
      } catch (error) {
        this.logger.error(`outbox row ${row.id} failed: ${String(error)}`);
      }
    }
    return delivered;
  }

  /** Delivers every waiting row in this process, oldest first; returns how many, none while a freeze stands. A row that fails is recorded and left behind. */
  async drain(): Promise<number> {
    let delivered = 0;
    let after = '0';
    for (;;) {
      const rows = await this.uow.query<{ id: string }>(
        'select id from outbox where done_at is null and parked_at is null and id > $1 order by id limit $2',
        [after, DELIVERY_BATCH],
      );
      const last = rows.at(-1);
      if (!last) return delivered;
      after = last.id;
      delivered += await this.deliverBatch(rows.map((row) => row.id));
    }
  }

  /** Counts the attempts in a commit of their own, so that a process killed while handling is counted too (fault F02). */
  private async claim(outboxIds: readonly string[]): Promise<ClaimedRow[]> {
    const rows = await this.uow.run((tx) =>
      tx.query<ClaimedRow>(
        `update outbox set attempts = attempts + 1
         where id in (select id from outbox where id = any($1::bigint[]) and done_at is null and parked_at is null and ${NOTHING_IS_FROZEN} order by id for update)
         returning id, job, attempts, correlation_id as "correlationId"`,
        [outboxIds],
      ),
    );
    const spent = rows.filter((row) => row.attempts > JOBS[row.job].attempts);
    if (spent.length > 0) {
      await this.uow.run((tx) =>
        tx.query(`update outbox set parked_at = clock_timestamp(), last_error = coalesce(last_error, 'stopped while handling')
           where id = any($1::bigint[]) and done_at is null`, [spent.map((row) => row.id)]),
      );
    }
    return rows.filter((row) => row.attempts <= JOBS[row.job].attempts).sort((one, other) => Number(one.id) - Number(other.id));
  }

  /** Null when it failed as a whole. */
  private async deliverTogether(claimed: readonly ClaimedRow[]): Promise<number | null> {
    try {
      return await withCorrelation(`outbox-${claimed[0]?.id}-and-${claimed.length - 1}`, () => this.uow.run((tx) => this.perform(tx, claimed)));
    } catch (error) {
      this.logger.warn(`${claimed.length} outbox rows failed together, each is tried alone: ${String(error)}`);
      return null;
    }
  }

  private deliverAlone(claimed: ClaimedRow): Promise<boolean> {
    return withCorrelation(claimed.correlationId ?? `outbox-${claimed.id}`, async () => {
      try {
        return (await this.uow.run((tx) => this.perform(tx, [claimed]))) > 0;
      } catch (error) {
        await this.recordFailure(claimed, error);
        throw error;
      }
    });
  }

  private async perform(tx: Tx, claimed: readonly ClaimedRow[]): Promise<number> {
    // Lock before looking: a second process with the same rows waits here and then finds them done.
    const entries = await tx.query<OutboxEntry & { readonly job: JobName }>(
      `select id, job, event_type as "eventType", payload, occurred_at as "occurredAt" from outbox
       where id = any($1::bigint[]) and done_at is null and ${NOTHING_IS_FROZEN} order by id for update`,
      [claimed.map((row) => row.id)],
    );
    for (const job of new Set(entries.map((entry) => entry.job))) {
      const stop = HANDLER_SECONDS.startTimer({ job });
      let outcome = 'failed';
      try {
        await this.handlers.outboxHandler(job)(tx, entries.filter((entry) => entry.job === job));
        outcome = 'done';
      } finally {
        stop({ outcome });
      }
    }
    // Parked while this process was handling them: done is done.
    await tx.query('update outbox set done_at = clock_timestamp(), last_error = null, parked_at = null where id = any($1::bigint[])', [
      entries.map((entry) => entry.id),
    ]);
    return entries.length;
  }

  private async recordFailure(claimed: ClaimedRow, error: unknown): Promise<void> {
    const left = error instanceof LeftToAnother;
    const park = !left && claimed.attempts >= JOBS[claimed.job].attempts;
    const wait = Math.min(BACKOFF_SECONDS[Math.min(claimed.attempts, BACKOFF_SECONDS.length) - 1] ?? 1, left ? LEFT_SECONDS : Infinity);
    await this.uow.run((tx) =>
      tx.query(
        `update outbox set last_error = $2, next_dispatch_at = clock_timestamp() + make_interval(secs => $3),
                parked_at = case when $4 then clock_timestamp() end, attempts = case when $5 then least(attempts, $6) else attempts end
         where id = $1 and done_at is null`,
        [claimed.id, String(error).slice(0, 2000), wait, park, left, JOBS[claimed.job].attempts - 1],
      ),
    );
    if (park) this.logger.error(`outbox row ${claimed.id} (${claimed.job}) parked after ${claimed.attempts} attempts: ${String(error)}`);
  }
}

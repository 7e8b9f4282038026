import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { JOBS, type JobName } from '../../contracts/jobs.js';
import { UnitOfWork } from '../db/unit-of-work.js';

const BATCH = 500;
const PAUSE_MS = 500;
/** A row handed over and not done after this long is handed over again: the queue may have lost it (promise A04). */
const REDISPATCH_SECONDS = 45;

/** Hands waiting outbox rows to the delivery queue; several relays may run, each row goes to one of them. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    @InjectQueue('delivery') private readonly queue: Queue,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.loop();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake?.();
    await this.running;
  }

  /** Hands over one batch; returns how many rows. When the queue refuses, nothing counts as handed over. */
  async relayBatch(): Promise<number> {
    return this.uow.run(async (tx) => {
      const rows = await tx.query<{ id: string; job: JobName; dispatches: number }>(
        `update outbox set dispatches = dispatches + 1, next_dispatch_at = clock_timestamp() + make_interval(secs => $2)
         where id in (select id from outbox
                      where done_at is null and parked_at is null and next_dispatch_at <= clock_timestamp()
                      order by id limit $1 for update skip locked)
         returning id, job, dispatches`,
        [BATCH, REDISPATCH_SECONDS],
      );
      const jobs = rows.filter((row) => JOBS[row.job].queue === 'delivery');
      if (jobs.length > 0) {
        await this.queue.addBulk(
          jobs.map((row) => ({ name: row.job, data: { outboxId: row.id }, opts: { jobId: `outbox-${row.id}-${row.dispatches}` } })),
        );
      }
      return rows.length;
    });
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      try {
        if ((await this.relayBatch()) === BATCH) continue;
      } catch (error) {
        this.logger.error(`relay failed, trying again: ${String(error)}`);
      }
      await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JOBS, type JobName } from '../../contracts/jobs.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { RELAY } from '../metrics/meters.js';
import { Observed } from '../metrics/observed.decorator.js';
import { NOTHING_IS_FROZEN } from '../freeze/freeze.js';
import { Producers } from '../jobs/producers.js';

const BATCH = 500;
/** Rows of one job: few enough that several workers share a batch. */
const ROWS_PER_JOB = 50;
const PAUSE_MS = 500;
/** A row handed over and not done after this long is handed over again: the queue may have lost it (promise A04). */
const REDISPATCH_SECONDS = 45;

interface HandedRow {
  readonly id: string;
  readonly job: JobName;
  readonly dispatches: number;
  readonly epoch: string;
}

/** Hands waiting outbox rows to the delivery queue; several relays may run, each row goes to one of them. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly producers: Producers,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake?.();
    await this.running;
  }

  /** Hands over one batch, nothing while a freeze stands; returns how many rows. When the queue refuses, nothing counts as handed over. */
  @Observed(RELAY)
  async relayBatch(): Promise<number> {
    return this.uow.run(async (tx) => {
      const rows = await tx.query<HandedRow>(
        `update outbox set dispatches = dispatches + 1, next_dispatch_at = clock_timestamp() + make_interval(secs => $2)
         where id in (select id from outbox
                      where done_at is null and parked_at is null and next_dispatch_at <= clock_timestamp() and ${NOTHING_IS_FROZEN}
                      order by id limit $1 for update skip locked)
         returning id, job, dispatches, (select left(epoch::text, 8) from installation) as epoch`,
        [BATCH, REDISPATCH_SECONDS],
      );
      const jobs = chunksByJob(rows.filter((row) => JOBS[row.job].queue === 'delivery'));
      // The epoch of now: in a database restored under a running worker a job id must not be one that the queue has seen.
      await this.producers.handOver('delivery', jobs.map(({ name, first, ids }) => ({ name, data: { outboxIds: ids }, jobId: `outbox-${first.epoch}-${first.id}-${first.dispatches}` })));
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

/** Rows of one job name side by side, the oldest first in each chunk. */
function chunksByJob(rows: readonly HandedRow[]): { name: JobName; first: HandedRow; ids: string[] }[] {
  const names = [...new Set(rows.map((row) => row.job))];
  return names.flatMap((name) => {
    const own = rows.filter((row) => row.job === name).sort((one, other) => Number(one.id) - Number(other.id));
    return Array.from({ length: Math.ceil(own.length / ROWS_PER_JOB) }, (_, index) => own.slice(index * ROWS_PER_JOB, (index + 1) * ROWS_PER_JOB))
      .flatMap((chunk) => (chunk[0] ? [{ name, first: chunk[0], ids: chunk.map((row) => row.id) }] : []));
  });
}

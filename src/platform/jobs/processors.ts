import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { JobPayloads } from '../../contracts/jobs.js';
import { OutboxDelivery } from '../outbox/outbox-delivery.js';
import { JobHandlers } from './job-handlers.js';

// Postgres counts attempts: a job that stalls because its worker was killed must never be failed for good by the queue (fault F02).
const MAX_STALLED = 50;

/** A worker that finishes what it has taken before anything else closes: a job taken and not done would wait for its next hand-over. */
abstract class FinishingWorker extends WorkerHost implements BeforeApplicationShutdown {
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }
}

@Processor('workflow', { concurrency: 1, maxStalledCount: MAX_STALLED })
export class WorkflowProcessor extends FinishingWorker {
  constructor(private readonly handlers: JobHandlers) {
    super();
  }

  async process(): Promise<void> {
    await this.handlers.tickHandler()();
  }
}

@Processor('delivery', { concurrency: 4, maxStalledCount: MAX_STALLED })
export class DeliveryProcessor extends FinishingWorker {
  constructor(private readonly delivery: OutboxDelivery) {
    super();
  }

  async process(job: Job<JobPayloads['notification.fanout']>): Promise<void> {
    await this.delivery.deliverBatch(job.data.outboxIds);
  }
}

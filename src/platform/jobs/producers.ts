import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import type { JobName, QueueName } from '../../contracts/jobs.js';
import type { QueueSides } from './queue-connection.js';

/** Injection token of the options both sides of the queues are built with. */
export const QUEUE_SIDES = Symbol('QUEUE_SIDES');

export interface HandedJob {
  readonly name: JobName;
  readonly data: { readonly outboxIds: readonly string[] };
  readonly jobId: string;
}

/** The side that hands jobs over. Apart from the job workers' lines: it fails at once when the queue is away. */
@Injectable()
export class Producers implements OnApplicationShutdown {
  private readonly queues: Readonly<Record<QueueName, Queue>>;

  constructor(@Inject(QUEUE_SIDES) { producers }: QueueSides) {
    this.queues = { workflow: new Queue('workflow', producers), delivery: new Queue('delivery', producers) };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
  }

  /** Makes sure that the tick is scheduled, whatever the queue has lost. */
  async scheduleTick(seconds: number): Promise<void> {
    await this.queues.workflow.upsertJobScheduler('tick', { every: seconds * 1000 }, { name: 'tick', data: {} });
  }

  /** Hands the jobs over, all or (thrown) possibly none: a job id that is known already is not taken twice. */
  async handOver(queue: QueueName, jobs: readonly HandedJob[]): Promise<void> {
    if (jobs.length > 0) await this.queues[queue].addBulk(jobs.map(({ name, data, jobId }) => ({ name, data, opts: { jobId } })));
  }
}

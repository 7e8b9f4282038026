import { collectDefaultMetrics, Histogram } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const ROWS = [0, 1, 10, 100, 500, 1_000, 5_000, 10_000, 50_000];

/** How long something took and how many rows it moved. */
export interface Meters {
  readonly seconds: Histogram<string>;
  readonly rows: Histogram<string>;
}

export const HTTP_SECONDS = new Histogram({
  name: 'duban_http_request_duration_seconds',
  help: 'Time from the arrival of a request to the end of its answer.',
  labelNames: ['method', 'route', 'status'],
  buckets: SECONDS,
});

export const HANDLER_SECONDS = new Histogram({
  name: 'duban_job_handler_duration_seconds',
  help: 'Time to carry out one outbox row, by job and outcome (done, idle, failed).',
  labelNames: ['job', 'outcome'],
  buckets: SECONDS,
});

export const SWEEP: Meters = {
  seconds: new Histogram({ name: 'duban_sweep_duration_seconds', help: 'Time of one sweep, or of one batch of a sweep that works in batches.', labelNames: ['sweep'], buckets: SECONDS }),
  rows: new Histogram({ name: 'duban_sweep_rows', help: 'Rows changed by one sweep or batch.', labelNames: ['sweep'], buckets: ROWS }),
};

export const RELAY: Meters = {
  seconds: new Histogram({ name: 'duban_relay_duration_seconds', help: 'Time to hand one batch of outbox rows to the queue.', buckets: SECONDS }),
  rows: new Histogram({ name: 'duban_relay_rows', help: 'Outbox rows handed to the queue in one batch.', buckets: ROWS }),
};

/** Begins to measure the process itself: memory, event loop, garbage collection. Once per process, from its entry point. */
export function measureProcess(): void {
  collectDefaultMetrics({ prefix: 'duban_' });
}

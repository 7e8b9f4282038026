import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import type { RedisOptions } from 'ioredis';
import type { AppConfig } from '../../../config/env.js';
import { openRedis, redisAddress } from './redis-address.js';

/** Nobody who hands a job over waits longer than this for Redis: the job stands in Postgres and is handed over again. */
const PRODUCER_PATIENCE_MS = 10_000;

export interface QueueSides {
  /** For job workers: they wait for a queue that is away. */
  readonly workers: QueueOptions;
  /** For those who hand jobs over: refused at once while the queue is away, never kept waiting. */
  readonly producers: QueueOptions;
  /** Ends what the queue library was lent and therefore leaves open. */
  close(): void;
}

/**
 * The one switch between the queue backends: Redis when `REDIS_URL` is given, else BullMQ's PostgreSQL backend.
 * Must run before a queue or worker is built: @nestjs/bullmq has no option for the backend.
 */
export function queueOptions(config: AppConfig, epoch: string): QueueSides {
  setDefaultBackendFactory(config.redisUrl ? undefined : createPostgresBackend);
  const database = { connectionString: config.databaseUrl, migrate: true, max: 2 };
  const on = (connection: object): QueueOptions => ({
    connection: connection as QueueOptions['connection'],
    // Job ids repeat when a database is restored or recreated beside a queue that lives on; the epoch keeps them apart.
    // In braces: all keys of a queue lie in one slot of a Redis Cluster.
    prefix: `{duban-${epoch.slice(0, 8)}}`,
    defaultJobOptions: { attempts: 1, removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 86_400, count: 1000 } },
  });
  if (!config.redisUrl) return { workers: on(database), producers: on(database), close: () => undefined };
  const lines = linesTo(config.redisUrl);
  return {
    workers: on(lines.line({ maxRetriesPerRequest: null })),
    producers: on(lines.line({ enableOfflineQueue: false, commandTimeout: PRODUCER_PATIENCE_MS })),
    close: lines.close,
  };
}

/** Connections as the queue library takes them: options of which it makes its own, or, for a Cluster, a client that it duplicates. */
function linesTo(url: string): { line(options: RedisOptions): object; close(): void } {
  const address = redisAddress(url);
  const lent: { disconnect(): void }[] = [];
  return {
    line: (options) => {
      if (address.kind === 'server') return { url: address.url, ...options };
      if (address.kind === 'sentinel') return { ...address.options, ...options };
      const cluster = openRedis(url, options);
      lent.push(cluster);
      return cluster;
    },
    close: () => lent.forEach((client) => client.disconnect()),
  };
}

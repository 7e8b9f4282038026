import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import type { AppConfig } from '../../../config/env.js';

/**
 * The one switch between the queue backends: Redis when `REDIS_URL` is given, else BullMQ's PostgreSQL backend.
 * Must run before a queue or worker is built: @nestjs/bullmq has no option for the backend.
 */
export function queueOptions(config: AppConfig, epoch: string): QueueOptions {
  if (!config.redisUrl) setDefaultBackendFactory(createPostgresBackend);
  const connection = config.redisUrl
    ? { url: config.redisUrl, maxRetriesPerRequest: null }
    : { connectionString: config.databaseUrl, migrate: true, max: 2 };
  return {
    connection: connection as QueueOptions['connection'],
    // Job ids repeat when a database is restored or recreated beside a queue that lives on; the epoch keeps them apart.
    prefix: `duban-${epoch.slice(0, 8)}`,
    defaultJobOptions: { attempts: 1, removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 86_400, count: 1000 } },
  };
}

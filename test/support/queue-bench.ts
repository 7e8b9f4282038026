import { Queue } from 'bullmq';
import type { Cluster, Redis } from 'ioredis';
import { loadConfig } from '../../config/env.js';
import { queueOptions } from '../../src/platform/jobs/queue-connection.js';
import { dataServers, openRedis } from '../../src/platform/jobs/redis-address.js';
import { EngineApp } from './engine-app.js';
import { type WorkerCircumstances, WorkerProcess } from './worker-process.js';

/** A database of its own with real workers on one of the queue backends; everything it started it also ends. */
export class QueueBench {
  private readonly workers: WorkerProcess[] = [];

  private constructor(
    readonly app: EngineApp,
    private readonly redisUrl: string | null,
  ) {}

  /** `redisUrl` null is BullMQ's PostgreSQL backend. The database gets an epoch of its own, as every installation has. */
  static async open(redisUrl: string | null): Promise<QueueBench> {
    const app = await EngineApp.start();
    await app.query('update installation set epoch = gen_random_uuid()');
    await app.loadCalendar();
    return new QueueBench(app, redisUrl);
  }

  async close(): Promise<void> {
    for (const worker of this.workers) await worker.kill();
    if (this.redisUrl !== null) await this.withRedis(async (redis) => { await Promise.all(dataServers(redis).map((server) => server.flushall())); });
    await this.app.close();
  }

  /** Starts a worker; `redisUrl` and `databaseUrl` when it shall reach Redis or the database by another line. */
  startWorker(redisUrl: string | null = this.redisUrl, circumstances: WorkerCircumstances = {}, databaseUrl = this.app.url): WorkerProcess {
    const worker = WorkerProcess.start(databaseUrl, redisUrl, circumstances);
    this.workers.push(worker);
    return worker;
  }

  /** What the queue itself knows of a queue by that name. */
  async inQueue<T>(name: string, look: (queue: Queue) => Promise<T>): Promise<T> {
    const { epoch } = await this.app.one<{ epoch: string }>('select epoch from installation');
    const config = loadConfig({ DATABASE_URL: this.app.url, ...(this.redisUrl === null ? {} : { REDIS_URL: this.redisUrl }) });
    const sides = queueOptions(config, epoch);
    const queue = new Queue(name, sides.workers);
    try {
      return await look(queue);
    } finally {
      await queue.close();
      sides.close();
    }
  }

  /** Everything the queue knows is lost: FLUSHALL, or all tables of its schema emptied but the one that says which schema it is. */
  async emptyQueue(): Promise<void> {
    if (this.redisUrl !== null) return this.withRedis(async (redis) => { await Promise.all(dataServers(redis).map((server) => server.flushall())); });
    const { tables } = await this.app.one<{ tables: string }>(
      `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables where schemaname = 'bullmq' and tablename <> 'migration'`);
    await this.app.query(`truncate ${tables}`);
  }

  private async withRedis(work: (redis: Redis | Cluster) => Promise<void>): Promise<void> {
    const redis = openRedis(this.redisUrl ?? '', { maxRetriesPerRequest: 1 });
    await redis.ping();
    try {
      await work(redis);
    } finally {
      redis.disconnect();
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Cluster, Redis } from 'ioredis';
import type { BeatMemory } from '../freeze/beat-memory.js';
import { dataServers, openRedis } from './redis-address.js';
import { redisFaults } from './redis-faults.js';

const RETRY_MS = 1_000;
const ANSWER_MS = 5_000;

/** The worker's own line to Redis, beside those of the queue library: is it set up to keep what it is given, and what does it remember? */
export class RedisWatch implements BeatMemory {
  private readonly logger = new Logger(RedisWatch.name);

  private constructor(private readonly redis: Redis | Cluster) {
    redis.on('error', (error: Error) => this.logger.error(`Redis is away, trying again: ${error.message}`));
  }

  /** Connects, waiting for Redis as long as it is away. */
  static async on(url: string): Promise<RedisWatch> {
    const redis = openRedis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: ANSWER_MS });
    const watch = new RedisWatch(redis);
    for (;;) {
      try {
        await redis.ping();
        return watch;
      } catch {
        await sleep(RETRY_MS);
      }
    }
  }

  /** Chinese sentences, one for each setting with which Redis loses jobs; empty when it keeps them (fault F10). */
  async faults(): Promise<string[]> {
    const told = await Promise.all(dataServers(this.redis).map(async (server) => redisFaults(await server.info())));
    return [...new Set(told.flat())];
  }

  async highest(epoch: string): Promise<bigint | null> {
    try {
      const beat = await this.redis.get(keyOf(epoch));
      return beat === null ? null : BigInt(beat);
    } catch (error) {
      this.logger.warn(`beat not asked of Redis: ${String(error)}`);
      return null;
    }
  }

  async remember(epoch: string, beat: bigint): Promise<void> {
    try {
      await this.redis.set(keyOf(epoch), beat.toString());
    } catch (error) {
      this.logger.warn(`beat not remembered in Redis: ${String(error)}`);
    }
  }

  close(): void {
    this.redis.disconnect();
  }
}

// Outside the queues' prefix, so that emptying a queue does not forget it.
const keyOf = (epoch: string): string => `duban-beat:${epoch}`;

import { setTimeout as sleep } from 'node:timers/promises';
import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Inject, Injectable, Logger, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../config/app-config.js';
import { databaseFailure } from '../db/database-failure.js';
import { type BeatMemory, NO_BEAT_MEMORY } from '../freeze/beat-memory.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { DeliveryModule } from './delivery.module.js';
import { DeliveryProcessor, WorkflowProcessor } from './processors.js';
import { Producers, QUEUE_SIDES } from './producers.js';
import { queueOptions, type QueueSides } from './queue-connection.js';
import type { QueueWatch } from './queue-watch.js';
import { RedisWatch } from './redis-watch.js';
import { TickScheduler } from './tick-scheduler.js';

const RETRY_MS = 1_000;
const REDIS_WATCH = Symbol('REDIS_WATCH');

@Injectable()
class LinesCloser implements OnApplicationShutdown {
  constructor(
    @Inject(REDIS_WATCH) private readonly watch: RedisWatch | null,
    @Inject(QUEUE_SIDES) private readonly sides: QueueSides,
  ) {}

  onApplicationShutdown(): void {
    this.watch?.close();
    this.sides.close();
  }
}

/** Connects to Redis and looks how it is set up: production refuses to start on one that loses jobs, the demo says so (fault F10). */
async function watchedRedis(config: AppConfig): Promise<RedisWatch | null> {
  if (!config.redisUrl) return null;
  const watch = await RedisWatch.on(config.redisUrl);
  const faults = await watch.faults();
  if (faults.length === 0) return watch;
  if (config.mode === 'production') {
    watch.close();
    throw new Error(faults.join(''));
  }
  for (const fault of faults) new Logger(RedisWatch.name).warn(fault);
  return watch;
}

/** A worker that starts while the database is away waits for it. */
async function firstLook(eyes: QueueWatch, memory: BeatMemory): Promise<string> {
  for (;;) {
    try {
      return await eyes.begin(memory);
    } catch (error) {
      if (databaseFailure(error) === null) throw error;
      new Logger(QueueModule.name).error(`the database is away, trying again: ${String(error)}`);
      await sleep(RETRY_MS);
    }
  }
}

/** The queue side, for worker processes only: the API never talks to the queue. */
@Module({})
export class QueueModule {
  /** `watch` looks before the queues are opened; `keeper` is the module that provides it. */
  static watchedBy(keeper: Type, watch: Type<QueueWatch>): DynamicModule {
    const sides: DynamicModule = {
      module: QueueSidesModule,
      imports: [keeper],
      providers: [
        { provide: REDIS_WATCH, inject: [APP_CONFIG], useFactory: watchedRedis },
        {
          provide: QUEUE_SIDES,
          inject: [APP_CONFIG, REDIS_WATCH, watch],
          useFactory: async (config: AppConfig, redis: RedisWatch | null, eyes: QueueWatch) => queueOptions(config, await firstLook(eyes, redis ?? NO_BEAT_MEMORY)),
        },
        LinesCloser,
      ],
      exports: [QUEUE_SIDES],
    };
    return {
      module: QueueModule,
      imports: [
        DeliveryModule,
        sides,
        BullModule.forRootAsync({ imports: [sides], inject: [QUEUE_SIDES], useFactory: ({ workers }: QueueSides) => workers }),
        BullModule.registerQueue(),
      ],
      providers: [WorkflowProcessor, DeliveryProcessor, Producers, OutboxRelay, TickScheduler],
    };
  }
}

@Module({})
class QueueSidesModule {}

import { type DynamicModule, Module } from '@nestjs/common';
import type { AppConfig } from '../config/env.js';
import { CoreModule } from './app.module.js';
import { SendingModule } from './modules/channels/index.js';
import { EngineModule, HouseWatch, MetricsPort } from './modules/engine/index.js';
import { QueueModule } from './platform/jobs/queue.module.js';

/** The features with the queue side: scheduler, relay and job workers. Apart from the others, so that only a worker loads the queue library. */
@Module({})
export class WorkerModule {
  static forConfig(config: AppConfig): DynamicModule {
    return { module: WorkerModule, imports: [CoreModule.forConfig(config, 'worker'), QueueModule.watchedBy(EngineModule, HouseWatch), SendingModule], providers: [MetricsPort] };
  }
}

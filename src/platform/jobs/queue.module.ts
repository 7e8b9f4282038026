import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../config/app-config.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { DeliveryModule } from './delivery.module.js';
import { DeliveryProcessor, WorkflowProcessor } from './processors.js';
import { queueOptions } from './queue-connection.js';
import { TickScheduler } from './tick-scheduler.js';

/** The queue side, for worker processes only: the API never talks to the queue. */
@Module({
  imports: [
    DeliveryModule,
    BullModule.forRootAsync({
      inject: [APP_CONFIG, getDataSourceToken()],
      useFactory: async (config: AppConfig, dataSource: DataSource) => {
        const [installation] = await dataSource.query<{ epoch: string }[]>('select epoch from installation');
        if (!installation) throw new Error('the database has no installation row: run the migrations');
        return queueOptions(config, installation.epoch);
      },
    }),
    BullModule.registerQueue({ name: 'workflow' }, { name: 'delivery' }),
  ],
  providers: [WorkflowProcessor, DeliveryProcessor, OutboxRelay, TickScheduler],
})
export class QueueModule {}

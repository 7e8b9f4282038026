import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { type DatabasePurpose, dataSourceOptions } from '../../../config/database-options.js';
import type { AppConfig } from '../../../config/env.js';
import { ClockEntity, InstallationEntity } from '../clock/clock.entity.js';
import { APP_CONFIG } from '../config/app-config.js';
import { FreezeEntity } from '../freeze/freeze.entity.js';
import { Freeze } from '../freeze/freeze.js';
import { IdempotentAnswerEntity } from '../idempotency/idempotent-answer.entity.js';
import { IdempotentAnswers } from '../idempotency/idempotent-answers.js';
import { OutboxEntity } from '../outbox/outbox.entity.js';
import { Outbox } from '../outbox/outbox.js';
import { SessionLocks } from './session-lock.js';
import { UnitOfWork } from './unit-of-work.js';

/** Configuration, the database and the outbox: what every feature module stands on. */
@Global()
@Module({})
export class DatabaseModule {
  /** `connect` false builds everything without opening a connection: for describing the API. */
  static forConfig(config: AppConfig, purpose: DatabasePurpose = 'command', connect = true): DynamicModule {
    const options: DataSourceOptions = { ...dataSourceOptions(config.databaseUrl, purpose), entities: [], migrations: [] };
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({ ...options, autoLoadEntities: true, retryAttempts: 3, retryDelay: 500, manualInitialization: !connect }),
        TypeOrmModule.forFeature([ClockEntity, InstallationEntity, FreezeEntity, IdempotentAnswerEntity, OutboxEntity]),
      ],
      providers: [{ provide: APP_CONFIG, useValue: config }, UnitOfWork, SessionLocks, Outbox, Freeze, IdempotentAnswers],
      exports: [APP_CONFIG, UnitOfWork, SessionLocks, Outbox, Freeze, IdempotentAnswers],
    };
  }
}

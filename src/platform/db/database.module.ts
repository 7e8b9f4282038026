import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from '../../../config/database-options.js';
import type { AppConfig } from '../../../config/env.js';
import { ClockEntity, InstallationEntity } from '../clock/clock.entity.js';
import { APP_CONFIG } from '../config/app-config.js';
import { OutboxEntity } from '../outbox/outbox.entity.js';
import { Outbox } from '../outbox/outbox.js';
import { UnitOfWork } from './unit-of-work.js';

/** Configuration, the database and the outbox: what every feature module stands on. */
@Global()
@Module({})
export class DatabaseModule {
  /** `connect` false builds everything without opening a connection: for describing the API. */
  static forConfig(config: AppConfig, connect = true): DynamicModule {
    const options: DataSourceOptions = { ...dataSourceOptions(config.databaseUrl), entities: [], migrations: [] };
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({ ...options, autoLoadEntities: true, retryAttempts: 3, retryDelay: 500, manualInitialization: !connect }),
        TypeOrmModule.forFeature([ClockEntity, InstallationEntity, OutboxEntity]),
      ],
      providers: [{ provide: APP_CONFIG, useValue: config }, UnitOfWork, Outbox],
      exports: [APP_CONFIG, UnitOfWork, Outbox],
    };
  }
}

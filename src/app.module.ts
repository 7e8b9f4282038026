import { type DynamicModule, Module } from '@nestjs/common';
import type { AppConfig } from '../config/env.js';
import { AccountsModule } from './modules/accounts/index.js';
import { AuditModule } from './modules/audit/index.js';
import { CalendarModule } from './modules/calendar/index.js';
import { DemoModule } from './modules/demo/index.js';
import { DocumentsModule } from './modules/documents/index.js';
import { EngineModule } from './modules/engine/index.js';
import { InboxModule } from './modules/inbox/index.js';
import { IssuingModule } from './modules/issuing/index.js';
import { ItemsModule } from './modules/items/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { ObligationsModule } from './modules/obligations/index.js';
import { PlansModule } from './modules/plans/index.js';
import { SubmissionsModule } from './modules/submissions/index.js';
import { UnitsModule } from './modules/units/index.js';
import { DatabaseModule } from './platform/db/database.module.js';
import { DeliveryModule } from './platform/jobs/delivery.module.js';

const FEATURES = [
  AccountsModule,
  AuditModule,
  CalendarModule,
  UnitsModule,
  PlansModule,
  ObligationsModule,
  ItemsModule,
  SubmissionsModule,
  IssuingModule,
  EngineModule,
  NotificationsModule,
  DocumentsModule,
  InboxModule,
  DemoModule,
  DeliveryModule,
];

/** The features over one database, without HTTP and without a queue: what the command line runs on. */
@Module({})
export class CoreModule {
  static forConfig(config: AppConfig, connect = true): DynamicModule {
    return { module: CoreModule, imports: [DatabaseModule.forConfig(config, connect), ...FEATURES], exports: FEATURES };
  }
}

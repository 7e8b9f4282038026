import { type DynamicModule, Module } from '@nestjs/common';
import type { DatabasePurpose } from '../config/database-options.js';
import type { AppConfig } from '../config/env.js';
import { AccountsModule } from './modules/accounts/index.js';
import { AuditModule } from './modules/audit/index.js';
import { CalendarModule } from './modules/calendar/index.js';
import { DemoModule } from './modules/demo/index.js';
import { DocumentsModule } from './modules/documents/index.js';
import { EngineModule } from './modules/engine/index.js';
import { InboxModule } from './modules/inbox/index.js';
import { InstructionsModule } from './modules/instructions/index.js';
import { IssuingModule } from './modules/issuing/index.js';
import { ItemsModule } from './modules/items/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { AttachmentsModule } from './modules/attachments/index.js';
import { ObligationsModule } from './modules/obligations/index.js';
import { PlansModule } from './modules/plans/index.js';
import { SignaturesModule } from './modules/signatures/index.js';
import { SignInModule } from './modules/sign-in/index.js';
import { StaffingModule } from './modules/staffing/index.js';
import { SubmissionsModule } from './modules/submissions/index.js';
import { UnitChangesModule } from './modules/unit-changes/index.js';
import { UnitsModule } from './modules/units/index.js';
import { CalendarYearsModule } from './modules/calendar-years/index.js';
import { ChannelsModule } from './modules/channels/index.js';
import { PhasesModule } from './modules/phases/index.js';
import { FeedsModule } from './modules/feeds/index.js';
import { NoticesModule } from './modules/notices/index.js';
import { CircularsModule } from './modules/circulars/index.js';
import { UrgingModule } from './modules/urging/index.js';
import { ReadsModule } from './modules/reads/index.js';
import { SavedViewsModule } from './modules/saved-views/index.js';
import { RehearsalModule } from './modules/rehearsal/index.js';
import { DatabaseModule } from './platform/db/database.module.js';
import { DeliveryModule } from './platform/jobs/delivery.module.js';

const FEATURES = [
  AccountsModule,
  SignInModule,
  StaffingModule,
  AuditModule,
  CalendarModule,
  UnitsModule,
  PlansModule,
  ObligationsModule,
  SignaturesModule,
  AttachmentsModule,
  ItemsModule,
  CalendarYearsModule,
  SubmissionsModule,
  IssuingModule,
  InstructionsModule,
  UnitChangesModule,
  EngineModule,
  NotificationsModule,
  NoticesModule,
  UrgingModule,
  CircularsModule,
  ChannelsModule,
  FeedsModule,
  PhasesModule,
  DocumentsModule,
  InboxModule,
  ReadsModule,
  RehearsalModule,
  SavedViewsModule,
  DemoModule,
  DeliveryModule,
];

/** The features over one database, without HTTP and without a queue: what the command line runs on. */
@Module({})
export class CoreModule {
  static forConfig(config: AppConfig, purpose: DatabasePurpose = 'command', connect = true): DynamicModule {
    return { module: CoreModule, imports: [DatabaseModule.forConfig(config, purpose, connect), ...FEATURES], exports: FEATURES };
  }
}

import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AttachmentsModule } from '../attachments/index.js';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ItemsModule } from '../items/index.js';
import { NoticesModule } from '../notices/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { PlansModule } from '../plans/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { UnitChangesModule } from '../unit-changes/index.js';
import { DueProbe } from './due-probe.js';
import { EngineHealth } from './engine-health.js';
import { EngineMetrics } from './engine-metrics.js';
import { EngineJobs } from './engine.jobs.js';
import { EngineService } from './engine.service.js';
import { FreezeController } from './freeze.controller.js';
import { FreezeService } from './freeze.service.js';
import { HealthController } from './health.controller.js';
import { HouseWatch } from './house-watch.js';
import { MetricsController } from './metrics.controller.js';
import { ParkedEffects } from './parked-effects.service.js';

@Module({
  imports: [AccountsModule, AttachmentsModule, AuditModule, CalendarModule, ItemsModule, NoticesModule, NotificationsModule, ObligationsModule, PlansModule, SubmissionsModule, UnitChangesModule],
  controllers: [FreezeController, HealthController, MetricsController],
  providers: [DueProbe, EngineService, EngineHealth, EngineMetrics, EngineJobs, FreezeService, HouseWatch, ParkedEffects],
  exports: [EngineService, EngineHealth, EngineMetrics, FreezeService, HouseWatch, ParkedEffects],
})
export class EngineModule {}

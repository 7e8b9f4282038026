import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../platform/jobs/delivery.module.js';
import { AccountsModule } from '../accounts/index.js';
import { CalendarYearsModule } from '../calendar-years/index.js';
import { ChannelsModule } from '../channels/index.js';
import { DocumentsModule } from '../documents/index.js';
import { EngineModule } from '../engine/index.js';
import { IssuingModule } from '../issuing/index.js';
import { UnitsModule } from '../units/index.js';
import { DayReportQueries } from './day-report.queries.js';
import { DemoClockController } from './demo-clock.controller.js';
import { DemoClockService } from './demo-clock.service.js';
import { ProductionGuard } from './production-guard.js';
import { SeedService } from './seed.service.js';

@Module({
  imports: [DeliveryModule, AccountsModule, CalendarYearsModule, ChannelsModule, DocumentsModule, EngineModule, IssuingModule, UnitsModule],
  controllers: [DemoClockController],
  providers: [DayReportQueries, DemoClockService, ProductionGuard, SeedService],
  exports: [DemoClockService, SeedService],
})
export class DemoModule {}

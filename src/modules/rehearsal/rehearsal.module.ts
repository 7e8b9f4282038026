import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../platform/jobs/delivery.module.js';
import { CalendarModule } from '../calendar/index.js';
import { DocumentsModule } from '../documents/index.js';
import { EngineModule } from '../engine/index.js';
import { IssuingModule } from '../issuing/index.js';
import { ItemsModule } from '../items/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { ActingInTime } from './acting-in-time.js';
import { RehearsalQueries } from './rehearsal.queries.js';
import { RehearsalReport } from './rehearsal-report.js';
import { RehearsalService } from './rehearsal.service.js';
import { RehearsalsController } from './rehearsals.controller.js';
import { RehearsedDelivery } from './rehearsed-delivery.js';

@Module({
  imports: [DeliveryModule, CalendarModule, DocumentsModule, EngineModule, IssuingModule, ItemsModule, ObligationsModule],
  controllers: [RehearsalsController],
  providers: [ActingInTime, RehearsalQueries, RehearsalReport, RehearsalService, RehearsedDelivery],
  exports: [RehearsalReport, RehearsalService],
})
export class RehearsalModule {}

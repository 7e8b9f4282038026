import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { PlansModule } from '../plans/index.js';
import { UnitsModule } from '../units/index.js';
import { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsService } from './assignments.service.js';
import { ItemEntity } from './item.entity.js';
import { ItemsController } from './items.controller.js';
import { ItemsService } from './items.service.js';
import { LedgerQueries } from './ledger.queries.js';
import { ProgressReportEntity } from './progress-report.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([ItemEntity, AssignmentEntity, ProgressReportEntity]), AuditModule, CalendarModule, ObligationsModule, PlansModule, UnitsModule],
  controllers: [ItemsController],
  providers: [ItemsService, AssignmentsService, LedgerQueries],
  exports: [ItemsService, AssignmentsService, LedgerQueries],
})
export class ItemsModule {}

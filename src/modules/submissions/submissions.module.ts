import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { PlansModule } from '../plans/index.js';
import { CycleSweep } from './cycle-sweep.js';
import { ReportingDutiesService } from './reporting-duties.service.js';
import { ReportingDutyEntity } from './reporting-duty.entity.js';
import { SubmissionEntity, SubmissionPieceEntity } from './submission.entity.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsQueries } from './submissions.queries.js';
import { SubmissionsService } from './submissions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ReportingDutyEntity, SubmissionEntity, SubmissionPieceEntity]), AuditModule, ObligationsModule, PlansModule],
  controllers: [SubmissionsController],
  providers: [SubmissionsQueries, ReportingDutiesService, SubmissionsService, CycleSweep],
  exports: [ReportingDutiesService, SubmissionsService, CycleSweep],
})
export class SubmissionsModule {}

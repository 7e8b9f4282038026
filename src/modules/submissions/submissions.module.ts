import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachmentsModule } from '../attachments/index.js';
import { AuditModule } from '../audit/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { PlansModule } from '../plans/index.js';
import { SignaturesModule } from '../signatures/index.js';
import { CycleSweep } from './cycle-sweep.js';
import { DutyDatingController } from './duty-dating.controller.js';
import { DutyDatingService } from './duty-dating.service.js';
import { DutyWindows } from './duty-windows.service.js';
import { ReportingDutiesService } from './reporting-duties.service.js';
import { ReportingDutyEntity } from './reporting-duty.entity.js';
import { SubmissionDraftEntity } from './submission-draft.entity.js';
import { SubmissionDraftsService } from './submission-drafts.service.js';
import { SubmissionEndings } from './submission-endings.js';
import { SubmissionEntity, SubmissionPieceEntity } from './submission.entity.js';
import { SubmissionReviewsService } from './submission-reviews.service.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsQueries } from './submissions.queries.js';
import { SubmissionsService } from './submissions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ReportingDutyEntity, SubmissionEntity, SubmissionPieceEntity, SubmissionDraftEntity]), AttachmentsModule, AuditModule, ObligationsModule, PlansModule, SignaturesModule],
  controllers: [SubmissionsController, DutyDatingController],
  providers: [SubmissionsQueries, ReportingDutiesService, SubmissionsService, SubmissionReviewsService, SubmissionDraftsService, CycleSweep, DutyDatingService, DutyWindows, SubmissionEndings],
  exports: [DutyWindows, SubmissionEndings, ReportingDutiesService, SubmissionsService, SubmissionReviewsService, CycleSweep],
})
export class SubmissionsModule {}

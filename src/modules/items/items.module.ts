import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachmentsModule } from '../attachments/index.js';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { PlansModule } from '../plans/index.js';
import { SignaturesModule } from '../signatures/index.js';
import { UnitsModule } from '../units/index.js';
import { AssignmentRequestEntity } from './assignment-request.entity.js';
import { AssignmentChanges } from './assignment-changes.js';
import { AssignmentDuties } from './assignment-duties.js';
import { AssignmentTransferEntity } from './assignment-transfer.entity.js';
import { AssignmentTransfers } from './assignment-transfers.js';
import { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsService } from './assignments.service.js';
import { CompletionClaimEntity } from './completion-claim.entity.js';
import { CompletionReviewController } from './completion-review.controller.js';
import { CompletionReviewService } from './completion-review.service.js';
import { CooperatingInputEntity } from './cooperating-input.entity.js';
import { CooperatingInputs } from './cooperating-inputs.service.js';
import { DeclinesService } from './declines.service.js';
import { DraftItemsService } from './draft-items.service.js';
import { ExtensionsService } from './extensions.service.js';
import { GroupMembershipController } from './group-membership.controller.js';
import { GroupMembershipService } from './group-membership.service.js';
import { GroupMembershipQueries } from './group-membership.queries.js';
import { ItemAdjustmentService } from './item-adjustment.service.js';
import { ItemChangeEntity } from './item-change.entity.js';
import { ItemClosingService } from './item-closing.service.js';
import { InstructedItems } from './instructed-items.js';
import { ItemCompletion } from './item-completion.js';
import { ItemCycleSweep } from './item-cycle-sweep.js';
import { ItemCyclesService } from './item-cycles.service.js';
import { ItemCycleEntity } from './item-cycle.entity.js';
import { ItemEntity } from './item.entity.js';
import { ItemHistoryQueries } from './item-history.queries.js';
import { ItemJournal } from './item-journal.js';
import { ItemLifeController } from './item-life.controller.js';
import { ItemPageQueries } from './item-page.queries.js';
import { ItemReopeningService } from './item-reopening.service.js';
import { ItemRolloverEntity } from './item-rollover.entity.js';
import { ItemSuspensionEntity } from './item-suspension.entity.js';
import { ItemSuspensionController } from './item-suspension.controller.js';
import { ItemSuspensionService } from './item-suspension.service.js';
import { ItemTargetsService } from './item-targets.service.js';
import { ItemsController } from './items.controller.js';
import { ItemsService } from './items.service.js';
import { JointLeads } from './joint-leads.js';
import { LedgerQueries } from './ledger.queries.js';
import { OpenAsks } from './open-asks.js';
import { PlanFilingEntity } from './plan-filing.entity.js';
import { PlanFilingsService } from './plan-filings.service.js';
import { ProgressReportEntity } from './progress-report.entity.js';
import { ProgressReportsService } from './progress-reports.service.js';
import { ProgressUpdates } from './progress-updates.js';
import { Reassignment } from './reassignment.js';
import { RequestsController } from './requests.controller.js';
import { RolloverController } from './rollover.controller.js';
import { RolloverQueries } from './rollover.queries.js';
import { RolloverService } from './rollover.service.js';
import { TargetValueEntity } from './target-value.entity.js';
import { WorkController } from './work.controller.js';
import { WorkQueries } from './work.queries.js';

const SERVICES = [
  ItemsService, AssignmentsService, CompletionReviewService, ItemSuspensionService, LedgerQueries, ItemCycleSweep, RolloverService, RolloverQueries, ProgressUpdates,
  AssignmentChanges, AssignmentTransfers, DraftItemsService, GroupMembershipQueries, GroupMembershipService, ItemAdjustmentService, ItemClosingService, ItemReopeningService, ItemTargetsService, JointLeads, OpenAsks,
  ProgressReportsService, DeclinesService, ExtensionsService, CooperatingInputs, InstructedItems, PlanFilingsService,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ItemEntity, AssignmentEntity, CompletionClaimEntity, ItemCycleEntity, ItemRolloverEntity, ItemSuspensionEntity, ProgressReportEntity, ItemChangeEntity, TargetValueEntity,
      AssignmentTransferEntity, AssignmentRequestEntity, CooperatingInputEntity, PlanFilingEntity,
    ]),
    AttachmentsModule, AuditModule, CalendarModule, ObligationsModule, PlansModule, SignaturesModule, UnitsModule,
  ],
  controllers: [ItemsController, ItemLifeController, GroupMembershipController, CompletionReviewController, ItemSuspensionController, RolloverController, RequestsController, WorkController],
  providers: [...SERVICES, ItemCyclesService, AssignmentDuties, ItemCompletion, ItemPageQueries, ItemHistoryQueries, ItemJournal, Reassignment, WorkQueries],
  exports: SERVICES,
})
export class ItemsModule {}

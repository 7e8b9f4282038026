import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AuditModule } from '../audit/index.js';
import { ItemsModule } from '../items/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { PlansModule } from '../plans/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { IssuePreviewService } from './issue-preview.service.js';
import { IssuingService } from './issuing.service.js';
import { PlanClosingService } from './plan-closing.service.js';
import { PlanIssuingService } from './plan-issuing.service.js';
import { PlanLifeController } from './plan-life.controller.js';

@Module({
  imports: [AccountsModule, AuditModule, ItemsModule, ObligationsModule, PlansModule, SubmissionsModule],
  controllers: [PlanLifeController],
  providers: [IssuingService, IssuePreviewService, PlanIssuingService, PlanClosingService],
  exports: [IssuingService, IssuePreviewService, PlanIssuingService, PlanClosingService],
})
export class IssuingModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { LADDER_POLICY, ladderPolicyProvider } from './ladder-policy.js';
import { LadderCursorEntity } from './ladder-cursor.entity.js';
import { LadderEditionEntity } from './ladder-edition.entity.js';
import { PlansModule } from '../plans/index.js';
import { UnitsModule } from '../units/index.js';
import { LadderChoiceService } from './ladder-choice.service.js';
import { LadderEditions } from './ladder-editions.js';
import { LadderPositionEntity } from './ladder-position.entity.js';
import { LaddersController } from './ladders.controller.js';
import { ObligationEntity } from './obligation.entity.js';
import { ObligationsService } from './obligations.service.js';
import { LatenessController } from './lateness.controller.js';
import { LatenessQueries } from './lateness.queries.js';
import { OfficeReviews } from './office-reviews.js';
import { ReminderEntity } from './reminder.entity.js';
import { ReminderSweep } from './reminder-sweep.js';
import { SuspensionEntity } from './suspension.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([ObligationEntity, LadderPositionEntity, LadderCursorEntity, LadderEditionEntity, ReminderEntity, SuspensionEntity]), AuditModule, CalendarModule, PlansModule, UnitsModule],
  controllers: [LaddersController, LatenessController],
  providers: [ladderPolicyProvider, LadderChoiceService, LadderEditions, LatenessQueries, ObligationsService, OfficeReviews, ReminderSweep],
  exports: [LADDER_POLICY, LadderEditions, LatenessQueries, ObligationsService, OfficeReviews, ReminderSweep],
})
export class ObligationsModule {}

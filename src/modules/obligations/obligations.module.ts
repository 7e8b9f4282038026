import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LADDER_POLICY, ladderPolicyProvider } from './ladder-policy.js';
import { LadderPositionEntity } from './ladder-position.entity.js';
import { ObligationEntity } from './obligation.entity.js';
import { ObligationsService } from './obligations.service.js';
import { ReminderEntity } from './reminder.entity.js';
import { ReminderSweep } from './reminder-sweep.js';

@Module({
  imports: [TypeOrmModule.forFeature([ObligationEntity, LadderPositionEntity, ReminderEntity])],
  providers: [ladderPolicyProvider, ObligationsService, ReminderSweep],
  exports: [LADDER_POLICY, ObligationsService, ReminderSweep],
})
export class ObligationsModule {}

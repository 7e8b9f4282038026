import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ObligationsModule } from '../obligations/index.js';
import { ChangeFanout } from './change-fanout.js';
import { CircularFanout } from './circular-fanout.js';
import { CompletionFanout } from './completion-fanout.js';
import { InstructionFanout } from './instruction-fanout.js';
import { NoticeFanout } from './notice-fanout.js';
import { InboxRepository } from './inbox.repository.js';
import { NotificationEntity } from './notification.entity.js';
import { NotificationsJobs } from './notifications.jobs.js';
import { PlanFanout } from './plan-fanout.js';
import { SubmissionFanout } from './submission-fanout.js';
import { Unreached } from './unreached.js';
import { WorkFanout } from './work-fanout.js';
import { UnreachedEntity } from './unreached.entity.js';
import { ReminderFanout } from './reminder-fanout.js';

@Module({
  imports: [TypeOrmModule.forFeature([NotificationEntity, UnreachedEntity]), ObligationsModule],
  providers: [InboxRepository, Unreached, ReminderFanout, PlanFanout, SubmissionFanout, CompletionFanout, NoticeFanout, CircularFanout, ChangeFanout, InstructionFanout, WorkFanout, NotificationsJobs],
  exports: [InboxRepository, Unreached],
})
export class NotificationsModule {}

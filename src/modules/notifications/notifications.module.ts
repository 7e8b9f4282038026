import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ObligationsModule } from '../obligations/index.js';
import { EventFanout } from './event-fanout.js';
import { InboxRepository } from './inbox.repository.js';
import { NotificationEntity } from './notification.entity.js';
import { NotificationsJobs } from './notifications.jobs.js';
import { ReminderFanout } from './reminder-fanout.js';

@Module({
  imports: [TypeOrmModule.forFeature([NotificationEntity]), ObligationsModule],
  providers: [InboxRepository, ReminderFanout, EventFanout, NotificationsJobs],
})
export class NotificationsModule {}

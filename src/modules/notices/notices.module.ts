import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachmentsModule } from '../attachments/index.js';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { NumberingModule } from '../numbering/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { SupervisionPolicyModule } from '../supervision-policy/index.js';
import { NoticeDrafts } from './notice-drafts.js';
import { NoticeIssuingService } from './notice-issuing.service.js';
import { NoticeRepliesService } from './notice-replies.service.js';
import { NoticeReplyEntity } from './notice-reply.entity.js';
import { NoticeTransfers } from './notice-transfers.js';
import { NoticeWritingService } from './notice-writing.service.js';
import { NoticeEntity } from './notice.entity.js';
import { NoticesController } from './notices.controller.js';
import { NoticesJobs } from './notices.jobs.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, NoticeReplyEntity]), AttachmentsModule, AuditModule, CalendarModule, NumberingModule, ObligationsModule, SupervisionPolicyModule],
  controllers: [NoticesController],
  providers: [NoticeDrafts, NoticeIssuingService, NoticeRepliesService, NoticeTransfers, NoticeWritingService, NoticesJobs, NoticesQueries, NoticesService],
  exports: [NoticeDrafts, NoticeIssuingService, NoticeRepliesService, NoticeTransfers, NoticeWritingService, NoticesQueries],
})
export class NoticesModule {}

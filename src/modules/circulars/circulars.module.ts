import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { NumberingModule } from '../numbering/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { SupervisionPolicyModule } from '../supervision-policy/index.js';
import { CircularFactsQueries } from './circular-facts.queries.js';
import { CircularIssuingService } from './circular-issuing.service.js';
import { CircularPassageEntity } from './circular-passage.entity.js';
import { CircularRepliesService } from './circular-replies.service.js';
import { CircularReplyEntity } from './circular-reply.entity.js';
import { CircularTransfers } from './circular-transfers.js';
import { CircularWritingService } from './circular-writing.service.js';
import { CircularEntity } from './circular.entity.js';
import { CircularsController } from './circulars.controller.js';
import { CircularsQueries } from './circulars.queries.js';
import { CircularsService } from './circulars.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([CircularEntity, CircularPassageEntity, CircularReplyEntity]), AuditModule, CalendarModule, NumberingModule, ObligationsModule, SupervisionPolicyModule,
  ],
  controllers: [CircularsController],
  providers: [CircularFactsQueries, CircularIssuingService, CircularRepliesService, CircularTransfers, CircularWritingService, CircularsQueries, CircularsService],
  exports: [CircularIssuingService, CircularRepliesService, CircularTransfers, CircularWritingService, CircularsService],
})
export class CircularsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { SignatureRequestEntity } from './signature-request.entity.js';
import { SignatureRequests } from './signature-requests.js';
import { SignaturesController } from './signatures.controller.js';
import { SignaturesQueries } from './signatures.queries.js';
import { SignaturesService } from './signatures.service.js';
import { SignedCommands } from './signed-commands.js';

@Module({
  imports: [TypeOrmModule.forFeature([SignatureRequestEntity]), AuditModule, CalendarModule, ObligationsModule],
  controllers: [SignaturesController],
  providers: [SignatureRequests, SignaturesQueries, SignaturesService, SignedCommands],
  exports: [SignatureRequests, SignaturesService, SignedCommands],
})
export class SignaturesModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditHeadEntity, AuditLinkEntity, AuditPurgeEntity } from './audit-chain.entity.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditPurging } from './audit-purging.js';
import { AuditReading } from './audit-reading.js';
import { AuditVerification } from './audit-verification.js';
import { AuditController } from './audit.controller.js';
import { Audit } from './audit.js';
import { RunningExports } from './running-exports.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntryEntity, AuditLinkEntity, AuditHeadEntity, AuditPurgeEntity])],
  controllers: [AuditController],
  providers: [Audit, AuditReading, AuditPurging, RunningExports, AuditVerification],
  exports: [Audit, AuditPurging, AuditVerification],
})
export class AuditModule {}

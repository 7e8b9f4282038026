import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { Audit } from './audit.js';

@Module({ imports: [TypeOrmModule.forFeature([AuditEntryEntity])], providers: [Audit], exports: [Audit] })
export class AuditModule {}

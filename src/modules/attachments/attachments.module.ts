import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { AuditModule } from '../audit/index.js';
import { AttachmentLinks } from './attachment-links.js';
import { AttachmentEntity, AttachmentLinkEntity } from './attachment.entity.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsQueries } from './attachments.queries.js';
import { AttachmentsService } from './attachments.service.js';
import { ContentSweep } from './content-sweep.js';
import { CONTENT_STORE, type ContentStore } from './storage/content-store.js';
import { DiskStore } from './storage/disk-store.js';
import { S3Store } from './storage/s3-store.js';
import { ClamavScanner, VIRUS_SCANNER, type VirusScanner } from './virus-scanner.js';

@Module({
  imports: [TypeOrmModule.forFeature([AttachmentEntity, AttachmentLinkEntity]), AuditModule],
  controllers: [AttachmentsController],
  providers: [
    AttachmentsService, AttachmentsQueries, AttachmentLinks, ContentSweep,
    { provide: CONTENT_STORE, inject: [APP_CONFIG], useFactory: ({ attachments: { dir, s3 } }: AppConfig): ContentStore => (s3 === null ? new DiskStore(dir) : new S3Store(s3)) },
    { provide: VIRUS_SCANNER, inject: [APP_CONFIG], useFactory: ({ attachments: { clamav } }: AppConfig): VirusScanner | null => (clamav === null ? null : new ClamavScanner(clamav)) },
  ],
  exports: [AttachmentsService, AttachmentsQueries, AttachmentLinks, ContentSweep],
})
export class AttachmentsModule {}

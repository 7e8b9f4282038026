import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { ItemsModule } from '../items/index.js';
import { PlansModule } from '../plans/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { UnitsModule } from '../units/index.js';
import { ConfirmationService } from './confirmation.service.js';
import { DocumentReadingEntity } from './document-reading.entity.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsService } from './documents.service.js';
import { DraftSchema } from './draft-schema.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { FindingEntity } from './finding.entity.js';
import { SourceDocumentEntity } from './source-document.entity.js';
import { SourceDocumentsController } from './source-documents.controller.js';
import { SourceReader } from './source-reader.js';
import { StoredReadings } from './stored-readings.js';
import { UnitProposalsService } from './unit-proposals.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SourceDocumentEntity, DocumentReadingEntity, FindingEntity]),
    AuditModule,
    ItemsModule,
    PlansModule,
    SubmissionsModule,
    UnitsModule,
  ],
  controllers: [DocumentsController, DraftsController, SourceDocumentsController],
  providers: [ConfirmationService, DocumentsService, DocumentsQueries, DraftSchema, DraftsService, SourceReader, StoredReadings, UnitProposalsService],
  exports: [ConfirmationService, DocumentsService, DocumentsQueries],
})
export class DocumentsModule {}

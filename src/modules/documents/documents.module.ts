import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { ItemsModule } from '../items/index.js';
import { PlansModule } from '../plans/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { UnitsModule } from '../units/index.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsService } from './documents.service.js';
import { DocumentReadingEntity, FindingEntity, SourceDocumentEntity } from './source-document.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SourceDocumentEntity, DocumentReadingEntity, FindingEntity]),
    AuditModule,
    ItemsModule,
    PlansModule,
    SubmissionsModule,
    UnitsModule,
  ],
  controllers: [DocumentsController],
  providers: [DocumentsService, DocumentsQueries],
  exports: [DocumentsService, DocumentsQueries],
})
export class DocumentsModule {}

import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { type UploadRequest, uploadedFile } from '../../platform/http/uploaded-file.js';
import { Failure } from '../../platform/errors/failure.js';
import { permit } from '../accounts/index.js';
import { DocumentsQueries, type ReadingRow } from './documents.queries.js';
import { DocumentsService } from './documents.service.js';
import { ImportedSourceResponse, LinesQuery, SourceLineResponse } from './dto/source.dto.js';
import { displayName } from './file-name.js';

@ApiTags('文件')
@Controller('source-documents')
export class SourceDocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly queries: DocumentsQueries,
  ) {}

  @Post()
  @Permission('importDocument')
  @Repeatable()
  @ApiOperation({ summary: '导入公文文件（.docx、.xlsx、HTML 或文本，20 MB 以内）：存为草稿并列出疑点；同一文件再次导入返回 409' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ type: ImportedSourceResponse })
  async add(@CurrentActor() actor: Actor, @Req() request: UploadRequest): Promise<ImportedSourceResponse> {
    permit(actor, 'importDocument');
    const { name, bytes } = await uploadedFile(request);
    const source = await this.documents.store(actor, displayName(name), bytes, []).catch(rejected);
    const documents = await this.queries.list(actor, source.sourceDocumentId);
    if (source.alreadyImported) throw alreadyImported(documents);
    return { id: source.sourceDocumentId, documents, lostDecisions: source.readings.reduce((sum, reading) => sum + reading.lostDecisions.length, 0) };
  }

  @Get(':id/lines')
  @Permission('readLedger')
  @ApiOperation({ summary: '来源文件的若干行原文，供核对疑点所在的位置' })
  @ApiOkResponse({ type: [SourceLineResponse] })
  async lines(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() { from, to }: LinesQuery): Promise<SourceLineResponse[]> {
    return this.queries.lines(actor, id, from, to);
  }
}

/** The same bytes again: says what they became, and where the drafts are. */
function alreadyImported(documents: readonly ReadingRow[]): Failure {
  const numbers = documents.filter((document) => document.items !== null).map((document) => document.documentNumber || document.title);
  return new Failure(
    'already-imported',
    `这个文件以前已经导入（${numbers.join('、') || '其中没有任务清单'}），内容完全相同，没有重复存入。请在文件列表中打开原来的草稿或方案。`,
    documents.map((document) => ({ pointer: `/documents/${document.id}`, detail: document.documentNumber || document.title })),
  );
}

/** A file that cannot be read is the sender's business, not the server's. */
function rejected(error: unknown): never {
  if (error instanceof SourceRejected) throw new Failure('import-rejected', error.message, [{ pointer: '/file', detail: error.message, code: error.code }]);
  throw error;
}

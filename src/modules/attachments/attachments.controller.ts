import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AppConfig } from '../../../config/env.js';
import type { Actor } from '../../domain/policy/actor.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { type UploadRequest, uploadedFile } from '../../platform/http/uploaded-file.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { permit } from '../accounts/index.js';
import { type AttachmentRow, AttachmentsQueries } from './attachments.queries.js';
import { AttachmentsService } from './attachments.service.js';
import { attachmentDisposition } from './content-disposition.js';
import { AttachmentResponse, AttachmentSubjectQuery } from './dto/attachment.dto.js';

/** Nothing of a file is shown or run where it would speak in this site's name. */
const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': `sandbox; default-src 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-download-options': 'noopen',
} as const;

@ApiTags('附件')
@Controller('attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly queries: AttachmentsQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Post()
  @Repeatable()
  @Permission('attach')
  @ApiOperation({ summary: '为本单位的一项责任、报送或收到的督办单上传一个文件；提交报告、申报、申请、回复、报送时在 attachmentIds 里引用它' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ type: AttachmentResponse })
  async add(@CurrentActor() actor: Actor, @Query() { subjectType: type, subjectId: id }: AttachmentSubjectQuery, @Req() request: UploadRequest): Promise<AttachmentResponse> {
    await this.attachments.refuseUnlessAttachable(actor, { type, id });
    const file = await uploadedFile(request, { mebibytes: this.config.attachments.maxMebibytes, advice: '请压缩图片或分成几个文件。' });
    return this.found(actor, await this.attachments.upload(actor, { type, id }, file));
  }

  @Get()
  @Permission('readItem')
  @ApiOperation({ summary: '为一项责任、报送或督办单上传的附件；只列你可以看的' })
  @ApiOkResponse({ type: [AttachmentResponse] })
  async list(@CurrentActor() actor: Actor, @Query() { subjectType, subjectId }: AttachmentSubjectQuery): Promise<AttachmentResponse[]> {
    permit(actor, 'readItem');
    return this.queries.ofSubject(actor, subjectType, subjectId);
  }

  @Get(':id')
  @Permission('readItem')
  @ApiOperation({ summary: '一个附件的情况：文件名、类型、大小、谁上传的、随什么提交' })
  @ApiOkResponse({ type: AttachmentResponse })
  one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<AttachmentResponse> {
    return this.found(actor, id);
  }

  @Get(':id/content')
  @Permission('readItem')
  @ApiOperation({ summary: '下载附件' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: '文件的内容', schema: { type: 'string', format: 'binary' } })
  async content(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { name, mediaType, sha256 } = await this.found(actor, id);
    const bytes = await this.attachments.content(sha256);
    void reply.headers(SAFE_HEADERS);
    return new StreamableFile(bytes, { type: mediaType, disposition: attachmentDisposition(name), length: bytes.byteLength });
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('attach')
  @ApiOperation({ summary: '删除本单位（或由本单位承接的事项上）没有提交的附件' })
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    return this.attachments.remove(actor, id);
  }

  private async found(actor: Actor, id: string): Promise<AttachmentRow> {
    permit(actor, 'readItem');
    const attachment = await this.queries.one(actor, id);
    if (!attachment) throw new Failure('not-found', `没有编号为 ${id} 的附件。`);
    return attachment;
  }
}

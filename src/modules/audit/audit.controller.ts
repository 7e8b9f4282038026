import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { EXPORT_MEDIA_TYPES, exportedLines } from './audit-export-lines.js';
import { AuditPurging } from './audit-purging.js';
import { AuditReading } from './audit-reading.js';
import { AuditVerification } from './audit-verification.js';
import { linesOf, RunningExports } from './running-exports.js';
import { AuditExportQuery, AuditPageQuery, AuditPageResponse, AuditPurgeRequest, AuditPurgeResponse } from './dto/audit.dto.js';
import { AuditVerificationQuery, AuditVerificationResponse, notedHead, toVerificationResponse } from './dto/audit-verification.dto.js';

/** Rows that one request verifies: some seconds at most. */
const MOST_VERIFIED = 100_000;

@ApiTags('审计')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly reading: AuditReading,
    private readonly purging: AuditPurging,
    private readonly running: RunningExports,
    private readonly verification: AuditVerification,
  ) {}

  @Get()
  @Permission('readAudit')
  @ApiOperation({ summary: '审计记录，新的在前（审计管理员）' })
  @ApiOkResponse({ type: AuditPageResponse })
  page(@CurrentActor() actor: Actor, @Query() { cursor, limit = 50, ...filter }: AuditPageQuery): Promise<AuditPageResponse> {
    return this.reading.page(actor, filter, cursor ?? null, limit);
  }

  @Get('of-auditors')
  @Permission('readAuditorTrail')
  @ApiOperation({ summary: '审计管理员自己的审计记录（安全管理员）' })
  @ApiOkResponse({ type: AuditPageResponse })
  ofAuditors(@CurrentActor() actor: Actor, @Query() { cursor, limit = 50, ...filter }: AuditPageQuery): Promise<AuditPageResponse> {
    return this.reading.ofAuditors(actor, filter, cursor ?? null, limit);
  }

  @Get('verification')
  @Permission('readAudit')
  @ApiOperation({ summary: '核对审计链：有没有被改动、删除、调换、插入或截去的记录（审计管理员）；记录很多时分段核对' })
  @ApiOkResponse({ type: AuditVerificationResponse })
  async verify(@CurrentActor() actor: Actor, @Query() { after }: AuditVerificationQuery): Promise<AuditVerificationResponse> {
    this.reading.assertWatching(actor);
    return toVerificationResponse(await this.verification.part(after === undefined ? null : notedHead(after), MOST_VERIFIED));
  }

  @Get('export')
  @Permission('readAudit')
  @ApiOperation({ summary: '导出审计记录（审计管理员），须写明理由；导出本身记入审计' })
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiOkResponse({ description: '每行一条', schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentActor() actor: Actor,
    @Query() { format = 'ndjson', reason, ...filter }: AuditExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const end = await this.running.begin(actor);
    const lines = await this.reading.export(actor, filter, reason, format).then(
      // Who leaves before the first line leaves a generator that never began: its end is the stream's.
      (pages) => Readable.from(linesOf(exportedLines(pages, format), end)).once('close', () => void end()),
      async (refused: unknown) => {
        await end();
        throw refused;
      },
    );
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    return new StreamableFile(lines, { type: EXPORT_MEDIA_TYPES[format], disposition: `attachment; filename="audit.${format}"` });
  }

  @Post('purges')
  @HttpCode(200)
  @Permission('purgeAudit')
  @ApiOperation({ summary: '清理超过保存期的审计记录（审计管理员），须写明理由；审计链从封签处接续' })
  @ApiOkResponse({ type: AuditPurgeResponse })
  purge(@CurrentActor() actor: Actor, @Body() { before, reason }: AuditPurgeRequest): Promise<AuditPurgeResponse> {
    return this.purging.purge(actor, before, reason);
  }
}

import { createHash } from 'node:crypto';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor, OpenRoute } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarFeedResponse } from './dto/calendar-feed.response.js';

const MEDIA_TYPE = 'text/calendar; charset=utf-8';
const SUFFIX = '.ics';

@ApiTags('日程订阅')
@Controller()
export class CalendarFeedsController {
  constructor(private readonly feeds: CalendarFeedsService) {}

  // The answer holds the secret, of which only the hash is kept.
  @Repeatable()
  @Post('units/:id/calendar-feed')
  @Permission('manageCalendarFeed')
  @ApiOperation({ summary: '为本单位生成日程订阅链接（.ics）；原有链接随即失效' })
  @ApiCreatedResponse({ type: CalendarFeedResponse })
  async create(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Req() request: FastifyRequest): Promise<CalendarFeedResponse> {
    const { secret, createdAt } = await this.feeds.create(actor, id);
    const path = `/calendar-feeds/${secret}${SUFFIX}`;
    return { url: `${request.protocol}://${request.host}${path}`, path, createdAt };
  }

  @Delete('units/:id/calendar-feed')
  @Permission('manageCalendarFeed')
  @HttpCode(204)
  @ApiOperation({ summary: '撤销本单位的日程订阅链接' })
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    return this.feeds.revoke(actor, id);
  }

  @Get('calendar-feeds/:file')
  @OpenRoute()
  @ApiOperation({ summary: '订阅的日程：本单位有时限的在办事项，每项提前3个工作日和到期日9时提醒；不需要账号' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'iCalendar（RFC 5545）', schema: { type: 'string' } })
  async read(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.feeds.calendarOf(file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : '');
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
    void reply.header('cache-control', 'private, max-age=300').header('etag', etag);
    if (isKnown(request.headers['if-none-match'], etag)) await reply.status(304).send();
    else await reply.header('content-type', MEDIA_TYPE).header('content-disposition', 'inline; filename="duban.ics"').send(text);
  }
}

/** True when one of the client's copies is this one; a weak comparison, as RFC 9110 asks for. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag);
}

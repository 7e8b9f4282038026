import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnNotice, refusedOnNotice } from '../../domain/policy/allowed-on-notice.js';
import type { RefusedCommand } from '../../domain/policy/offered.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { KeyRequired } from '../../platform/idempotency/idempotency.interceptor.js';
import {
  CloseNoticeRequest,
  DiscardNoticeRequest,
  DraftNoticeRequest,
  EditNoticeRequest,
  IssueNoticeRequest,
  NoticeLetterResponse,
  NoticesPageResponse,
  NoticesQuery,
  ReplyNoticeRequest,
  ReturnReplyRequest,
} from './dto/notice.dto.js';
import { IssuingAuthorityRequest } from '../numbering/index.js';
import { NoticeIssuingService } from './notice-issuing.service.js';
import { NoticeRepliesService } from './notice-replies.service.js';
import { NoticeWritingService } from './notice-writing.service.js';
import type { NoticeRow } from './notices.queries.js';
import { NoticesService } from './notices.service.js';

@ApiTags('督办单')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly writing: NoticeWritingService,
    private readonly issuing: NoticeIssuingService,
    private readonly replies: NoticeRepliesService,
  ) {}

  @Get()
  @Permission('readNotice')
  @ApiOperation({ summary: '督办单一览，最新在前：办公室看所督办方案的，分管领导看分管的，单位看已签发给它的' })
  @ApiOkResponse({ type: NoticesPageResponse })
  async list(@CurrentActor() actor: Actor, @Query() { state, ...page }: NoticesQuery): Promise<NoticesPageResponse> {
    const { rows, nextCursor } = await this.notices.visibleTo(actor, state ?? null, page);
    return { rows: rows.map((notice) => answer(actor, notice)), nextCursor };
  }

  @Get(':id')
  @Permission('readNotice')
  @ApiOperation({ summary: '一份督办单：正文和单位的回复' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<NoticeLetterResponse> {
    return answer(actor, await this.notices.one(actor, id));
  }

  @Post()
  @Permission('handleNotice')
  @ApiOperation({ summary: '手工拟写一份督办单（方案的领导小组办公室）；同一事项较轻的草稿随之作废，一事一单' })
  @ApiCreatedResponse({ type: NoticeLetterResponse })
  async draft(@CurrentActor() actor: Actor, @Body() { title, replyWithin, ...notice }: DraftNoticeRequest): Promise<NoticeLetterResponse> {
    return this.one(actor, await this.writing.draft(actor, { ...notice, title: title ?? null, replyWithin: replyWithin ?? null }));
  }

  @Put(':id')
  @Permission('handleNotice')
  @ApiOperation({ summary: '修改待签发的督办单；已有的签批随之取消' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async edit(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() changed: EditNoticeRequest, @IfMatch() expected: ExpectedVersions): Promise<NoticeLetterResponse> {
    await this.writing.edit(actor, id, changed, expected);
    return this.one(actor, id);
  }

  @Post(':id/signature')
  @HttpCode(200)
  @Permission('signNotice')
  @ApiOperation({ summary: '签批（办公室主任）：写明签发人和签发机关，之后由办公室编号签发' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async sign(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() authority: IssuingAuthorityRequest, @IfMatch() expected: ExpectedVersions): Promise<NoticeLetterResponse> {
    await this.issuing.sign(actor, id, authority, expected);
    return this.one(actor, id);
  }

  @Post(':id/issue')
  @KeyRequired()
  @HttpCode(200)
  @Permission('issueNotice')
  @ApiOperation({ summary: '签发：编号、送达单位并要求回复；同一事项较轻的督办单随之升级。已签批的按签批，不用填签发人和签发机关。要求双人复核的方案，本人拟写的须由另一人签批或签发' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { signatory = '', issuingAuthority = '' }: IssueNoticeRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<NoticeLetterResponse> {
    await this.issuing.issue(actor, id, { signatory, issuingAuthority }, expected);
    return this.one(actor, id);
  }

  @Post(':id/discard')
  @Permission('handleNotice')
  @HttpCode(200)
  @ApiOperation({ summary: '作废一份待签发的督办单，写明理由' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { reason }: DiscardNoticeRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<NoticeLetterResponse> {
    await this.writing.discard(actor, id, reason, expected);
    return this.one(actor, id);
  }

  @Post(':id/reply')
  @HttpCode(200)
  @Permission('answerNotice')
  @ApiOperation({ summary: '回复督办单（收到的单位）；办公室审核期间单位停表' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async reply(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { text, attachmentIds = [] }: ReplyNoticeRequest, @IfMatch() expected: ExpectedVersions): Promise<NoticeLetterResponse> {
    await this.replies.reply(actor, id, text, expected, attachmentIds);
    return this.one(actor, id);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Permission('handleNotice')
  @ApiOperation({ summary: '退回单位的回复，写明原因；时限顺延审核所用的天数' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async giveBack(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason }: ReturnReplyRequest, @IfMatch() expected: ExpectedVersions): Promise<NoticeLetterResponse> {
    await this.replies.giveBack(actor, id, reason, expected);
    return this.one(actor, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Permission('handleNotice')
  @ApiOperation({ summary: '办结督办单；单位按回复之日计为完成，没有回复的须写明理由' })
  @ApiOkResponse({ type: NoticeLetterResponse })
  async close(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { note = '' }: CloseNoticeRequest, @IfMatch() expected: ExpectedVersions): Promise<NoticeLetterResponse> {
    await this.replies.close(actor, id, note, expected);
    return this.one(actor, id);
  }
}

type Shown<Row extends NoticeRow> = Omit<Row, 'leadingGroupId' | 'fourEyes' | 'writers'> & { readonly allowed: readonly string[]; readonly refused: readonly RefusedCommand[] };

function answer<Row extends NoticeRow>(actor: Actor, notice: Row): Shown<Row> {
  const { leadingGroupId, fourEyes, writers, ...shown } = notice;
  const subject = { unitId: notice.unitId, leadingGroupId, fourEyes, writers };
  return { ...shown, allowed: allowedOnNotice(actor, notice.state, subject), refused: refusedOnNotice(actor, notice.state, subject) };
}

import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { ATTACHMENTS_AT_ONCE } from '../../../domain/attachment/attachment-subject.js';
import { noticeMachine, type NoticeState } from '../../../domain/notice/notice.machine.js';
import { NOTICE_TEXT_LIMIT, NOTICE_TITLE_LIMIT, REPLY_DAYS_LIMIT } from '../../../domain/notice/notice.rules.js';
import { NOTICE_COLOURS, type NoticeColour } from '../../../domain/obligation/ladder.js';
import { AttachmentIds } from '../../../platform/http/attachment-ids.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';
import { IssuingAuthorityRequest, IssuingAuthorityResponse } from '../../numbering/index.js';

export class NoticeResponse extends IssuingAuthorityResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: NOTICE_COLOURS })
  colour!: NoticeColour;

  @ApiProperty({ example: '蓝色督办单' })
  colourTitle!: string;

  @ApiProperty({ enum: noticeMachine.states })
  state!: NoticeState;

  @ApiProperty({ example: '待签发' })
  stateTitle!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty({ example: '武政办〔2024〕21号' })
  documentNumber!: string;

  @ApiProperty()
  unitId!: string;

  @ApiProperty({ description: '发往的单位' })
  unit!: string;

  @ApiProperty({ type: String, nullable: true, description: '所督办的任务事项；督办报送的为空' })
  itemId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '所督办的应办事项；手工拟写而无应办事项的为空' })
  obligationId!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '所督办事项的到期日（已扣除暂停计时）' })
  dueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', description: '拟稿日期' })
  draftedOn!: string;

  @ApiProperty({ description: '由提醒阶梯拟写；手工拟写的为 false' })
  byLadder!: boolean;

  @ApiProperty({ description: '回复期限：签发之日起的工作日数' })
  replyWithin!: number;

  @ApiProperty({ description: '编号，签发前为空', example: '督办〔2024〕蓝1号' })
  number!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '签发日期' })
  issuedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '回复的到期日；不再要求回复时为空' })
  replyDueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '办结或升级的日期' })
  closedOn!: string | null;

  @ApiProperty({ description: '办结意见' })
  closingNote!: string;

  @ApiProperty({ type: String, nullable: true, description: '取代它的更高一级督办单' })
  supersededById!: string | null;

  @ApiProperty({ description: '作废理由，未作废时为空' })
  discardReason!: string;

  @ApiProperty({ type: [String], description: '当前账号可以进行的操作' })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '当前账号有权但现在不能进行的操作及原因' })
  refused!: readonly RefusedCommandResponse[];
}

export class NoticesPageResponse {
  @ApiProperty({ type: [NoticeResponse], description: '最新在前，同一天的由重到轻' })
  rows!: readonly NoticeResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

export class NoticesQuery extends PageQuery {
  @ApiProperty({ enum: noticeMachine.states, required: false })
  @IsOptional()
  @IsIn(noticeMachine.states, { message: `state（状态）不认识，可用：${noticeMachine.states.join('、')}` })
  state?: NoticeState;
}

export class NoticeReplyResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, format: 'date' })
  repliedOn!: string;

  @ApiProperty()
  repliedBy!: string;

  @ApiProperty({ enum: ['accepted', 'returned'], nullable: true, description: '办公室尚未答复时为空' })
  decision!: 'accepted' | 'returned' | null;

  @ApiProperty({ description: '意见或退回原因' })
  decisionReason!: string;
}

export class NoticeLetterResponse extends NoticeResponse {
  @ApiProperty({ description: '正文' })
  body!: string;

  @ApiProperty({ type: [NoticeReplyResponse], description: '单位的回复，最早在前' })
  replies!: readonly NoticeReplyResponse[];

  @ApiProperty()
  version!: number;
}

export class DraftNoticeRequest {
  @ApiProperty({ description: '任务事项的编号' })
  @Matches(ROW_ID, { message: 'itemId（任务事项）须为编号' })
  itemId!: string;

  @ApiProperty({ description: '发往的单位，须承担该事项' })
  @Matches(ROW_ID, { message: 'unitId（单位）须为编号' })
  unitId!: string;

  @ApiProperty({ enum: NOTICE_COLOURS })
  @IsIn(NOTICE_COLOURS, { message: `colour（颜色）须为 ${NOTICE_COLOURS.join('、')} 之一` })
  colour!: NoticeColour;

  @ApiProperty({ description: '标题，不填则按事项和单位拟写', maxLength: NOTICE_TITLE_LIMIT, required: false })
  @IsOptional()
  @IsProse('title（标题）')
  title?: string;

  @ApiProperty({ description: '正文', maxLength: NOTICE_TEXT_LIMIT })
  @IsProse('text（正文）')
  text!: string;

  @ApiProperty({ description: '回复期限：签发之日起的工作日数，不填则按颜色', required: false, minimum: 1, maximum: REPLY_DAYS_LIMIT })
  @IsOptional()
  @IsInt({ message: 'replyWithin（回复期限）须为整数' })
  @Min(1, { message: 'replyWithin（回复期限）至少为1个工作日' })
  @Max(REPLY_DAYS_LIMIT, { message: `replyWithin（回复期限）至多为${REPLY_DAYS_LIMIT}个工作日` })
  replyWithin?: number;
}

export class EditNoticeRequest {
  @ApiProperty({ description: '标题，不填则不变', maxLength: NOTICE_TITLE_LIMIT, required: false })
  @IsOptional()
  @IsProse('title（标题）')
  title?: string;

  @ApiProperty({ description: '正文，不填则不变', maxLength: NOTICE_TEXT_LIMIT, required: false })
  @IsOptional()
  @IsProse('text（正文）')
  text?: string;

  @ApiProperty({ description: '回复期限：签发之日起的工作日数，不填则不变', required: false, minimum: 1, maximum: REPLY_DAYS_LIMIT })
  @IsOptional()
  @IsInt({ message: 'replyWithin（回复期限）须为整数' })
  @Min(1, { message: 'replyWithin（回复期限）至少为1个工作日' })
  @Max(REPLY_DAYS_LIMIT, { message: `replyWithin（回复期限）至多为${REPLY_DAYS_LIMIT}个工作日` })
  replyWithin?: number;
}

/** What was signed needs no names any more. */
export class IssueNoticeRequest extends PartialType(IssuingAuthorityRequest) {}

export class DiscardNoticeRequest {
  @ApiProperty({ description: '作废理由', maxLength: 500 })
  @IsProse('reason（作废理由）')
  reason!: string;
}

export class ReplyNoticeRequest {
  @ApiProperty({ description: '回复：原因、措施和办结时间', maxLength: 5000 })
  @IsProse('text（回复）')
  text!: string;

  @AttachmentIds(ATTACHMENTS_AT_ONCE)
  attachmentIds?: string[];
}

export class ReturnReplyRequest {
  @ApiProperty({ description: '退回原因', maxLength: 1000 })
  @IsProse('reason（退回原因）')
  reason!: string;
}

export class CloseNoticeRequest {
  @ApiProperty({ description: '办结意见；单位没有回复时须写明理由', maxLength: 1000, required: false })
  @IsOptional()
  @IsProse('note（办结意见）')
  note?: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, IsOptional, Matches } from 'class-validator';
import type { DutyAudience, DutyCadence, ReportingDutyKind } from '../../../domain/document/plan-draft.js';
import { ATTACHMENTS_AT_ONCE } from '../../../domain/attachment/attachment-subject.js';
import { AttachmentIds } from '../../../platform/http/attachment-ids.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';
import { submissionMachine, type SubmissionState } from '../../../domain/submission/submission.machine.js';

export class SubmissionPieceRequest {
  @ApiProperty({ description: '标题', maxLength: 200 })
  @IsProse('title（标题）')
  title!: string;

  @ApiProperty({ description: '正文', maxLength: 20_000 })
  @IsProse('text（正文）')
  text!: string;

  @AttachmentIds(ATTACHMENTS_AT_ONCE)
  attachmentIds?: string[];
}

export class SubmissionDraftRequest {
  @ApiProperty({ description: '标题，可以还没写', maxLength: 200, required: false })
  @IsOptional()
  @IsProse('title（标题）')
  title?: string;

  @ApiProperty({ description: '正文，可以没写完', maxLength: 20_000, required: false })
  @IsOptional()
  @IsProse('text（正文）')
  text?: string;
}

export class SubmissionDraftResponse {
  @ApiProperty()
  submissionId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, nullable: true, description: '没有存过时为空' })
  savedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  savedAt!: Date | null;

  @ApiProperty({ description: '草稿的版本，再存时写进 If-Match："v版本"；没有存过时为0' })
  version!: number;
}

export class DecisionReasonRequest {
  @ApiProperty({ description: '理由', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;
}

export class PeriodWaiverRequest extends DecisionReasonRequest {
  @ApiProperty({ type: [String], description: '免报单位的编号' })
  @ArrayNotEmpty({ message: 'unitIds（免报单位）至少须有一个' })
  @Matches(ROW_ID, { each: true, message: 'unitIds（免报单位）须为单位编号的列表' })
  unitIds!: string[];
}

export class SubmissionAnswerResponse {
  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty()
  id!: string;

  @ApiProperty({ example: '2024年4月信息报送' })
  title!: string;

  @ApiProperty({ enum: submissionMachine.states })
  status!: SubmissionState;

  @ApiProperty({ description: '已报篇数' })
  pieces!: number;

  @ApiProperty({ description: '要求篇数' })
  minCount!: number;

  @ApiProperty({ type: [String] })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '现在不能做的事和原因' })
  refused!: readonly RefusedCommandResponse[];

  @ApiProperty({ type: String, nullable: true, description: '须单位负责人签批的，为待签批件的编号，签批后生效；否则为空' })
  signatureRequestId!: string | null;
}

export class SubmissionRowResponse {
  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty()
  id!: string;

  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ example: '2024-04' })
  periodKey!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, format: 'date' })
  opensOn!: string;

  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;

  @ApiProperty({ enum: submissionMachine.states })
  status!: SubmissionState;

  @ApiProperty({ example: '待报送' })
  statusTitle!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  submittedAt!: Date | null;

  @ApiProperty({ description: '要求篇数' })
  minCount!: number;

  @ApiProperty({ description: '已报篇数' })
  pieces!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '办公室接收、退回或免报的时间' })
  decidedAt!: Date | null;

  @ApiProperty({ description: '退回或免报的理由' })
  decisionReason!: string;

  @ApiProperty({ type: [String], description: '当前账号现在可以做的事' })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '当前账号有权、但现在不能做的事和原因' })
  refused!: readonly RefusedCommandResponse[];
}

export class SubmittedPieceResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty()
  submittedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '撤回的时间；没有撤回时为空' })
  withdrawnAt!: Date | null;
}

export class SubmissionResponse extends SubmissionRowResponse {
  @ApiProperty({ type: [SubmittedPieceResponse], description: '已报的各篇，最早在前' })
  piecesHandedIn!: SubmittedPieceResponse[];
}

export class ReportingDutyResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: ['unitPlanFiling', 'halfYearSummary', 'phaseSummary', 'finalSummary', 'monthlyInformation', 'briefing', 'progressReporting'] })
  kind!: ReportingDutyKind;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: '原文' })
  words!: string;

  @ApiProperty({ enum: ['leads', 'responsibleUnits', 'leadingGroupMembers', 'office'] })
  audience!: DutyAudience;

  @ApiProperty({ enum: ['once', 'weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] })
  cadence!: DutyCadence;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '一次性报送的截止日；未定时为空，等待办公室确定' })
  dueOn!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '每期在当月几日前报（每月25日前）；为空时为该期最后一天' })
  dueDay!: number | null;

  @ApiProperty({ description: '每期最少篇数' })
  minCount!: number;

  @ApiProperty({ description: '“原则上”' })
  soft!: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '下一期开始日' })
  nextOpensOn!: string | null;

  @ApiProperty({ description: '已到期限而未报送的份数' })
  overdue!: number;
}

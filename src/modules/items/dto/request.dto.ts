import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { ATTACHMENTS_AT_ONCE } from '../../../domain/attachment/attachment-subject.js';
import type { RequestKind, RequestStatus } from '../../../domain/assignment/request.rules.js';
import { AttachmentIds } from '../../../platform/http/attachment-ids.decorator.js';
import { IsDay } from '../../../platform/http/is-day.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';
import { AssignmentAnswerResponse } from './item.response.js';

export class DeclineRequest {
  @ApiProperty({ description: '为什么不属于本单位', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;

  @ApiProperty({ description: '建议由哪个单位承担（单位编号），可不填', required: false })
  @IsOptional()
  @Matches(ROW_ID, { message: 'proposedUnitId（建议单位）须为单位编号' })
  proposedUnitId?: string;

  @AttachmentIds(ATTACHMENTS_AT_ONCE)
  attachmentIds?: string[];
}

export class DeclineAnswerRequest {
  @ApiProperty({ description: 'true 同意退办 / false 不同意' })
  @IsBoolean({ message: 'accept（是否同意）须为 true 或 false' })
  accept!: boolean;

  @ApiProperty({ description: '意见；不同意时必填', maxLength: 1000, required: false })
  @IsOptional()
  @IsProse('reason（意见）')
  reason?: string;

  @ApiProperty({ description: '改派给哪个单位（单位编号）；不填则暂无人承担', required: false })
  @IsOptional()
  @Matches(ROW_ID, { message: 'reassignToUnitId（改派单位）须为单位编号' })
  reassignToUnitId?: string;
}

export class ExtensionRequest {
  @ApiProperty({ type: String, format: 'date', description: '希望延到哪一天' })
  @IsDay('newDueOn（新时限）')
  newDueOn!: string;

  @ApiProperty({ description: '理由和目前进展', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;

  @AttachmentIds(ATTACHMENTS_AT_ONCE)
  attachmentIds?: string[];
}

export class ExtensionAnswerRequest {
  @ApiProperty({ description: 'true 同意 / false 不同意' })
  @IsBoolean({ message: 'accept（是否同意）须为 true 或 false' })
  accept!: boolean;

  @ApiProperty({ type: String, format: 'date', description: '同意延到的日期；不填则按申请的日期', required: false })
  @IsOptional()
  @IsDay('dueOn（新时限）')
  dueOn?: string;

  @ApiProperty({ description: '意见；不同意时必填', maxLength: 1000, required: false })
  @IsOptional()
  @IsProse('reason（意见）')
  reason?: string;
}

export class DeclineAnsweredResponse extends AssignmentAnswerResponse {
  @ApiProperty({ type: String, nullable: true, description: '改派后新的责任编号' })
  reassignedTo!: string | null;
}

export class AssignmentRequestResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  assignmentId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['decline', 'extension'] })
  kind!: RequestKind;

  @ApiProperty({ example: '延期申请' })
  kindTitle!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: String, nullable: true, description: '退办：建议承担的单位' })
  proposedUnit!: string | null;

  @ApiProperty({ type: String, nullable: true })
  proposedUnitId!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '延期：原时限（第一次同意延期之前的），始终保留' })
  originalDueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '延期：申请时的时限' })
  dueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '延期：申请延到的日期' })
  newDueOn!: string | null;

  @ApiProperty({ type: String, format: 'date' })
  askedOn!: string;

  @ApiProperty()
  askedBy!: string;

  @ApiProperty({ enum: ['pending', 'accepted', 'refused', 'takenBack'] })
  status!: RequestStatus;

  @ApiProperty({ example: '待答复' })
  statusTitle!: string;

  @ApiProperty({ description: '办公室的意见' })
  decisionReason!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '延期：同意延到的日期' })
  grantedDueOn!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '退办：改派给的单位' })
  reassignedTo!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: '答复人；未答复或已撤回的为空' })
  decidedBy!: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { ATTACHMENTS_AT_ONCE } from '../../../domain/attachment/attachment-subject.js';
import { INPUT_KINDS, type InputKind } from '../../../domain/assignment/cooperating-input.rules.js';
import { assignmentMachine, type AssignmentState } from '../../../domain/assignment/assignment.machine.js';
import type { AssignmentRole } from '../../../domain/document/plan-draft.js';
import { AttachmentIds } from '../../../platform/http/attachment-ids.decorator.js';
import { IsDay } from '../../../platform/http/is-day.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';
import { AssignmentAnswerResponse } from './item.response.js';

const MOST_AT_ONCE = 1000;

export class AcknowledgementsRequest {
  @ApiProperty({ type: [String], description: '要签收的责任编号' })
  @ArrayNotEmpty({ message: 'assignmentIds（责任）至少须有一个' })
  @ArrayMaxSize(MOST_AT_ONCE, { message: `一次最多签收 ${MOST_AT_ONCE} 项` })
  @Matches(ROW_ID, { each: true, message: 'assignmentIds（责任）须为责任编号的列表' })
  assignmentIds!: string[];
}

export class PlanFilingRequest {
  @ApiProperty({ description: '能否按期完成' })
  @IsBoolean({ message: 'onTime（能否按期）须为 true 或 false' })
  onTime!: boolean;

  @ApiProperty({ description: '工作方案要点，可不填', maxLength: 5000, required: false })
  @IsOptional()
  @IsProse('plan（工作方案）')
  plan?: string;

  @ApiProperty({ description: '不能按期的原因', maxLength: 1000, required: false })
  @IsOptional()
  @IsProse('reason（原因）')
  reason?: string;

  @ApiProperty({ type: String, format: 'date', description: '不能按期的，预计哪一天完成', required: false })
  @IsOptional()
  @IsDay('expectedOn（预计完成日期）')
  expectedOn?: string;
}

export class PlanFilingResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  assignmentId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty()
  onTime!: boolean;

  @ApiProperty()
  plan!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  expectedOn!: string | null;

  @ApiProperty()
  filedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  filedAt!: Date;
}

export class CooperatingInputRequest {
  @ApiProperty({ description: '配合情况或办结意见', maxLength: 5000 })
  @IsProse('text（内容）')
  text!: string;

  @ApiProperty({ enum: ['progress', 'completion'], required: false, description: '配合情况（不填时） / 对办结的意见' })
  @IsOptional()
  @IsIn(['progress', 'completion'], { message: 'kind（种类）须为 progress、completion 之一' })
  kind?: Exclude<InputKind, 'extension'>;

  @AttachmentIds(ATTACHMENTS_AT_ONCE)
  attachmentIds?: string[];
}

export class InputAnswerResponse {
  @ApiProperty()
  inputId!: string;

  @ApiProperty({ type: AssignmentAnswerResponse })
  assignment!: AssignmentAnswerResponse;
}

export class CooperatingInputResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  assignmentId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: INPUT_KINDS })
  kind!: InputKind;

  @ApiProperty({ example: '配合情况' })
  kindTitle!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '延期意见：希望延到的日期' })
  newDueOn!: string | null;

  @ApiProperty()
  sentBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  sentAt!: Date;

  @ApiProperty({ type: String, nullable: true, description: '采用它的进展报告；尚未采用时为空' })
  usedInReportId!: string | null;
}

export class ReportFormTargetResponse {
  @ApiProperty({ description: '第几个量化目标，从1起' })
  position!: number;

  @ApiProperty({ example: '2000列' })
  words!: string;

  @ApiProperty({ description: '目标值' })
  value!: number;

  @ApiProperty({ example: '列' })
  unit!: string;

  @ApiProperty({ type: Number, nullable: true, description: '上次填报的数值' })
  lastValue!: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastOn!: string | null;
}

export class ReportTextsResponse {
  @ApiProperty({ enum: ['ahead', 'onTrack', 'behind', 'blocked'] })
  state!: string;

  @ApiProperty()
  progress!: string;

  @ApiProperty()
  problems!: string;

  @ApiProperty()
  nextSteps!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  reportedAt!: Date;
}

export class ReportFormResponse {
  @ApiProperty({ description: '版本，提交时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty({ type: ReportTextsResponse, nullable: true, description: '上次有内容的报告，作为底稿；没有报过时为空' })
  last!: ReportTextsResponse | null;

  @ApiProperty({ type: [ReportFormTargetResponse] })
  targets!: ReportFormTargetResponse[];

  @ApiProperty({ type: [CooperatingInputResponse], description: '牵头单位：配合单位报来、尚未采用的情况，最早在前' })
  inputs!: CooperatingInputResponse[];
}

export class CooperatingUnitResponse {
  @ApiProperty()
  assignmentId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['cooperating', 'guiding'] })
  role!: AssignmentRole;

  @ApiProperty({ enum: assignmentMachine.states })
  status!: AssignmentState;

  @ApiProperty({ example: '办理中' })
  statusTitle!: string;

  @ApiProperty({ description: '报来、尚未采用的情况数；不影响申报' })
  openInputs!: number;

  @ApiProperty({ description: '已报来对办结的意见' })
  opinionGiven!: boolean;
}

export class CompletionFormResponse {
  @ApiProperty({ description: '版本，提交时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty({ type: String, nullable: true, description: '上次申报所写，作为底稿；没有申报过时为空' })
  lastEvidence!: string | null;

  @ApiProperty({ description: '上次申报被退回的原因' })
  returnReason!: string;

  @ApiProperty({ type: [CooperatingUnitResponse] })
  cooperating!: CooperatingUnitResponse[];

  @ApiProperty({ type: [CooperatingInputResponse], description: '配合单位对办结的意见，最新在前' })
  opinions!: CooperatingInputResponse[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '现在不能申报的原因；可以申报时为空' })
  refused!: RefusedCommandResponse[];
}

import { ApiProperty } from '@nestjs/swagger';
import type { DutyAudience, DutyCadence, ReportingDutyKind } from '../../../domain/document/plan-draft.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { submissionMachine, type SubmissionState } from '../../../domain/submission/submission.machine.js';

export class SubmissionPieceRequest {
  @ApiProperty({ description: '标题', maxLength: 200 })
  @IsProse('title（标题）')
  title!: string;

  @ApiProperty({ description: '正文', maxLength: 20_000 })
  @IsProse('text（正文）')
  text!: string;
}

export class SubmissionAnswerResponse {
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
}

export class SubmissionRowResponse {
  @ApiProperty()
  id!: string;

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

  @ApiProperty({ type: [String], description: '当前账号现在可以做的事' })
  allowed!: readonly string[];
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

  @ApiProperty({ enum: ['once', 'monthly', 'quarterly'] })
  cadence!: DutyCadence;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '一次性报送的截止日；未定时为空，等待办公室确定' })
  dueOn!: string | null;

  @ApiProperty({ description: '每期最少篇数' })
  minCount!: number;

  @ApiProperty({ description: '“原则上”' })
  soft!: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '下一期开始日' })
  nextOpensOn!: string | null;

  @ApiProperty({ description: '已到期限而未报送的份数' })
  overdue!: number;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';

export class DemoClockRequest {
  @ApiProperty({ description: '前进到哪一天（含）', example: '2024-07-05' })
  @IsString({ message: 'until（前进到的日期）须为 YYYY-MM-DD' })
  until!: string;

  @ApiPropertyOptional({ description: '为 true 时，前进到今后第一个有事发生的日子即停，最远到 until；不写则走完' })
  @IsOptional()
  @IsBoolean({ message: 'stopAtNews（有事发生即停）须为 true 或 false' })
  stopAtNews?: boolean;
}

export class DemoClockResponse {
  @ApiProperty({ type: String, format: 'date', description: '系统现在所处的日期' })
  today!: string;

  @ApiProperty({ description: '是否为演示时钟' })
  demo!: boolean;
}

class OfPlanResponse {
  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  shortName!: string;
}

export class PhaseChangeResponse extends OfPlanResponse {
  @ApiProperty()
  name!: string;

  @ApiProperty({ description: '仍未完成的到期事项' })
  openObligations!: number;
}

export class SubmissionLineResponse extends OfPlanResponse {
  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;

  @ApiProperty()
  units!: number;
}

export class ReminderLineResponse extends OfPlanResponse {
  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty()
  ladder!: string;

  @ApiProperty()
  rungCode!: string;

  @ApiProperty()
  late!: boolean;

  @ApiProperty()
  obligations!: number;

  @ApiProperty({ type: [String], description: '收到的人' })
  recipients!: readonly string[];
}

export class OverdueLineResponse extends OfPlanResponse {
  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty()
  obligations!: number;

  @ApiProperty({ type: [String] })
  units!: readonly string[];
}

export class EscalationLineResponse extends OverdueLineResponse {
  @ApiProperty({ description: '领导小组办公室' })
  office!: string;

  @ApiProperty()
  rungCode!: string;
}

export class DayReportResponse {
  @ApiProperty({ type: String, format: 'date' })
  day!: string;

  @ApiProperty({ type: [PhaseChangeResponse] })
  phasesEntered!: readonly PhaseChangeResponse[];

  @ApiProperty({ type: [PhaseChangeResponse] })
  phasesLeft!: readonly PhaseChangeResponse[];

  @ApiProperty({ type: [SubmissionLineResponse] })
  submissionsOpened!: readonly SubmissionLineResponse[];

  @ApiProperty({ type: [SubmissionLineResponse] })
  submissionsMissed!: readonly SubmissionLineResponse[];

  @ApiProperty({ type: [ReminderLineResponse] })
  reminders!: readonly ReminderLineResponse[];

  @ApiProperty({ type: [OverdueLineResponse], description: '当日变为逾期' })
  overdue!: readonly OverdueLineResponse[];

  @ApiProperty({ type: [EscalationLineResponse], description: '报到领导小组办公室' })
  escalated!: readonly EscalationLineResponse[];

  @ApiProperty({ description: '送达的收件箱条数' })
  delivered!: number;
}

export class DemoClockAnswerResponse extends DemoClockResponse {
  @ApiProperty({ type: [DayReportResponse], description: '有变化的日子' })
  days!: DayReportResponse[];
}

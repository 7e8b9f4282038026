import { ApiProperty } from '@nestjs/swagger';
import type { LocalDate } from '../../../domain/kernel/local-date.js';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';
import { type Assumption, ASSUMPTIONS } from '../../../domain/rehearsal/assumption.js';
import { UNIT_CHANGE_KINDS, type UnitChangeKind } from '../../../domain/unit/unit-change.js';

export class RehearsedPlanResponse {
  @ApiProperty({ example: '武政办〔2024〕21号' })
  readonly documentNumber!: string;

  @ApiProperty({ description: '简称，没有时为空' })
  readonly shortName!: string;
}

export class RehearsedPhaseResponse extends RehearsedPlanResponse {
  @ApiProperty({ example: '办理落实阶段' })
  readonly name!: string;
}

export class RehearsedSubmissionResponse extends RehearsedPlanResponse {
  @ApiProperty({ example: '2024年4月报送信息' })
  readonly title!: string;

  @ApiProperty({ example: '2024-04-30' })
  readonly dueOn!: LocalDate;

  @ApiProperty({ description: '单位数' })
  readonly units!: number;
}

export class RehearsedReminderResponse extends RehearsedPlanResponse {
  @ApiProperty({ enum: OBLIGATION_KINDS })
  readonly kind!: ObligationKind;

  @ApiProperty({ description: '提醒阶梯', example: 'standard' })
  readonly ladder!: string;

  @ApiProperty({ description: '阶梯中的一级', example: 'before3' })
  readonly rungCode!: string;

  @ApiProperty({ description: '晚于应提醒之日（补发）' })
  readonly late!: boolean;

  @ApiProperty({ description: '涉及的待办数' })
  readonly obligations!: number;

  @ApiProperty({ description: '没有人能收到的待办数' })
  readonly unheard!: number;
}

export class RehearsedUnitChangeResponse {
  @ApiProperty({ enum: UNIT_CHANGE_KINDS })
  readonly kind!: UnitChangeKind;

  @ApiProperty({ example: '合并' })
  readonly kindTitle!: string;

  @ApiProperty({ type: [String], description: '变更的单位' })
  readonly from!: readonly string[];

  @ApiProperty({ type: [String], description: '承接单位；没有承接单位的为空' })
  readonly to!: readonly string[];
}

export class RehearsedDayResponse {
  @ApiProperty({ example: '2024-04-08' })
  readonly day!: LocalDate;

  @ApiProperty({ description: '工作日' })
  readonly working!: boolean;

  @ApiProperty({ description: '当年工作日历尚未载入，是否工作日按星期推定' })
  readonly provisional!: boolean;

  @ApiProperty({ type: [RehearsedUnitChangeResponse], description: '当日生效的单位变更：此后由承接单位接收' })
  readonly unitChanges!: readonly RehearsedUnitChangeResponse[];

  @ApiProperty({ type: [RehearsedPlanResponse], description: '当日交办的方案' })
  readonly plansIssued!: readonly RehearsedPlanResponse[];

  @ApiProperty({ type: [RehearsedPhaseResponse] })
  readonly phasesEntered!: readonly RehearsedPhaseResponse[];

  @ApiProperty({ type: [RehearsedPhaseResponse] })
  readonly phasesLeft!: readonly RehearsedPhaseResponse[];

  @ApiProperty({ type: [RehearsedSubmissionResponse] })
  readonly submissionsOpened!: readonly RehearsedSubmissionResponse[];

  @ApiProperty({ type: [RehearsedSubmissionResponse] })
  readonly submissionsMissed!: readonly RehearsedSubmissionResponse[];

  @ApiProperty({ type: [RehearsedReminderResponse] })
  readonly reminders!: readonly RehearsedReminderResponse[];

  @ApiProperty({ description: '收件箱条目数' })
  readonly entries!: number;

  @ApiProperty({ description: '消息数：每人每天的汇总算一条，即时的每件一条' })
  readonly messages!: number;

  @ApiProperty({ description: '收到的人数' })
  readonly recipients!: number;
}

export class RehearsalTotalsResponse {
  @ApiProperty({ description: '有事的天数' })
  readonly days!: number;

  @ApiProperty({ description: '消息数' })
  readonly messages!: number;

  @ApiProperty({ description: '收件箱条目数' })
  readonly entries!: number;

  @ApiProperty({ description: '收到的人数' })
  readonly recipients!: number;

  @ApiProperty({ description: '提醒的待办件次' })
  readonly reminders!: number;

  @ApiProperty({ description: '没有人能收到的件次' })
  readonly unheard!: number;

  @ApiProperty({ description: '期间各单位到期的待办数' })
  readonly dues!: number;
}

export class MessageCauseResponse extends RehearsedPlanResponse {
  @ApiProperty({ description: '待办种类；事件引起的为空', enum: OBLIGATION_KINDS, nullable: true, type: String })
  readonly kind!: ObligationKind | null;

  @ApiProperty({ description: '提醒级或事件', example: 'overdue1' })
  readonly occasion!: string;

  @ApiProperty({ description: '提醒阶梯；事件引起的为空', nullable: true, type: String })
  readonly ladder!: string | null;

  @ApiProperty({ description: '收件箱条目数' })
  readonly entries!: number;
}

export class BusyDayResponse {
  @ApiProperty({ example: '2024-04-08' })
  readonly day!: LocalDate;

  @ApiProperty()
  readonly messages!: number;

  @ApiProperty()
  readonly entries!: number;

  @ApiProperty()
  readonly recipients!: number;

  @ApiProperty({ type: [MessageCauseResponse], description: '由什么引起，多的在前' })
  readonly causes!: readonly MessageCauseResponse[];
}

export class UnitWeekResponse {
  @ApiProperty({ example: '市商务局' })
  readonly unit!: string;

  @ApiProperty({ description: '该周的周一', example: '2024-06-24' })
  readonly monday!: LocalDate;

  @ApiProperty({ description: '该周到期的待办数' })
  readonly duties!: number;

  @ApiProperty({ description: '其中签收' })
  readonly acknowledgements!: number;
}

export class DueDateClashResponse extends RehearsedPlanResponse {
  @ApiProperty({ description: '公文所定的到期日，逢休息日', example: '2024-06-30' })
  readonly day!: LocalDate;

  @ApiProperty({ example: '周日' })
  readonly dayOff!: string;

  @ApiProperty({ enum: OBLIGATION_KINDS })
  readonly kind!: ObligationKind;

  @ApiProperty({ description: '待办数' })
  readonly duties!: number;

  @ApiProperty({ description: '最后一次提醒提前到的工作日', example: '2024-06-28' })
  readonly remindedOn!: LocalDate;

  @ApiProperty({ description: '当年工作日历尚未载入' })
  readonly provisional!: boolean;
}

export class PhaseClashResponse extends RehearsedPhaseResponse {
  @ApiProperty({ example: '2024-10-01' })
  readonly day!: LocalDate;

  @ApiProperty({ example: '国庆节' })
  readonly dayOff!: string;

  @ApiProperty({ enum: ['starts', 'ends'] })
  readonly edge!: 'starts' | 'ends';

  @ApiProperty({ description: '当年工作日历尚未载入' })
  readonly provisional!: boolean;
}

export class HolidayWeekResponse {
  @ApiProperty({ description: '该周的周一', example: '2024-09-30' })
  readonly monday!: LocalDate;

  @ApiProperty({ example: '国庆节' })
  readonly holiday!: string;

  @ApiProperty({ description: '该周到期的待办数' })
  readonly duties!: number;
}

export class RehearsedPersonResponse {
  @ApiProperty({ example: '市商务局联络员' })
  readonly name!: string;

  @ApiProperty()
  readonly messages!: number;

  @ApiProperty()
  readonly entries!: number;
}

export class UnheardResponse {
  @ApiProperty({ example: '市商务局' })
  readonly owner!: string;

  @ApiProperty({ description: '没有人能收到的件次' })
  readonly reminders!: number;
}

/** What would happen. */
export class RehearsalResponse {
  @ApiProperty({ example: '2024-04-01' })
  readonly from!: LocalDate;

  @ApiProperty({ example: '2025-03-31' })
  readonly to!: LocalDate;

  @ApiProperty({ enum: ASSUMPTIONS, description: 'nobodyActs 都不办理，allInTime 都按时办理' })
  readonly assume!: Assumption;

  @ApiProperty({ type: [RehearsedPlanResponse] })
  readonly plans!: readonly RehearsedPlanResponse[];

  @ApiProperty({ type: RehearsalTotalsResponse })
  readonly totals!: RehearsalTotalsResponse;

  @ApiProperty({ type: [RehearsedDayResponse], description: '有事的日子，按日期' })
  readonly days!: readonly RehearsedDayResponse[];

  @ApiProperty({ type: [BusyDayResponse], description: '消息最多的十天' })
  readonly busiestDays!: readonly BusyDayResponse[];

  @ApiProperty({ type: [UnitWeekResponse], description: '一周内到期最多的二十个单位周（签收不计入排序）' })
  readonly unitWeeks!: readonly UnitWeekResponse[];

  @ApiProperty({ type: [DueDateClashResponse], description: '到期日逢休息日' })
  readonly dueDateClashes!: readonly DueDateClashResponse[];

  @ApiProperty({ type: [PhaseClashResponse], description: '阶段起止逢休息日' })
  readonly phaseClashes!: readonly PhaseClashResponse[];

  @ApiProperty({ type: [HolidayWeekResponse], description: '春节、国庆所在的周到期集中' })
  readonly holidayWeeks!: readonly HolidayWeekResponse[];

  @ApiProperty({ type: [Number], description: '工作日历尚未载入的年份，其中的日子都是暂定' })
  readonly provisionalYears!: readonly number[];

  @ApiProperty({ type: [RehearsedPersonResponse], description: '收到消息最多的二十人' })
  readonly people!: readonly RehearsedPersonResponse[];

  @ApiProperty({ type: [UnheardResponse], description: '没有人能收到提醒的单位和办公室' })
  readonly unheard!: readonly UnheardResponse[];
}

import { ApiProperty } from '@nestjs/swagger';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';
import { SUSPENSION_REASON_TITLES, type SuspensionReason } from '../../../domain/obligation/suspension.js';

export class LatenessCountsResponse {
  @ApiProperty({ description: '有时限的应办事项数' })
  owed!: number;

  @ApiProperty({ description: '按期完成；报办公室审核的按交出之日计' })
  inTime!: number;

  @ApiProperty({ description: '逾期完成' })
  late!: number;

  @ApiProperty({ description: '逾期未完成' })
  openLate!: number;

  @ApiProperty({ description: '未完成，尚在期内' })
  openInTime!: number;

  @ApiProperty({ description: '逾期天数合计（自然日，扣除停表）' })
  daysLate!: number;

  @ApiProperty({ description: '最长逾期天数' })
  longestDaysLate!: number;
}

class CountsWithOfficeDaysResponse extends LatenessCountsResponse {
  @ApiProperty({ description: '在办公室审核的天数合计，不计入单位的逾期' })
  daysAtOffice!: number;
}

export class UnitLatenessRowResponse extends CountsWithOfficeDaysResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;
}

export class PlanLatenessRowResponse extends CountsWithOfficeDaysResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;
}

export class OfficeLatenessResponse extends LatenessCountsResponse {
  @ApiProperty()
  leadingGroupId!: string;

  @ApiProperty()
  office!: string;

  @ApiProperty({ type: Number, nullable: true, description: '等待最久的一件已等待的天数；没有等待的为空' })
  longestWaitingDays!: number | null;
}

export class ObligationLatenessResponse {
  @ApiProperty()
  obligationId!: string;

  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty()
  kindTitle!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '文件写明的到期日' })
  dueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '按停表天数顺延后的到期日' })
  effectiveDueOn!: string | null;

  @ApiProperty({ type: Object, description: `停表天数，按原因：${Object.entries(SUSPENSION_REASON_TITLES).map(([reason, title]) => `${reason} ${title}`).join('、')}` })
  stoodStill!: Readonly<Partial<Record<SuspensionReason, number>>>;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  settledOn!: string | null;

  @ApiProperty()
  daysLate!: number;

  @ApiProperty({ description: '在办公室审核的天数' })
  daysAtOffice!: number;
}

class LatenessWindowResponse {
  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '到期日自' })
  from!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '到期日至' })
  to!: string | null;
}

export class UnitLatenessResponse extends LatenessWindowResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ type: LatenessCountsResponse, description: '全部方案合计' })
  totals!: LatenessCountsResponse;

  @ApiProperty({ type: [PlanLatenessRowResponse], description: '按方案，每页至多 limit 行' })
  plans!: readonly PlanLatenessRowResponse[];

  @ApiProperty({ type: String, nullable: true, description: '按方案一栏下一页的翻页标记；没有下一页时为空' })
  plansNextCursor!: string | null;

  @ApiProperty({ type: [ObligationLatenessResponse], description: '逾期或停过表的各件，按到期日，每页至多 limit 行' })
  obligations!: readonly ObligationLatenessResponse[];

  @ApiProperty({ type: String, nullable: true, description: '各件一栏下一页的翻页标记；没有下一页时为空' })
  obligationsNextCursor!: string | null;
}

export class PlanLatenessResponse extends LatenessWindowResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ type: [UnitLatenessRowResponse], description: '按规范次序列出，不打分、不排名；单位账号只看本单位' })
  units!: UnitLatenessRowResponse[];

  @ApiProperty({ type: OfficeLatenessResponse, nullable: true, description: '办公室审核的情况；没有领导小组的方案为空' })
  office!: OfficeLatenessResponse | null;
}

export class OfficesLatenessResponse extends LatenessWindowResponse {
  @ApiProperty({ type: OfficeLatenessResponse })
  office!: OfficeLatenessResponse;
}

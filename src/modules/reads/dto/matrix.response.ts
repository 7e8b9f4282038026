import { ApiProperty } from '@nestjs/swagger';
import { submissionMachine } from '../../../domain/submission/submission.machine.js';

export class MatrixDutyResponse {
  @ApiProperty()
  dutyId!: string;

  @ApiProperty()
  kind!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: '原文' })
  words!: string;

  @ApiProperty({ enum: ['once', 'weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] })
  cadence!: string;

  @ApiProperty({ description: '“原则上”' })
  soft!: boolean;

  @ApiProperty({ description: '每期至少几篇' })
  minCount!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '只报一次的到期日' })
  dueOn!: string | null;
}

export class MatrixMonthResponse {
  @ApiProperty({ example: '2024-04' })
  month!: string;

  @ApiProperty({ description: '应报数，不含免报的' })
  owed!: number;

  @ApiProperty({ description: '已报数，含补报和无新进展' })
  received!: number;
}

export class MatrixCellResponse {
  @ApiProperty()
  submissionId!: string;

  @ApiProperty()
  dutyId!: string;

  @ApiProperty()
  periodKey!: string;

  @ApiProperty({ example: '2024-04' })
  month!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, format: 'date' })
  opensOn!: string;

  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;

  @ApiProperty({ enum: submissionMachine.states })
  status!: string;

  @ApiProperty()
  statusTitle!: string;

  @ApiProperty({ description: '已过期而没有报来' })
  overdue!: boolean;

  @ApiProperty({ description: '已报篇数' })
  pieces!: number;

  @ApiProperty()
  minCount!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  submittedOn!: string | null;
}

export class MatrixUnitResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ type: [MatrixCellResponse], description: '按到期日' })
  cells!: MatrixCellResponse[];
}

export class MatrixResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ example: '2024' })
  year!: string;

  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: [MatrixDutyResponse] })
  duties!: readonly MatrixDutyResponse[];

  @ApiProperty({ type: [MatrixMonthResponse], description: '各月合计；单位账号只数本单位的' })
  months!: readonly MatrixMonthResponse[];

  @ApiProperty({ type: [MatrixUnitResponse], description: '官方机构顺序' })
  rows!: MatrixUnitResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

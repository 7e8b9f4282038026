import { ApiProperty } from '@nestjs/swagger';

export class ActiveMonthResponse {
  @ApiProperty({ example: '2024-06' })
  month!: string;

  @ApiProperty({ description: '这个月报告进展的次数，不含报无新进展' })
  reports!: number;
}

export class ActiveUnitResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '最近一次报告进展；没有报告过的为空' })
  lastReportOn!: string | null;
}

export class PlanActivityResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: [ActiveMonthResponse], description: '有报告的各月，早的在前' })
  months!: ActiveMonthResponse[];

  @ApiProperty({ type: [ActiveUnitResponse], description: '承担事项的各单位，官方机构顺序' })
  units!: ActiveUnitResponse[];
}

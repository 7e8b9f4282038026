import { ApiProperty } from '@nestjs/swagger';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';

export class WorkloadKindResponse {
  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty()
  kindTitle!: string;

  @ApiProperty()
  count!: number;
}

export class WorkloadWeekResponse {
  @ApiProperty({ type: String, format: 'date', description: '周一' })
  weekStartsOn!: string;

  @ApiProperty({ type: String, format: 'date', description: '周日' })
  weekEndsOn!: string;

  @ApiProperty({ description: '到期的（扣除停表）' })
  due!: number;

  @ApiProperty({ description: '其中已完成' })
  done!: number;

  @ApiProperty({ description: '其中未完成' })
  open!: number;

  @ApiProperty({ description: '来自几个方案' })
  plans!: number;

  @ApiProperty({ description: '来自几家办公室' })
  offices!: number;

  @ApiProperty({ type: [WorkloadKindResponse] })
  kinds!: WorkloadKindResponse[];
}

export class WorkloadResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ description: '是本单位：数的是全部；否则只数自己督办的方案' })
  own!: boolean;

  @ApiProperty({ description: '未定日期的' })
  undated!: number;

  @ApiProperty({ description: '现在逾期的' })
  lateNow!: number;

  @ApiProperty({ type: [WorkloadWeekResponse] })
  weeks!: WorkloadWeekResponse[];
}

import { ApiProperty } from '@nestjs/swagger';
import { LightResponse } from '../../items/index.js';

export class ExplainedLightResponse extends LightResponse {
  @ApiProperty({ type: String, nullable: true, description: '所用提醒阶梯；没有责任时为空' })
  ladder!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '计灯所用的到期日（已扣除停表）' })
  dueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '从这一天起亮黄灯' })
  yellowFrom!: string | null;
}

export class LightCountsResponse {
  @ApiProperty()
  red!: number;

  @ApiProperty()
  yellow!: number;

  @ApiProperty()
  green!: number;

  @ApiProperty()
  grey!: number;
}

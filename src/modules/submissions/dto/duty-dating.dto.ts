import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '../../../platform/http/is-day.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

export class DutyDayRequest {
  @ApiProperty({ format: 'date', description: '时限：今天或以后的日期' })
  @IsDay('dueOn（时限）')
  dueOn!: string;

  @ApiProperty({ description: '定在这一天的理由', maxLength: 500 })
  @IsProse('reason（理由）')
  reason!: string;
}

export class DatedDutyResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ format: 'date' })
  dueOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '开始报送的日期；已经开始或方案还没有交办时为空' })
  nextOpensOn!: string | null;

  @ApiProperty({ description: '已经开始、随之改期的报送件数' })
  submissions!: number;
}

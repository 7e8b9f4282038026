import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from './query-words.js';
import { PageQuery } from '../../../platform/http/page.query.js';

export class ComparisonQuery extends PageQuery {
  @ApiProperty({ format: 'date', description: '与哪一天（当天结束时）比较', example: '2024-02-29' })
  @IsDay('since（比较日）')
  since!: string;
}

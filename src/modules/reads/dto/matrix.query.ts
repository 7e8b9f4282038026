import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';
import { IsRowId } from './query-words.js';

export class MatrixQuery extends PageQuery {
  @ApiProperty({ description: '方案编号' })
  @IsRowId('planId（方案编号）')
  planId!: string;

  @ApiPropertyOptional({ description: '哪一年到期的；不填为今年', example: '2024' })
  @IsOptional()
  @Matches(/^(19|20)\d{2}$/, { message: 'year（年份）须为四位数字' })
  year?: string;
}

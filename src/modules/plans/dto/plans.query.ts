import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';

/** Which plans, page by page, or the one that is meant by a name. */
export class PlansQuery extends PageQuery {
  @ApiPropertyOptional({ description: '文号（括号写法不限）、简称或标题的一部分', example: '武政办〔2024〕21号' })
  @IsOptional()
  @IsString({ message: 'name（方案名称）须为文字' })
  name?: string;
}

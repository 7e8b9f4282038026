import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';

export class SearchQuery extends PageQuery {
  @ApiProperty({ description: '连续的字、拼音首字母、文号或序号', example: 'swj' })
  @IsString({ message: 'q（查找）须为文字' })
  @MaxLength(100, { message: 'q（查找）最长 100 个字' })
  q!: string;
}

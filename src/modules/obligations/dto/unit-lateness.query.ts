import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';

/** Which duties of a unit, and which pages of the two lists. */
export class UnitLatenessQuery extends PickType(PageQuery, ['limit'] as const) {
  @ApiPropertyOptional({ format: 'date', description: '到期日自' })
  @IsOptional()
  @IsString({ message: 'from（起始日）须为文字' })
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: '到期日至' })
  @IsOptional()
  @IsString({ message: 'to（截止日）须为文字' })
  to?: string;

  @ApiPropertyOptional({ description: '按方案一栏的翻页标记：上一页答复中的 plansNextCursor；不填为第一页' })
  @IsOptional()
  @IsString({ message: 'plansCursor（方案的翻页标记）须为文字' })
  @MaxLength(400, { message: 'plansCursor（方案的翻页标记）过长' })
  plansCursor?: string;

  @ApiPropertyOptional({ description: '各件一栏的翻页标记：上一页答复中的 obligationsNextCursor；不填为第一页' })
  @IsOptional()
  @IsString({ message: 'obligationsCursor（各件的翻页标记）须为文字' })
  @MaxLength(400, { message: 'obligationsCursor（各件的翻页标记）过长' })
  obligationsCursor?: string;
}

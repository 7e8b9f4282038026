import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';

/** An inbox has two lists, each with pages of its own. */
export class InboxQuery extends PickType(PageQuery, ['limit'] as const) {
  @ApiPropertyOptional({ description: '应办的翻页标记：上一页答复中的 owedNextCursor；不填为第一页' })
  @IsOptional()
  @IsString({ message: 'owedCursor（应办的翻页标记）须为文字' })
  @MaxLength(400, { message: 'owedCursor（应办的翻页标记）过长' })
  owedCursor?: string;

  @ApiPropertyOptional({ description: '收到的通知的翻页标记：上一页答复中的 toldNextCursor；不填为第一页' })
  @IsOptional()
  @IsString({ message: 'toldCursor（通知的翻页标记）须为文字' })
  @MaxLength(400, { message: 'toldCursor（通知的翻页标记）过长' })
  toldCursor?: string;
}

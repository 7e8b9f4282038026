import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const LIMIT = { least: 1, most: 200, usual: 50 } as const;

/** Which page of a list, and how long it is. */
export class PageQuery {
  @ApiPropertyOptional({ description: '翻页标记：上一页答复中的 nextCursor；不填为第一页' })
  @IsOptional()
  @IsString({ message: 'cursor（翻页标记）须为文字' })
  @MaxLength(400, { message: 'cursor（翻页标记）过长' })
  cursor?: string;

  @ApiPropertyOptional({ type: Number, description: '每页行数', minimum: LIMIT.least, maximum: LIMIT.most, default: LIMIT.usual })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value))
  @IsInt({ message: `limit（每页行数）请填 ${LIMIT.least} 到 ${LIMIT.most} 的整数` })
  @Min(LIMIT.least, { message: `limit（每页行数）请填 ${LIMIT.least} 到 ${LIMIT.most} 的整数` })
  @Max(LIMIT.most, { message: `limit（每页行数）请填 ${LIMIT.least} 到 ${LIMIT.most} 的整数` })
  limit: number = LIMIT.usual;
}

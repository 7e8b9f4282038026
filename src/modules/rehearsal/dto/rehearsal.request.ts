import { ApiProperty } from '@nestjs/swagger';
import { Equals, IsIn, IsISO8601, IsOptional, Matches, ValidateIf } from 'class-validator';
import { type Assumption, ASSUMPTIONS } from '../../../domain/rehearsal/assumption.js';

const ROW_ID = /^[1-9]\d{0,17}$/;
const isGiven = (_: unknown, value: unknown): boolean => value !== undefined;

/** Exactly one of planId, documentId and all. */
export class RehearsalRequest {
  @ApiProperty({ required: false, description: '预演一个方案；还是草稿的方案按起始日期交办', example: '1' })
  @ValidateIf(isGiven)
  @Matches(ROW_ID, { message: 'planId 须为方案编号' })
  readonly planId?: string;

  @ApiProperty({ required: false, description: '预演一份还没有转为方案的草稿，按起始日期转为方案并交办', example: '12' })
  @ValidateIf(isGiven)
  @Matches(ROW_ID, { message: 'documentId 须为草稿编号' })
  readonly documentId?: string;

  @ApiProperty({ required: false, description: '预演全市正在执行的所有方案', example: true })
  @IsOptional()
  @Equals(true, { message: 'all 只能为 true' })
  readonly all?: true;

  @ApiProperty({ required: false, description: '起始日期，默认今天', example: '2024-04-01' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'from 须为日期，写成 YYYY-MM-DD' })
  readonly from?: string;

  @ApiProperty({ required: false, description: '截止日期，默认到方案的最后一个日期，最多一年', example: '2025-03-31' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'to 须为日期，写成 YYYY-MM-DD' })
  readonly to?: string;

  @ApiProperty({ enum: ASSUMPTIONS, description: '假定：nobodyActs 都不办理，allInTime 都按时办理' })
  @IsIn(ASSUMPTIONS, { message: `assume 只能是 ${ASSUMPTIONS.join(' 或 ')}` })
  readonly assume!: Assumption;
}

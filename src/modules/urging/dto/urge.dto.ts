import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, Matches } from 'class-validator';
import type { AssignmentRole } from '../../../domain/document/plan-draft.js';
import { URGE_TEXT_LIMIT } from '../../../domain/urging/urge.rules.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

export class UrgeRequest {
  @ApiProperty({ type: [String], description: '催办的单位；不填则催办该事项所有应当办理的单位', required: false })
  @IsOptional()
  @ArrayNotEmpty({ message: 'unitIds（单位）至少须有一个；催办全部单位时请不填' })
  @ArrayMaxSize(500, { message: 'unitIds（单位）至多500个' })
  @Matches(ROW_ID, { each: true, message: 'unitIds（单位）须为单位编号的列表' })
  unitIds?: string[];

  @ApiProperty({ description: '催办内容，可不填', maxLength: URGE_TEXT_LIMIT, required: false })
  @IsOptional()
  @IsProse('text（催办内容）')
  text?: string;
}

export class UrgeableUnitResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['lead', 'cooperating', 'guiding'] })
  role!: AssignmentRole;

  @ApiProperty({ description: '现在不能催办的原因，可以催办时为空' })
  refused!: string;
}

export class UrgeResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  unitId!: string;

  @ApiProperty({ description: '被催办的单位' })
  unit!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, format: 'date' })
  urgedOn!: string;

  @ApiProperty({ description: '催办的办公室或牵头单位' })
  urgedBy!: string;

  @ApiProperty({ enum: ['acknowledged', 'reported', 'claimed'], nullable: true, description: '催办之后该单位做的第一件事：签收、报告进展或申报办结' })
  answer!: 'acknowledged' | 'reported' | 'claimed' | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  answeredOn!: string | null;
}

export class UrgesResponse {
  @ApiProperty({ type: [UrgeResponse], description: '最新在前' })
  urges!: readonly UrgeResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;

  @ApiProperty({ type: [UrgeableUnitResponse], description: '当前账号可以催办的单位' })
  units!: readonly UrgeableUnitResponse[];

  @ApiProperty({ type: [String], description: '当前账号可以进行的操作', example: ['urge'] })
  allowed!: readonly string[];
}

export class UrgingAnswerResponse {
  @ApiProperty({ type: [String], description: '已催办的单位' })
  urged!: readonly string[];

  @ApiProperty({ type: [UrgeableUnitResponse], description: '没有催办的单位及原因' })
  left!: readonly UrgeableUnitResponse[];
}

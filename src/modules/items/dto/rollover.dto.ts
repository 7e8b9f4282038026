import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { itemMachine, type ItemState } from '../../../domain/item/item.machine.js';
import { ROLLOVER_DECISIONS, type RolloverDecision } from '../../../domain/item/rollover.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const YEAR_WORDS = `year（年份）须为 ${FIRST_YEAR} 到 ${LAST_YEAR} 之间的年份`;
const MOST_DECISIONS = 1000;

export class RolloverQuery {
  @ApiProperty({ description: '要结束的年份', example: 2024 })
  @Type(() => Number)
  @IsInt({ message: YEAR_WORDS })
  @Min(FIRST_YEAR, { message: YEAR_WORDS })
  @Max(LAST_YEAR, { message: YEAR_WORDS })
  year!: number;
}

export class RolloverDecisionRequest {
  @ApiProperty({ description: '事项编号' })
  @Matches(ROW_ID, { message: 'itemId（事项）须为事项编号' })
  itemId!: string;

  @ApiProperty({ enum: ROLLOVER_DECISIONS, description: '续办 / 办结' })
  @IsIn(ROLLOVER_DECISIONS, { message: `decision（决定）须为 ${ROLLOVER_DECISIONS.join('、')} 之一` })
  decision!: RolloverDecision;

  @ApiProperty({ description: '理由；办结时必填', maxLength: 1000, required: false })
  @IsOptional()
  @IsProse('reason（理由）')
  reason?: string;
}

export class RolloverRequest extends RolloverQuery {
  @ApiProperty({ type: [RolloverDecisionRequest], description: '可以分几次确认；全部确认后，年底续办确认即告完成' })
  @IsArray({ message: 'decisions（决定）须为数组' })
  @ArrayMaxSize(MOST_DECISIONS, { message: `一次最多确认 ${MOST_DECISIONS} 个事项` })
  @ValidateNested({ each: true })
  @Type(() => RolloverDecisionRequest)
  decisions!: RolloverDecisionRequest[];
}

export class LastReportResponse {
  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['ahead', 'onTrack', 'behind', 'blocked'] })
  state!: string;

  @ApiProperty({ description: '进展情况' })
  progress!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  reportedAt!: Date;
}

export class RolloverItemResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: itemMachine.states })
  status!: ItemState;

  @ApiProperty({ example: '办理中' })
  statusTitle!: string;

  @ApiProperty({ type: [String], description: '牵头单位' })
  leadUnits!: readonly string[];

  @ApiProperty({ type: LastReportResponse, nullable: true, description: '最近一次进展报告' })
  lastReport!: LastReportResponse | null;

  @ApiProperty({ enum: ROLLOVER_DECISIONS, description: '建议' })
  proposed!: RolloverDecision;

  @ApiProperty({ type: String, enum: ROLLOVER_DECISIONS, nullable: true, description: '办公室的决定；还没有确认时为空' })
  decision!: RolloverDecision | null;

  @ApiProperty({ description: '理由' })
  reason!: string;

  @ApiProperty({ type: String, nullable: true })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: Date | null;
}

export class RolloverResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ description: '现在是否可以确认：当年12月1日起' })
  begun!: boolean;

  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;

  @ApiProperty({ description: '方案有领导小组办公室；没有的，无人承担确认，请先指定' })
  hasOffice!: boolean;

  @ApiProperty({ description: '还没有确认的事项数' })
  undecided!: number;

  @ApiProperty({ type: [RolloverItemResponse] })
  items!: readonly RolloverItemResponse[];
}

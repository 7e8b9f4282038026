import { ApiProperty } from '@nestjs/swagger';
import { itemMachine } from '../../../domain/item/item.machine.js';
import { ExplainedLightResponse, LightCountsResponse } from './light.response.js';

export class ComparisonTotalsResponse {
  @ApiProperty({ description: '现在的事项数' })
  items!: number;

  @ApiProperty({ description: '那天已交办的事项数' })
  thenItems!: number;

  @ApiProperty({ type: LightCountsResponse })
  now!: LightCountsResponse;

  @ApiProperty({ type: LightCountsResponse })
  then!: LightCountsResponse;

  @ApiProperty({ description: '现在已办结的' })
  completed!: number;

  @ApiProperty({ description: '那天已办结的' })
  thenCompleted!: number;

  @ApiProperty({ description: '新办结的' })
  newlyCompleted!: number;

  @ApiProperty({ description: '办结后又重新办理的' })
  reopened!: number;

  @ApiProperty({ description: '新逾期的' })
  newlyLate!: number;

  @ApiProperty({ description: '那天逾期、现在不逾期的' })
  noLongerLate!: number;

  @ApiProperty({ description: '时限改动的' })
  dueMoved!: number;

  @ApiProperty({ description: '其间有新进展的' })
  withProgress!: number;

  @ApiProperty({ description: '有变化的事项数' })
  changed!: number;
}

export class ComparedItemResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ enum: itemMachine.states })
  status!: string;

  @ApiProperty()
  statusTitle!: string;

  @ApiProperty({ type: [String], enum: ['issued', 'completed', 'reopened', 'late', 'noLongerLate', 'dueMoved', 'progress'], description: '变化：新交办、新办结、重新办理、新逾期、不再逾期、时限改动、有新进展；只换了灯的为空' })
  changes!: readonly string[];

  @ApiProperty({ type: ExplainedLightResponse, nullable: true, description: '那天的灯；那天还没有交办时为空' })
  then!: ExplainedLightResponse | null;

  @ApiProperty({ type: ExplainedLightResponse })
  now!: ExplainedLightResponse;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  thenDueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: string | null;

  @ApiProperty({ description: '其间的进展报告数；单位账号只数看得到的' })
  progressSince!: number;
}

export class ComparisonResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: String, format: 'date' })
  since!: string;

  @ApiProperty({ type: ComparisonTotalsResponse })
  totals!: ComparisonTotalsResponse;

  @ApiProperty({ type: [ComparedItemResponse], description: '有变化的事项，按原文顺序' })
  rows!: ComparedItemResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

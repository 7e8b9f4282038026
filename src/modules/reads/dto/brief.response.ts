import { ApiProperty } from '@nestjs/swagger';
import { itemMachine } from '../../../domain/item/item.machine.js';
import { ExplainedLightResponse, LightCountsResponse } from './light.response.js';

export class BriefTotalsResponse {
  @ApiProperty()
  plans!: number;

  @ApiProperty()
  items!: number;

  @ApiProperty({ type: LightCountsResponse })
  lights!: LightCountsResponse;

  @ApiProperty({ description: '已办结（含已销号）' })
  completed!: number;

  @ApiProperty({ description: '单位报告受阻的' })
  blocked!: number;

  @ApiProperty({ description: '已中止的' })
  suspended!: number;

  @ApiProperty({ description: '等办公室答复的' })
  reviews!: number;

  @ApiProperty({ type: Number, nullable: true, description: '等得最久的已等几个工作日' })
  longestReviewWorkingDays!: number | null;
}

export class BriefExceptionResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ description: '原文序号' })
  number!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ enum: itemMachine.states })
  status!: string;

  @ApiProperty()
  statusTitle!: string;

  @ApiProperty({ type: [String], description: '牵头单位' })
  leads!: readonly string[];

  @ApiProperty({ description: '逾期' })
  late!: boolean;

  @ApiProperty({ description: '单位最近报告受阻' })
  blocked!: boolean;

  @ApiProperty({ description: '已中止' })
  suspended!: boolean;

  @ApiProperty({ description: '原因：中止理由，或单位最近报告的问题；没有说明时为空' })
  why!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '原因是哪天说的，或最近一次报告的日期' })
  saidOn!: string | null;

  @ApiProperty({ type: ExplainedLightResponse })
  light!: ExplainedLightResponse;
}

export class BriefMovementResponse {
  @ApiProperty({ enum: ['reported', 'completed'] })
  kind!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty()
  itemId!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  words!: string;
}

export class BriefResponse {
  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: [String], description: '三句话' })
  sentences!: string[];

  @ApiProperty({ type: BriefTotalsResponse })
  totals!: BriefTotalsResponse;

  @ApiProperty({ type: [BriefExceptionResponse], description: '逾期的在前，按到期日；再是受阻和中止的' })
  exceptions!: BriefExceptionResponse[];

  @ApiProperty({ type: [BriefMovementResponse], description: '近一月最新进展和办结，最多 20 条' })
  movements!: readonly BriefMovementResponse[];

  @ApiProperty({ type: String, nullable: true, description: '例外事项下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { ExplainedLightResponse } from './light.response.js';

export class ReviewTotalsResponse {
  @ApiProperty({ description: '等办公室答复的总数' })
  waiting!: number;

  @ApiProperty({ description: '其中已超过办公室自己的时限' })
  late!: number;

  @ApiProperty({ type: Object, description: '按办理对象的种类', example: { assignment: 4, submission: 2 } })
  bySubject!: Readonly<Record<string, number>>;

  @ApiProperty({ type: Number, nullable: true, description: '等得最久的已等几个工作日' })
  longestWorkingDays!: number | null;
}

export class ReviewResponse {
  @ApiProperty()
  obligationId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ description: '应答复的办公室' })
  office!: string;

  @ApiProperty({ description: '办理对象的种类：assignment 办结申报，submission 报送' })
  subjectType!: string;

  @ApiProperty()
  subjectId!: string;

  @ApiProperty({ type: String, nullable: true })
  itemId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  itemNumber!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '送来的单位' })
  unit!: string | null;

  @ApiProperty({ description: '送来的内容：办结证明或报送标题' })
  words!: string;

  @ApiProperty({ type: String, format: 'date', description: '从哪天起等' })
  since!: string;

  @ApiProperty({ description: '已等自然日' })
  days!: number;

  @ApiProperty({ description: '已等工作日' })
  workingDays!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '办公室应在哪天前答复' })
  dueOn!: string | null;

  @ApiProperty({ type: ExplainedLightResponse })
  light!: ExplainedLightResponse;
}

export class ReviewQueueResponse {
  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: ReviewTotalsResponse })
  totals!: ReviewTotalsResponse;

  @ApiProperty({ type: [ReviewResponse], description: '等得最久的在前' })
  rows!: ReviewResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

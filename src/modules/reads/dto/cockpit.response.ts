import { ApiProperty } from '@nestjs/swagger';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';
import { planMachine } from '../../../domain/plan/plan.machine.js';
import { LightCountsResponse } from './light.response.js';

export class CockpitTotalsResponse {
  @ApiProperty()
  plans!: number;

  @ApiProperty()
  items!: number;

  @ApiProperty({ type: LightCountsResponse })
  lights!: LightCountsResponse;

  @ApiProperty({ description: '已办结（含已销号）' })
  completed!: number;

  @ApiProperty({ description: '未签收的责任' })
  unacknowledged!: number;

  @ApiProperty({ description: '各单位本周（到周日）到期的' })
  dueThisWeek!: number;

  @ApiProperty({ description: '等办公室答复的' })
  reviews!: number;

  @ApiProperty({ description: '其中办公室已超时的' })
  reviewsLate!: number;

  @ApiProperty({ type: Number, nullable: true, description: '等得最久的已等几个工作日' })
  longestReviewWorkingDays!: number | null;

  @ApiProperty({ description: '待签发的督办单' })
  noticeDrafts!: number;
}

export class CockpitQueueResponse {
  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty()
  kindTitle!: string;

  @ApiProperty({ description: '办理对象的种类' })
  subjectType!: string;

  @ApiProperty()
  count!: number;
}

export class UpcomingResponse {
  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty()
  kindTitle!: string;

  @ApiProperty({ description: '到期的件数' })
  count!: number;
}

export class NextDueResponse {
  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  @ApiProperty()
  count!: number;
}

export class CockpitPlanResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  shortName!: string;

  @ApiProperty({ enum: planMachine.states })
  status!: string;

  @ApiProperty({ type: String, nullable: true, description: '进行中的阶段' })
  phase!: string | null;

  @ApiProperty()
  items!: number;

  @ApiProperty({ type: LightCountsResponse })
  lights!: LightCountsResponse;

  @ApiProperty()
  completed!: number;

  @ApiProperty({ description: '未签收的责任' })
  unacknowledged!: number;

  @ApiProperty({ description: '等办公室答复的' })
  reviews!: number;

  @ApiProperty({ description: '本周到期的' })
  dueThisWeek!: number;

  @ApiProperty({ type: NextDueResponse, nullable: true, description: '下一个到期日' })
  nextDue!: NextDueResponse | null;
}

export class CockpitResponse {
  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: CockpitTotalsResponse })
  totals!: CockpitTotalsResponse;

  @ApiProperty({ type: [CockpitQueueResponse], description: '办公室自己要办的' })
  queue!: CockpitQueueResponse[];

  @ApiProperty({ type: [UpcomingResponse], description: '未来 14 天到期的' })
  upcoming!: UpcomingResponse[];

  @ApiProperty({ type: [CockpitPlanResponse] })
  plans!: CockpitPlanResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { assignmentMachine } from '../../../domain/assignment/assignment.machine.js';
import { itemMachine } from '../../../domain/item/item.machine.js';
import { planMachine } from '../../../domain/plan/plan.machine.js';
import { ResponsibilityClauseResponse, UnresolvedNameResponse } from '../../items/index.js';
import { ExplainedLightResponse, LightCountsResponse } from './light.response.js';

export class LedgerPlanResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty({ example: '武政办〔2024〕21号' })
  documentNumber!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  shortName!: string;

  @ApiProperty({ enum: planMachine.states })
  status!: string;

  @ApiProperty()
  version!: number;
}

export class LedgerTotalsResponse {
  @ApiProperty({ description: '可见的事项总数，不受筛选影响' })
  items!: number;

  @ApiProperty({ type: LightCountsResponse })
  lights!: LightCountsResponse;

  @ApiProperty({ description: '已办结（含已销号）' })
  completed!: number;

  @ApiProperty({ description: '还有单位未签收的' })
  unacknowledged!: number;

  @ApiProperty({ description: '符合筛选条件的' })
  matching!: number;
}

export class LedgerUnitResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['lead', 'cooperating', 'guiding'] })
  role!: string;

  @ApiProperty({ enum: assignmentMachine.states, nullable: true, description: '其他单位办到哪一步：办公室、分管领导和牵头单位可见' })
  status!: string | null;
}

export class LatestProgressResponse {
  @ApiProperty()
  text!: string;

  @ApiProperty({ enum: ['ahead', 'onTrack', 'behind', 'blocked'] })
  state!: string;

  @ApiProperty({ enum: ['report', 'noChange'] })
  kind!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ type: String, format: 'date' })
  on!: string;
}

export class LedgerLineResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty({ description: '按结构数出的顺序号' })
  position!: number;

  @ApiProperty({ description: '原文序号' })
  number!: string;

  @ApiProperty({ type: [String] })
  headings!: readonly string[];

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, nullable: true })
  upstreamText!: string | null;

  @ApiProperty({ type: [String] })
  points!: readonly string[];

  @ApiProperty({ description: '完成时限原文' })
  deadlineWords!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '原定时限' })
  originalDueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '现定时限（同意延期后的）' })
  dueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '扣除停表天数后的到期日' })
  effectiveDueOn!: string | null;

  @ApiProperty()
  evergreen!: boolean;

  @ApiProperty({ type: [ResponsibilityClauseResponse], description: '责任栏原文' })
  clauses!: readonly ResponsibilityClauseResponse[];

  @ApiProperty({ type: [UnresolvedNameResponse], description: '未能对应到单位的名称' })
  unresolved!: readonly UnresolvedNameResponse[];

  @ApiProperty({ description: '原文行号' })
  line!: number;

  @ApiProperty({ enum: itemMachine.states })
  status!: string;

  @ApiProperty()
  statusTitle!: string;

  @ApiProperty({ description: '停表中' })
  standsStill!: boolean;

  @ApiProperty()
  version!: number;

  @ApiProperty({ description: '已签收的责任数；配合单位只数自己的' })
  acknowledged!: number;

  @ApiProperty({ description: '责任数；配合单位只数自己的' })
  assignments!: number;

  @ApiProperty({ type: [LedgerUnitResponse] })
  units!: LedgerUnitResponse[];

  @ApiProperty({ type: LatestProgressResponse, nullable: true, description: '最新进展；单位账号只看本单位的' })
  latestProgress!: LatestProgressResponse | null;

  @ApiProperty({ type: ExplainedLightResponse })
  light!: ExplainedLightResponse;
}

export class LedgerPageResponse {
  @ApiProperty({ type: LedgerPlanResponse })
  plan!: LedgerPlanResponse;

  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: LedgerTotalsResponse })
  totals!: LedgerTotalsResponse;

  @ApiProperty({ type: [LedgerLineResponse], description: '按原文顺序' })
  rows!: LedgerLineResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

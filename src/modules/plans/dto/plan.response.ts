import { ApiProperty } from '@nestjs/swagger';
import type { DocumentRuleKind, PlanKind } from '../../../domain/document/plan-draft.js';
import { type PlanState, planMachine } from '../../../domain/plan/plan.machine.js';
import type { PhaseState } from '../../../domain/plan/phase.js';

export class DocumentRuleResponse {
  @ApiProperty({ enum: ['unitsOfFollowingItems', 'unitSuccession', 'postSuccession', 'firstUnitLeads'], description: '其后各项增加的单位 / 承接职能的单位继续推进 / 继任者接续 / 列第一位的牵头' })
  kind!: DocumentRuleKind;

  @ApiProperty({ description: '原文' })
  words!: string;
}

export class PlanResponse {
  @ApiProperty({ example: '1' })
  id!: string;

  @ApiProperty({ example: '武政办〔2024〕21号' })
  documentNumber!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: '常用简称，没有时为空', example: '3号建议案' })
  shortName!: string;

  @ApiProperty({ type: [DocumentRuleResponse], description: '公文对全部事项所作的规定' })
  rules!: readonly DocumentRuleResponse[];

  @ApiProperty({ enum: ['npcMotion', 'cppccProposal', 'implementationPlan', 'taskList', 'opinion', 'policy'] })
  kind!: PlanKind;

  @ApiProperty({ enum: planMachine.states })
  status!: PlanState;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '文件落款日期' })
  documentDate!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '交办日期' })
  issuedOn!: string | null;

  @ApiProperty({ type: String, nullable: true })
  leadingGroup!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '接收逾期上报的办公室（或负责督导的单位）' })
  office!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '领导小组办公室所在单位' })
  officeUnit!: string | null;

  @ApiProperty({ description: '任务事项数' })
  items!: number;

  @ApiProperty({ description: '责任数（事项×单位×角色）' })
  assignments!: number;

  @ApiProperty({ description: '已签收的责任数' })
  acknowledged!: number;

  @ApiProperty({ description: '承担责任的单位数' })
  units!: number;

  @ApiProperty()
  phases!: number;

  @ApiProperty({ description: '报送要求数' })
  reportingDuties!: number;

  @ApiProperty({ description: '阅读疑点总数' })
  findings!: number;

  @ApiProperty({ description: '尚未处理的疑点数' })
  openFindings!: number;

  @ApiProperty({ description: '已逾期的应办事项数' })
  overdue!: number;
}

export class PhaseResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ example: '办理落实阶段' })
  name!: string;

  @ApiProperty({ example: '2024年4月—9月' })
  windowWords!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  startsOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  endsOn!: string | null;

  @ApiProperty({ enum: ['planned', 'active', 'ended'], description: '按日期计算，不存储' })
  state!: PhaseState;

  @ApiProperty({ example: '进行中' })
  stateTitle!: string;
}

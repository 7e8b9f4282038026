import { ApiProperty } from '@nestjs/swagger';
import type { DocumentRuleKind, PlanKind } from '../../../domain/document/plan-draft.js';
import { type Satisfaction, SATISFACTIONS } from '../../../domain/plan/satisfaction.js';
import { JOINT_LEAD_POLICIES, type JointLeadPolicy } from '../../../domain/plan/work-rules.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';
import { type PlanState, planMachine } from '../../../domain/plan/plan.machine.js';
import type { PhaseState } from '../../../domain/plan/phase.js';

export class DocumentRuleResponse {
  @ApiProperty({ enum: ['unitsOfFollowingItems', 'unitSuccession', 'postSuccession', 'firstUnitLeads'], description: '其后各项增加的单位 / 承接职能的单位继续推进 / 继任者接续 / 列第一位的牵头' })
  kind!: DocumentRuleKind;

  @ApiProperty({ description: '原文' })
  words!: string;
}

export class PlanWorkRulesResponse {
  @ApiProperty({ enum: JOINT_LEAD_POLICIES, description: '多个牵头单位：都须办结 / 列第一位的汇总办结' })
  jointLeads!: JointLeadPolicy;

  @ApiProperty({ description: '双人复核' })
  fourEyes!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'boolean' }, description: '须单位负责人签批的材料' })
  signatures!: Readonly<Record<string, boolean>>;
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

  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty({ description: '签发机关或签发人；未交办或由运维交办的为空' })
  issuingAuthority!: string;

  @ApiProperty({ type: PlanWorkRulesResponse, description: '办理规则' })
  workRules!: PlanWorkRulesResponse;

  @ApiProperty({ enum: SATISFACTIONS, nullable: true, description: '提出者最近一次的满意度' })
  satisfaction!: Satisfaction | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '结束之日' })
  closedOn!: string | null;

  @ApiProperty({ description: '结束的理由' })
  closingReason!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '归档之日' })
  archivedOn!: string | null;

  @ApiProperty({ type: [String], description: '当前账号现在可以对方案做的事' })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '当前账号的角色可以做、但现在不能做的事，附原因' })
  refused!: readonly RefusedCommandResponse[];
}

export class PlansResponse {
  @ApiProperty({ type: [PlanResponse], description: '按落款日期，没有日期的在最后' })
  rows!: readonly PlanResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}

export class PhaseChangeResponse {
  @ApiProperty({ enum: ['entered', 'left', 'overridden'], description: '进入、结束，或办公室调整起止日期' })
  change!: 'entered' | 'left' | 'overridden';

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '此后的开始日期' })
  startsOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '此后的结束日期' })
  endsOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '调整前的开始日期' })
  previousStartsOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '调整前的结束日期' })
  previousEndsOn!: string | null;

  @ApiProperty({ description: '调整原因；按日期进入、结束时为空' })
  reason!: string;

  @ApiProperty({ type: Number, nullable: true, description: '结束时仍未完成的到期事项数' })
  openObligations!: number | null;

  @ApiProperty({ type: String, nullable: true, description: '调整人' })
  changedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  changedAt!: string;
}

export class PhaseResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ example: '办理落实阶段' })
  name!: string;

  @ApiProperty({ description: '原文所写的起止', example: '2024年4月—9月' })
  windowWords!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '现行开始日期' })
  startsOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '现行结束日期' })
  endsOn!: string | null;

  @ApiProperty({ enum: ['planned', 'active', 'ended'], description: '按日期计算，不存储' })
  state!: PhaseState;

  @ApiProperty({ example: '进行中' })
  stateTitle!: string;

  @ApiProperty({ type: [PhaseChangeResponse], description: '阶段记录，最早在前' })
  changes!: readonly PhaseChangeResponse[];

  @ApiProperty({ type: [String], description: '当前账号现在可以做的事：override 调整起止，close 提前结束' })
  allowed!: readonly string[];
}

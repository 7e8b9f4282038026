import { ApiProperty } from '@nestjs/swagger';
import { assignmentMachine } from '../../../domain/assignment/assignment.machine.js';
import type { AssignmentRole } from '../../../domain/document/plan-draft.js';
import type { Deadline, DeadlineTerms } from '../../../domain/kernel/deadline.js';
import { itemMachine, type ItemState } from '../../../domain/item/item.machine.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';
import { CompletionClaimResponse } from './completion-review.dto.js';
import { ItemSuspensionResponse } from './item-suspension.dto.js';

export class LightResponse {
  @ApiProperty({ enum: ['green', 'yellow', 'red', 'grey'], description: '红灯只表示逾期' })
  colour!: 'green' | 'yellow' | 'red' | 'grey';

  @ApiProperty({ description: '为什么是这个颜色' })
  reason!: string;

  @ApiProperty({ description: '涉及未载入放假安排的年份，工作日为暂计' })
  provisional!: boolean;
}

export class ResponsibilityClauseResponse {
  @ApiProperty({ enum: ['lead', 'cooperating', 'guiding'] })
  role!: AssignmentRole;

  @ApiProperty({ description: '文件所用的角色词', example: '责任单位' })
  roleWord!: string;

  @ApiProperty({ description: '原文' })
  words!: string;
}

export class ResponsiblePeopleResponse {
  @ApiProperty({ example: '牵头领导' })
  roleWord!: string;

  @ApiProperty({ description: '原文' })
  words!: string;
}

export class MilestoneResponse {
  @ApiProperty({ description: '到时应当发生的事', example: '开工' })
  event!: string;

  @ApiProperty({ type: Object, description: '时间：原文 raw、最后一天 dueOn' })
  deadline!: Deadline;
}

export class NumericTargetResponse {
  @ApiProperty({ example: '2000列' })
  words!: string;

  @ApiProperty()
  value!: number;

  @ApiProperty({ example: '列' })
  unit!: string;

  @ApiProperty({ enum: ['atLeast', 'atMost', 'exactly'] })
  bound!: 'atLeast' | 'atMost' | 'exactly';

  @ApiProperty({ type: Number, nullable: true, example: 2025 })
  year!: number | null;
}

export class UnresolvedNameResponse {
  @ApiProperty()
  roleWord!: string;

  @ApiProperty({ description: '原文中未能对应到单位的名称' })
  printed!: string;
}

export class LedgerRowResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty({ description: '按结构数出的顺序号' })
  position!: number;

  @ApiProperty({ description: '原文序号' })
  number!: string;

  @ApiProperty({ type: [String], description: '所在标题：章节、主要任务' })
  headings!: readonly string[];

  @ApiProperty({ description: '工作举措原文' })
  text!: string;

  @ApiProperty({ type: String, nullable: true, description: '所落实的上级措施原文' })
  upstreamText!: string | null;

  @ApiProperty({ type: [String], description: '一是…二是…' })
  points!: readonly string[];

  @ApiProperty({ type: [NumericTargetResponse] })
  targets!: readonly NumericTargetResponse[];

  @ApiProperty({ description: '完成时限原文', example: '2025年12月' })
  deadlineWords!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: string | null;

  @ApiProperty({ description: '持续推进' })
  evergreen!: boolean;

  @ApiProperty({ type: Object, nullable: true, description: '时限写明的周期（cadence）或起算后的期限（relative）；没有时为空' })
  deadlineTerms!: DeadlineTerms | null;

  @ApiProperty({ type: String, nullable: true, description: '起算日无从知道、因此还没有日期时的说明' })
  undatedReason!: string | null;

  @ApiProperty({ type: [MilestoneResponse], description: '原文写明时间的节点' })
  milestones!: readonly MilestoneResponse[];

  @ApiProperty({ type: [ResponsiblePeopleResponse], description: '原文写明的责任人，不是责任单位' })
  people!: readonly ResponsiblePeopleResponse[];

  @ApiProperty({ type: [ResponsibilityClauseResponse], description: '责任栏原文' })
  clauses!: readonly ResponsibilityClauseResponse[];

  @ApiProperty({ type: [UnresolvedNameResponse] })
  unresolved!: readonly UnresolvedNameResponse[];

  @ApiProperty({ description: '在来源文件中的行号' })
  line!: number;

  @ApiProperty({ enum: itemMachine.states })
  status!: ItemState;

  @ApiProperty({ example: '办理中' })
  statusTitle!: string;

  @ApiProperty({ type: LightResponse })
  light!: LightResponse;

  @ApiProperty({ description: '停表：办公室审核中、延期申请待批或事项已中止' })
  standsStill!: boolean;

  @ApiProperty({ description: '牵头单位未能对应到单位，暂无人承担' })
  unowned!: boolean;

  @ApiProperty({ description: '已签收的责任数' })
  acknowledged!: number;

  @ApiProperty({ description: '责任数' })
  assignments!: number;

  @ApiProperty({ type: String, nullable: true })
  latestProgress!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  latestProgressAt!: Date | null;
}

export class AssignmentResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['lead', 'cooperating', 'guiding'] })
  role!: AssignmentRole;

  @ApiProperty()
  roleWord!: string;

  @ApiProperty({ description: '原文中的单位名称' })
  printed!: string;

  @ApiProperty({ type: String, nullable: true, description: '来自哪个统称（如各区人民政府）' })
  viaGroup!: string | null;

  @ApiProperty({ enum: assignmentMachine.states })
  status!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '可以申请退办的最后一天' })
  declineBy!: string | null;

  @ApiProperty({ enum: ['decline', 'extension'], nullable: true, description: '等待办公室答复的申请' })
  openRequest!: 'decline' | 'extension' | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '牵头单位现在的时限，已含停表和延期' })
  effectiveDueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '延期前的原时限；没有延期过时为空' })
  originalDueOn!: string | null;

  @ApiProperty({ type: [String], description: '当前账号现在可以做的事' })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '当前账号有权、但现在不能做的事和原因' })
  refused!: readonly RefusedCommandResponse[];

  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;
}

export class ProgressReportResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['report', 'noChange'], description: '报告进展 / 一步报无新进展' })
  kind!: 'report' | 'noChange';

  @ApiProperty({ enum: ['ahead', 'onTrack', 'behind', 'blocked'] })
  state!: string;

  @ApiProperty({ description: '进展情况' })
  progress!: string;

  @ApiProperty({ description: '存在问题' })
  problems!: string;

  @ApiProperty({ description: '下一步措施' })
  nextSteps!: string;

  @ApiProperty()
  reportedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  reportedAt!: Date;
}

export class SourceValuesResponse {
  @ApiProperty()
  text!: string;

  @ApiProperty({ description: '时限原文' })
  deadlineWords!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: string | null;

  @ApiProperty({ description: '持续推进' })
  evergreen!: boolean;
}

export class ItemResponse extends LedgerRowResponse {
  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty()
  planId!: string;

  @ApiProperty({ type: [AssignmentResponse] })
  assignmentsOfUnits!: AssignmentResponse[];

  @ApiProperty({ type: [ProgressReportResponse], description: '进展报告，最新在前' })
  progressReports!: ProgressReportResponse[];

  @ApiProperty({ type: [CompletionClaimResponse], description: '办结申报，最新在前；单位账号只看本单位' })
  completionClaims!: CompletionClaimResponse[];

  @ApiProperty({ type: [ItemSuspensionResponse], description: '中止记录，最新在前' })
  suspensions!: ItemSuspensionResponse[];

  @ApiProperty({ type: SourceValuesResponse, nullable: true, description: '调整前公文原文的内容和时限；没有调整过的为空' })
  original!: SourceValuesResponse | null;

  @ApiProperty({ description: '时限早于公文原定（加码），已由办公室说明理由' })
  stricterThanSource!: boolean;

  @ApiProperty({ description: '办结后已核查' })
  verified!: boolean;

  @ApiProperty({ description: '该事项上尚未答复的批示件数' })
  openInstructions!: number;

  @ApiProperty({ type: [String], description: '当前账号现在可以对该事项做的事' })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '当前账号的角色可以做、但现在不能做的事，附原因' })
  refused!: readonly RefusedCommandResponse[];
}

export class AssignmentAnswerResponse {
  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: assignmentMachine.states })
  status!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '申报办结之日；未申报或已退回时为空' })
  claimedOn!: string | null;

  @ApiProperty({ type: [String] })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '现在不能做的事和原因' })
  refused!: readonly RefusedCommandResponse[];

  @ApiProperty({ type: String, nullable: true, description: '须单位负责人签批的，为待签批件的编号，签批后生效；否则为空' })
  signatureRequestId!: string | null;
}

export class ProgressReportAnswerResponse {
  @ApiProperty({ type: String, nullable: true, description: '等待单位负责人签批时为空' })
  progressReportId!: string | null;

  @ApiProperty({ type: AssignmentAnswerResponse })
  assignment!: AssignmentAnswerResponse;
}

import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { CIRCULAR_KINDS, type CircularKind, circularMachine, type CircularState } from '../../../domain/circular/circular.machine.js';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';
import { IssuingAuthorityResponse } from '../../numbering/index.js';

export class CircularListRowResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: CIRCULAR_KINDS })
  kind!: CircularKind;

  @ApiProperty({ enum: circularMachine.states })
  state!: CircularState;

  @ApiProperty()
  leadingGroupId!: string;

  @ApiProperty({ description: '编写的办公室' })
  office!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  @ApiProperty({ description: '编号，印发前为空', example: '督查通报〔2024〕1号' })
  number!: string;

  @ApiProperty({ type: String, format: 'date' })
  draftedOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '单位答复核实的最后一天' })
  replyDueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  issuedOn!: string | null;

  @ApiProperty({ description: '点到的单位数（单位账号印发前只计本单位）' })
  named!: number;

  @ApiProperty({ description: '其中已答复的单位数' })
  replied!: number;
}

export class CircularsPageResponse {
  @ApiProperty({ type: [CircularListRowResponse] })
  circulars!: readonly CircularListRowResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页：写进 before；没有更多时为空' })
  next!: string | null;
}

export class LateDutyResponse {
  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;

  @ApiProperty({ type: String, format: 'date', description: '扣除停表天数后的到期日' })
  effectiveDueOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  settledOn!: string | null;

  @ApiProperty({ description: '逾期天数，不含办公室审核和中止办理的天数' })
  daysLate!: number;
}

export class MissedPeriodResponse {
  @ApiProperty()
  title!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ type: String, format: 'date' })
  dueOn!: string;
}

export class UnitFactsResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ description: '期间内到期的应办事项数' })
  owed!: number;

  @ApiProperty()
  inTime!: number;

  @ApiProperty({ description: '逾期完成' })
  late!: number;

  @ApiProperty({ description: '逾期未完成' })
  openLate!: number;

  @ApiProperty({ description: '在期办理' })
  openInTime!: number;

  @ApiProperty({ type: [LateDutyResponse] })
  lateDuties!: readonly LateDutyResponse[];

  @ApiProperty({ type: [MissedPeriodResponse] })
  missed!: readonly MissedPeriodResponse[];
}

export class CircularReplyResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, format: 'date' })
  repliedOn!: string;

  @ApiProperty()
  repliedBy!: string;
}

export class PassageResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ description: '事实所属的单位；单位变更后由承接单位答复的，与 unitId 不同' })
  factsUnitId!: string;

  @ApiProperty({ description: '关于该单位的内容' })
  text!: string;

  @ApiProperty({ description: '按事实生成的原文' })
  compiledText!: string;

  @ApiProperty({ description: '更正理由，没有更正时为空' })
  correction!: string;

  @ApiProperty({ description: 'false：不再点到该单位' })
  named!: boolean;

  @ApiProperty({ description: '最近一次送核实（或更正）之后已经答复' })
  replied!: boolean;

  @ApiProperty({ type: [CircularReplyResponse], description: '单位的核实意见，最早在前' })
  replies!: readonly CircularReplyResponse[];

  @ApiProperty({ type: UnitFactsResponse, description: '该单位的事实' })
  facts!: UnitFactsResponse;
}

export class SnapshotPlanResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  title!: string;
}

export class AcceptedPieceResponse {
  @ApiProperty()
  pieceId!: string;

  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ example: '2024年4月信息报送' })
  submission!: string;
}

export class CircularSnapshotResponse {
  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  @ApiProperty({ type: String, format: 'date' })
  takenOn!: string;

  @ApiProperty({ type: [SnapshotPlanResponse] })
  plans!: readonly SnapshotPlanResponse[];

  @ApiProperty({ type: [UnitFactsResponse], description: '各单位的事实，按单位序列' })
  units!: readonly UnitFactsResponse[];

  @ApiProperty({ type: [AcceptedPieceResponse], description: '采用的信息' })
  pieces!: readonly AcceptedPieceResponse[];
}

export class CircularResponse extends IntersectionType(CircularListRowResponse, IssuingAuthorityResponse) {
  @ApiProperty({ example: '通报' })
  kindTitle!: string;

  @ApiProperty({ example: '核实中' })
  stateTitle!: string;

  @ApiProperty({ description: '导语：依据和总体情况（单位账号印发前为空）' })
  lead!: string;

  @ApiProperty({ description: '工作要求（单位账号印发前为空）' })
  closing!: string;

  @ApiProperty({ description: '全文字数（单位账号印发前为0）' })
  length!: number;

  @ApiProperty({ description: '已送单位核实' })
  asked!: boolean;

  @ApiProperty()
  discardReason!: string;

  @ApiProperty({ type: String, format: 'date', description: '数据截至' })
  takenOn!: string;

  @ApiProperty({ description: '数据快照的 SHA-256' })
  snapshotHash!: string;

  @ApiProperty({ description: '数据快照与校验值相符' })
  intact!: boolean;

  @ApiProperty({ type: [PassageResponse], description: '关于各单位的内容（单位账号印发前只有本单位的）' })
  passages!: readonly PassageResponse[];

  @ApiProperty({ type: CircularSnapshotResponse, nullable: true, description: '全部事实；单位账号为空' })
  snapshot!: CircularSnapshotResponse | null;

  @ApiProperty({ type: [String], description: '当前账号可以进行的操作' })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '当前账号有权但现在不能进行的操作及原因' })
  refused!: readonly RefusedCommandResponse[];

  @ApiProperty()
  version!: number;
}

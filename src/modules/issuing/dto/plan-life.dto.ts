import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { itemMachine, type ItemState } from '../../../domain/item/item.machine.js';
import { planMachine, type PlanState } from '../../../domain/plan/plan.machine.js';
import { type Satisfaction, SATISFACTIONS } from '../../../domain/plan/satisfaction.js';
import { JOINT_LEAD_POLICIES, type JointLeadPolicy } from '../../../domain/plan/work-rules.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';
import { PlanWorkRulesResponse } from '../../plans/index.js';

const AUTHORITY_LENGTH = 200;
const MUST_BE_BOOLEAN = '须为 true 或 false';

export class IssuePlanRequest {
  @ApiProperty({ description: '签发机关或签发人', maxLength: AUTHORITY_LENGTH, example: '市人民政府办公厅' })
  @IsProse('issuingAuthority（签发机关）')
  @MaxLength(AUTHORITY_LENGTH, { message: `issuingAuthority（签发机关）最多${AUTHORITY_LENGTH}个字` })
  issuingAuthority!: string;

  @ApiProperty({ required: false, description: '交办通知的文号，没有的不填', maxLength: AUTHORITY_LENGTH })
  @IsOptional()
  @IsProse('documentNumber（交办通知文号）')
  @MaxLength(AUTHORITY_LENGTH, { message: `documentNumber（交办通知文号）最多${AUTHORITY_LENGTH}个字` })
  documentNumber?: string;
}

class SignatureRules {
  @ApiProperty({ description: '进展报告须负责人签批' })
  @IsOptional()
  @IsBoolean({ message: `report ${MUST_BE_BOOLEAN}` })
  report!: boolean;

  @ApiProperty({ description: '延期申请须负责人签批' })
  @IsOptional()
  @IsBoolean({ message: `extension ${MUST_BE_BOOLEAN}` })
  extension!: boolean;

  @ApiProperty({ description: '退办申请须负责人签批' })
  @IsOptional()
  @IsBoolean({ message: `decline ${MUST_BE_BOOLEAN}` })
  decline!: boolean;

  @ApiProperty({ description: '办结申报须负责人签批' })
  @IsOptional()
  @IsBoolean({ message: `completion ${MUST_BE_BOOLEAN}` })
  completion!: boolean;

  @ApiProperty({ description: '报送材料须负责人签批' })
  @IsOptional()
  @IsBoolean({ message: `submission ${MUST_BE_BOOLEAN}` })
  submission!: boolean;
}

export class WorkRulesRequest {
  @ApiProperty({ enum: JOINT_LEAD_POLICIES, required: false, description: '多个牵头单位：都须办结 / 列第一位的汇总办结' })
  @IsOptional()
  @IsIn(JOINT_LEAD_POLICIES, { message: `jointLeads（共同牵头）须为 ${JOINT_LEAD_POLICIES.join('、')} 之一` })
  jointLeads?: JointLeadPolicy;

  @ApiProperty({ required: false, description: '双人复核：拟定与交办、核查与销号须由两人办理' })
  @IsOptional()
  @IsBoolean({ message: `fourEyes（双人复核）${MUST_BE_BOOLEAN}` })
  fourEyes?: boolean;

  @ApiProperty({ type: SignatureRules, required: false, description: '哪些材料离开单位前须负责人签批；没有写的保持不变' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SignatureRules)
  signatures?: Partial<SignatureRules>;
}

export class OpenItemResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty({ example: '第33项 制订深化汉口北…' })
  label!: string;

  @ApiProperty({ enum: itemMachine.states })
  status!: ItemState;

  @ApiProperty()
  statusTitle!: string;
}

export class ClosePreviewResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty({ description: '方案的版本，结束时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty({ type: [OpenItemResponse], description: '没有办完的事项' })
  items!: readonly OpenItemResponse[];

  @ApiProperty({ description: '没有报的报送件数' })
  submissions!: number;

  @ApiProperty({ description: '没有答复的批示件数' })
  instructions!: number;

  @ApiProperty({ description: '议案、建议案还没有满意度，或者是不满意：不能结束' })
  awaitsJudgement!: boolean;
}

export class ClosePlanRequest {
  @ApiProperty({ required: false, description: '结束的理由；还有未办完的必填', maxLength: 1000 })
  @IsOptional()
  @IsProse('reason（理由）')
  reason?: string;

  @ApiProperty({ required: false, description: '知道还有未办完的，仍然结束' })
  @IsOptional()
  @IsBoolean({ message: `confirmOpen（确认）${MUST_BE_BOOLEAN}` })
  confirmOpen?: boolean;

  @ApiProperty({ enum: SATISFACTIONS, required: false, description: '满意 / 基本满意 / 不满意；议案、建议案必填一次' })
  @IsOptional()
  @IsIn(SATISFACTIONS, { message: `satisfaction（满意度）须为 ${SATISFACTIONS.join('、')} 之一` })
  satisfaction?: Satisfaction;

  @ApiProperty({ required: false, description: '提出者的意见', maxLength: 1000 })
  @IsOptional()
  @IsProse('satisfactionComment（意见）')
  satisfactionComment?: string;
}

export class SatisfactionRequest {
  @ApiProperty({ enum: SATISFACTIONS, description: '满意 / 基本满意 / 不满意' })
  @IsIn(SATISFACTIONS, { message: `result（满意度）须为 ${SATISFACTIONS.join('、')} 之一` })
  result!: Satisfaction;

  @ApiProperty({ required: false, description: '提出者的意见；不满意时必填', maxLength: 1000 })
  @IsOptional()
  @IsProse('comment（意见）')
  comment?: string;
}

export class PlanAnswerResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty({ enum: planMachine.states })
  status!: PlanState;

  @ApiProperty()
  statusTitle!: string;

  @ApiProperty({ description: '签发机关或签发人；未交办或由运维交办的为空' })
  issuingAuthority!: string;

  @ApiProperty({ enum: SATISFACTIONS, nullable: true, description: '提出者最近一次的满意度' })
  satisfaction!: Satisfaction | null;

  @ApiProperty({ type: PlanWorkRulesResponse })
  workRules!: PlanWorkRulesResponse;

  @ApiProperty({ type: [String], description: '当前账号现在可以对方案做的事' })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '当前账号的角色可以做、但现在不能做的事，附原因' })
  refused!: readonly RefusedCommandResponse[];
}

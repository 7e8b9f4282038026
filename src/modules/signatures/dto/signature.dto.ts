import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { signatureMachine, type SignatureCommand, type SignatureState } from '../../../domain/signature/signature.machine.js';
import { SIGNATURE_KINDS, type SignatureKind } from '../../../domain/signature/signature-rules.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';
import type { SignatureSubject } from '../signature-request.entity.js';

export class SignaturesQuery {
  @ApiProperty({ enum: signatureMachine.states, required: false, description: '只看某种状态' })
  @IsOptional()
  @IsIn(signatureMachine.states, { message: `status（状态）须为 ${signatureMachine.states.join('、')} 之一` })
  status?: SignatureState;

  @ApiProperty({ required: false, description: '翻页：只看编号小于它的' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'before（翻页）须为签批件编号' })
  before?: string;
}

export class ReturnSignatureRequest {
  @ApiProperty({ description: '退回原因', maxLength: 1000 })
  @IsProse('reason（退回原因）')
  reason!: string;
}

export class SignatureAnswerResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: signatureMachine.states, description: '签批时事项已撤回或已办结的，为 takenBack' })
  status!: SignatureState;

  @ApiProperty({ example: '已签批' })
  statusTitle!: string;

  @ApiProperty({ description: '退回或撤回的原因' })
  decisionReason!: string;
}

export class SignatureRowResponse extends SignatureAnswerResponse {
  @ApiProperty({ enum: SIGNATURE_KINDS })
  kind!: SignatureKind;

  @ApiProperty({ example: '进展报告' })
  kindTitle!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ enum: ['assignment', 'submission'] })
  subjectType!: SignatureSubject;

  @ApiProperty()
  subjectId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: Object, description: '待签批的内容' })
  payload!: Readonly<Record<string, unknown>>;

  @ApiProperty()
  askedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  askedAt!: Date;

  @ApiProperty({ type: String, nullable: true })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: Date | null;

  @ApiProperty({ type: [String], description: '当前账号现在可以做的事' })
  allowed!: readonly SignatureCommand[];
}

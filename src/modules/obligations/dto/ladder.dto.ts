import { ApiProperty } from '@nestjs/swagger';
import { Allow, IsObject } from 'class-validator';
import {
  LIGHT_COLOURS,
  NOTICE_COLOURS,
  type NoticeColour,
  OFFSET_UNITS,
  RUNG_ACTIONS,
  RUNG_AUDIENCES,
  RUNG_DELIVERIES,
  type RungAction,
  type RungAudience,
  type RungDelivery,
} from '../../../domain/obligation/ladder.js';
import { type ObligationKind, OBLIGATION_KINDS } from '../../../domain/obligation/obligation.js';
import { type SuspensionReason, SUSPENSION_REASONS } from '../../../domain/obligation/suspension.js';

export class OffsetResponse {
  @ApiProperty({ description: '天数；到期日之前为负' })
  count!: number;

  @ApiProperty({ enum: OFFSET_UNITS, description: '工作日或自然日' })
  unit!: (typeof OFFSET_UNITS)[number];
}

export class LadderRungResponse {
  @ApiProperty({ example: 'overdue3' })
  code!: string;

  @ApiProperty({ type: OffsetResponse })
  offset!: OffsetResponse;

  @ApiProperty({ enum: RUNG_ACTIONS })
  action!: RungAction;

  @ApiProperty({ enum: RUNG_AUDIENCES, isArray: true, description: '联络员、单位负责人、办公室、分管领导' })
  audience!: readonly RungAudience[];

  @ApiProperty({ enum: RUNG_DELIVERIES, description: '汇总或即时' })
  delivery!: RungDelivery;

  @ApiProperty({ description: '工作时间以外也可发出' })
  anyHour!: boolean;

  @ApiProperty({ enum: NOTICE_COLOURS, nullable: true, type: String, description: '拟出的督办单颜色' })
  notice!: NoticeColour | null;

  @ApiProperty({ enum: LIGHT_COLOURS, nullable: true, type: String, description: '从这一级起的灯色' })
  light!: (typeof LIGHT_COLOURS)[number] | null;
}

export class LadderResponse {
  @ApiProperty({ example: 'standard' })
  code!: string;

  @ApiProperty({ example: '标准提醒阶梯' })
  title!: string;

  @ApiProperty({ description: '版次' })
  edition!: number;

  @ApiProperty({ enum: SUSPENSION_REASONS, isArray: true, description: '哪些情形停止计时' })
  pausedBy!: readonly SuspensionReason[];

  @ApiProperty({ type: [LadderRungResponse] })
  rungs!: readonly LadderRungResponse[];
}

export class LadderPolicyResponse {
  @ApiProperty({ type: [LadderResponse] })
  ladders!: readonly LadderResponse[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: '各类应办事项默认的阶梯' })
  defaults!: Readonly<Record<ObligationKind, string>>;

  @ApiProperty({ type: OffsetResponse, description: '签收期限' })
  acknowledgeWithin!: OffsetResponse;

  @ApiProperty({ type: OffsetResponse, nullable: true, description: '牵头单位最长多久报一次进展；null 为不要求' })
  reportWithin!: OffsetResponse | null;

  @ApiProperty({ type: OffsetResponse, description: '办公室审核期限' })
  reviewWithin!: OffsetResponse;

  @ApiProperty({ type: OffsetResponse, description: '申请退办期限，自交办之日起' })
  declineWithin!: OffsetResponse;

  @ApiProperty({ type: OffsetResponse, description: '单位负责人签批期限' })
  signWithin!: OffsetResponse;
}

export class LadderChoiceRequest {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: `按类别选用的阶梯，未写的用默认；类别：${OBLIGATION_KINDS.join('、')}`, example: { itemCompletion: 'standard' } })
  @IsObject({ message: 'ladders（阶梯）须为对象，例如 {"itemCompletion":"standard"}，全部用默认时写 {}' })
  ladders!: Record<string, unknown>;

  @ApiProperty({ enum: NOTICE_COLOURS, nullable: true, type: String, description: '督办单起始颜色；null 按阶梯' })
  @Allow()
  noticeStart!: unknown;
}

export class LadderChoiceResponse {
  @ApiProperty({ description: '方案的版本' })
  version!: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: '本方案另行选用的阶梯' })
  ladders!: Readonly<Partial<Record<ObligationKind, string>>>;

  @ApiProperty({ enum: NOTICE_COLOURS, nullable: true, type: String })
  noticeStart!: NoticeColour | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: '各类应办事项实际所用的阶梯' })
  inEffect!: Readonly<Record<ObligationKind, string>>;

  @ApiProperty({ type: [String], description: '当前账号可以进行的操作' })
  allowed!: readonly string[];
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';
import type { PhaseState } from '../../../domain/plan/phase.js';
import { IsDay } from '../../../platform/http/is-day.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

export class PhaseOverrideRequest {
  @ApiPropertyOptional({ format: 'date', description: '新的开始日期；不填则不变' })
  @IsOptional()
  @IsDay('startsOn（开始日期）')
  startsOn?: string;

  @ApiPropertyOptional({ format: 'date', description: '新的结束日期（含）；不填则不变' })
  @IsOptional()
  @IsDay('endsOn（结束日期）')
  endsOn?: string;

  @ApiProperty({ description: '调整原因', maxLength: 500 })
  @IsProse('reason（调整原因）')
  reason!: string;
}

export class PhaseClosingRequest {
  @ApiPropertyOptional({ format: 'date', description: '最后一天；不填则为今天，次日起结束' })
  @IsOptional()
  @IsDay('on（最后一天）')
  on?: string;

  @ApiProperty({ description: '提前结束的原因', maxLength: 500 })
  @IsProse('reason（提前结束的原因）')
  reason!: string;
}

export class NeighbourPhaseResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  startsOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  endsOn!: string | null;
}

export class FollowedWindowsResponse {
  @ApiProperty({ description: '起止随之变动的报送要求数' })
  duties!: number;

  @ApiProperty({ description: '截止日随之变动的报送任务数' })
  submissions!: number;
}

export class PhaseWindowResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  startsOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  endsOn!: string | null;

  @ApiProperty({ enum: ['planned', 'active', 'ended'] })
  state!: PhaseState;

  @ApiProperty({ example: '进行中' })
  stateTitle!: string;

  @ApiProperty({ type: [NeighbourPhaseResponse], description: '与它有重叠的阶段；允许重叠，供核对' })
  overlaps!: readonly NeighbourPhaseResponse[];

  @ApiProperty({ type: FollowedWindowsResponse })
  followed!: FollowedWindowsResponse;
}

export class OpenObligationResponse {
  @ApiProperty()
  obligationId!: string;

  @ApiProperty({ description: '承担的单位或办公室' })
  owner!: string;

  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty({ example: '事项办结' })
  kindTitle!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, format: 'date', description: '到期日（扣除计时暂停的天数）' })
  dueOn!: string;

  @ApiProperty({ description: '时限原文' })
  dueWords!: string;

  @ApiProperty({ description: '到期日为暂计' })
  provisional!: boolean;

  @ApiProperty({ description: '计时暂停中' })
  paused!: boolean;

  @ApiProperty({ description: '已逾期的天数，未逾期为0' })
  daysLate!: number;
}

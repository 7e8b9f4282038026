import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { LocalDate } from '../../../domain/kernel/local-date.js';

export class StandingFreezeResponse {
  @ApiProperty({ enum: ['clockJumped', 'databaseRestored', 'operator'] })
  reason!: 'clockJumped' | 'databaseRestored' | 'operator';

  @ApiProperty({ description: '看到了什么' })
  detail!: string;

  @ApiProperty()
  since!: Date;
}

export class FreezeResponse {
  @ApiProperty()
  frozen!: boolean;

  @ApiProperty({ type: [StandingFreezeResponse] })
  freezes!: readonly StandingFreezeResponse[];
}

export class LiftFreezeRequest {
  @ApiPropertyOptional({ type: String, description: '恢复过数据库时：从这一天起到期的提醒补发；不填则都不补发', example: '2026-03-02' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '起始日期须写成 YYYY-MM-DD' })
  resendSince?: LocalDate;
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsDay } from './query-words.js';

export class WorkloadQuery {
  @ApiPropertyOptional({ format: 'date', description: '从这一天所在的周起；不填为本周' })
  @IsOptional()
  @IsDay('from（起始日）')
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: '到这一天所在的周止；不填为起始后共 8 周' })
  @IsOptional()
  @IsDay('to（截止日）')
  to?: string;
}

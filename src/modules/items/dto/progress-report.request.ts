import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

/** Lengths and the state are rules of the domain; here only the shape is checked. */
export class ProgressReportRequest {
  @ApiProperty({ enum: ['ahead', 'onTrack', 'behind', 'blocked'], description: '超前 / 正常 / 滞后 / 受阻' })
  @IsProse('state（进度状态）')
  state!: string;

  @ApiProperty({ description: '进展情况', maxLength: 5000 })
  @IsProse('progress（进展情况）')
  progress!: string;

  @ApiProperty({ description: '存在问题', maxLength: 5000, required: false })
  @IsOptional()
  @IsProse('problems（存在问题）')
  problems?: string;

  @ApiProperty({ description: '下一步措施', maxLength: 5000, required: false })
  @IsOptional()
  @IsProse('nextSteps（下一步措施）')
  nextSteps?: string;
}

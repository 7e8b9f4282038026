import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';

/** Lengths and the state are rules of the domain; here only the shape is checked. */
export class ProgressReportRequest {
  @ApiProperty({ enum: ['ahead', 'onTrack', 'behind', 'blocked'], description: '超前 / 正常 / 滞后 / 受阻' })
  @IsString({ message: 'state（进度状态）须为文字' })
  state!: string;

  @ApiProperty({ description: '进展情况', maxLength: 5000 })
  @IsString({ message: 'progress（进展情况）须为文字' })
  progress!: string;

  @ApiProperty({ description: '存在问题', maxLength: 5000, required: false })
  @IsOptional()
  @IsString({ message: 'problems（存在问题）须为文字' })
  problems?: string;

  @ApiProperty({ description: '下一步措施', maxLength: 5000, required: false })
  @IsOptional()
  @IsString({ message: 'nextSteps（下一步措施）须为文字' })
  nextSteps?: string;
}

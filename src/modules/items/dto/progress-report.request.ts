import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsNumber, IsOptional, Matches, ValidateNested } from 'class-validator';
import { ATTACHMENTS_AT_ONCE } from '../../../domain/attachment/attachment-subject.js';
import { AttachmentIds } from '../../../platform/http/attachment-ids.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

const MOST_PARTS = 200;

export class TargetValueRequest {
  @ApiProperty({ description: '第几个量化目标，从1起' })
  @IsInt({ message: 'position（第几个目标）须为整数' })
  position!: number;

  @ApiProperty({ description: '已完成的数值' })
  @IsNumber({}, { message: 'value（数值）须为数' })
  value!: number;
}

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

  @ApiProperty({ type: [TargetValueRequest], required: false, description: '量化目标的完成数值（牵头单位）' })
  @IsOptional()
  @IsArray({ message: 'targetValues（量化目标）须为数组' })
  @ArrayMaxSize(MOST_PARTS, { message: `targetValues（量化目标）最多 ${MOST_PARTS} 个` })
  @ValidateNested({ each: true })
  @Type(() => TargetValueRequest)
  targetValues?: TargetValueRequest[];

  @ApiProperty({ type: [String], required: false, description: '采用了哪些配合情况（编号，牵头单位）' })
  @IsOptional()
  @ArrayMaxSize(MOST_PARTS, { message: `usedInputIds（采用的配合情况）最多 ${MOST_PARTS} 个` })
  @Matches(ROW_ID, { each: true, message: 'usedInputIds（采用的配合情况）须为编号的列表' })
  usedInputIds?: string[];

  @AttachmentIds(ATTACHMENTS_AT_ONCE)
  attachmentIds?: string[];
}

import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateBy, ValidateNested } from 'class-validator';
import { INSTRUCTION_ACTIONS, type InstructionAction } from '../../../domain/instruction/instruction.js';
import { isLocalDate } from '../../../domain/kernel/local-date.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';
import { DeadlineRequest, GivenUnitRequest } from '../../items/index.js';

const MOST_UNITS = 300;

export class InstructionRequest {
  @ApiProperty({ description: '批示内容', maxLength: 2000 })
  @IsProse('text（批示内容）')
  text!: string;
}

export class DraftItemRequest {
  @ApiProperty({ description: '事项内容' })
  @IsProse('text（事项内容）')
  text!: string;

  @ApiProperty({ type: DeadlineRequest, description: '时限' })
  @ValidateNested()
  @Type(() => DeadlineRequest)
  deadline!: DeadlineRequest;

  @ApiProperty({ type: [GivenUnitRequest], description: '承担单位' })
  @IsArray({ message: 'units（承担单位）须为数组' })
  @ArrayMinSize(1, { message: 'units（承担单位）至少一个' })
  @ArrayMaxSize(MOST_UNITS, { message: `units（承担单位）最多${MOST_UNITS}个` })
  @ValidateNested({ each: true })
  @Type(() => GivenUnitRequest)
  units!: GivenUnitRequest[];
}

export class AnswerInstructionRequest {
  @ApiProperty({ enum: INSTRUCTION_ACTIONS, description: '转为新事项 / 重新办理该事项 / 阅知' })
  @IsIn(INSTRUCTION_ACTIONS, { message: `action（办理方式）须为 ${INSTRUCTION_ACTIONS.join('、')} 之一` })
  action!: InstructionAction;

  @ApiProperty({ required: false, description: '办理情况；阅知时必填', maxLength: 1000 })
  @IsOptional()
  @IsProse('note（办理情况）')
  note?: string;

  @ApiProperty({ type: DraftItemRequest, required: false, description: '转为新事项时必填：先成草稿，再由办公室交办' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftItemRequest)
  item?: DraftItemRequest;

  @ApiProperty({ type: String, format: 'date', required: false, description: '重新办理的新时限' })
  @IsOptional()
  @ValidateBy({ name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value), defaultMessage: () => 'dueOn（新的时限）须为有效日期，写成 YYYY-MM-DD' } })
  dueOn?: string;
}

export class InstructionsQuery {
  @ApiProperty({ required: false, description: '只看一个方案' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'planId（方案）须为方案编号' })
  planId?: string;

  @ApiProperty({ required: false, description: '只看一个事项' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'itemId（事项）须为事项编号' })
  itemId?: string;

  @ApiProperty({ required: false, description: '只看没有答复的' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'open（没有答复的）须为 true 或 false' })
  open?: boolean;

  @ApiProperty({ required: false, description: '上一页最后一条的编号' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'before（上一页最后一条）须为批示编号' })
  before?: string;

  @ApiProperty({ required: false, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'limit（条数）须为整数' })
  @Min(1, { message: 'limit（条数）最少为1' })
  @Max(200, { message: 'limit（条数）最多为200' })
  limit?: number;
}

export class InstructionResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ type: String, nullable: true })
  itemId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '针对的事项；针对整个方案的为空' })
  item!: string | null;

  @ApiProperty()
  text!: string;

  @ApiProperty()
  givenBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  givenAt!: Date;

  @ApiProperty({ enum: INSTRUCTION_ACTIONS, nullable: true, description: '办公室的办理方式；没有答复的为空' })
  action!: InstructionAction | null;

  @ApiProperty({ description: '办理情况' })
  note!: string;

  @ApiProperty({ type: String, nullable: true, description: '转成的事项' })
  newItemId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  answeredBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '由批示转成或重新办理的事项何时办结' })
  fulfilledAt!: Date | null;

  @ApiProperty({ description: '版本，修改时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty({ type: [String], description: '当前账号现在可以做的事' })
  allowed!: readonly 'answer'[];
}

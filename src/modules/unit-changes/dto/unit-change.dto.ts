import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, MaxLength, Min, ValidateBy, ValidateNested } from 'class-validator';
import { isLocalDate } from '../../../domain/kernel/local-date.js';
import { UNIT_CHANGE_KINDS, type UnitChangeKind } from '../../../domain/unit/unit-change.js';
import { type AliasReason, UNIT_KINDS, type UnitKind } from '../../../domain/unit/unit.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

const NAME_LENGTH = 100;
const MOST_UNITS = 50;
const ALIAS_REASONS: readonly AliasReason[] = ['shortForm', 'formerName', 'laterName', 'ocr', 'variant'];

function IsDay(label: string): PropertyDecorator {
  return ValidateBy({ name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value), defaultMessage: () => `${label}须为有效日期，写成 YYYY-MM-DD` } });
}

class DecidedChange {
  @ApiProperty({ description: '依据，如机构改革文件', maxLength: 1000 })
  @IsProse('reason（依据）')
  reason!: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: '从哪一天起；不写为今天，以后的日期到时自动生效' })
  @IsOptional()
  @IsDay('effectiveOn（生效日期）')
  effectiveOn?: string;
}

export class RenameUnitRequest extends DecidedChange {
  @ApiProperty({ description: '新名称', maxLength: NAME_LENGTH })
  @IsProse('name（新名称）')
  @MaxLength(NAME_LENGTH, { message: `name（新名称）最多${NAME_LENGTH}个字` })
  name!: string;
}

export class MergeUnitsRequest extends DecidedChange {
  @ApiProperty({ type: [String], description: '并入本单位的单位编号' })
  @IsArray({ message: 'unitIds（并入的单位）须为数组' })
  @ArrayMinSize(1, { message: 'unitIds（并入的单位）至少一个' })
  @ArrayMaxSize(MOST_UNITS, { message: `unitIds（并入的单位）最多${MOST_UNITS}个` })
  @ArrayUnique({ message: 'unitIds（并入的单位）有重复' })
  @Matches(ROW_ID, { each: true, message: 'unitIds（并入的单位）须为单位编号' })
  unitIds!: string[];
}

export class MovedAssignmentRequest {
  @ApiProperty()
  @Matches(ROW_ID, { message: 'assignmentId（责任）须为责任编号' })
  assignmentId!: string;

  @ApiProperty({ description: '由哪个单位承接' })
  @Matches(ROW_ID, { message: 'unitId（单位）须为单位编号' })
  unitId!: string;
}

export class SplitUnitRequest extends DecidedChange {
  @ApiProperty({ type: [String], description: '拆分出的单位编号；没有另行指定的由第一个承接' })
  @IsArray({ message: 'into（拆分出的单位）须为数组' })
  @ArrayMinSize(1, { message: 'into（拆分出的单位）至少一个' })
  @ArrayMaxSize(MOST_UNITS, { message: `into（拆分出的单位）最多${MOST_UNITS}个` })
  @ArrayUnique({ message: 'into（拆分出的单位）有重复' })
  @Matches(ROW_ID, { each: true, message: 'into（拆分出的单位）须为单位编号' })
  into!: string[];

  @ApiProperty({ required: false, description: '原单位保留：没有指定去向的责任仍由它承担' })
  @IsOptional()
  @IsBoolean({ message: 'goesOn（原单位保留）须为 true 或 false' })
  goesOn?: boolean;

  @ApiProperty({ type: [MovedAssignmentRequest], required: false, description: '指定去向的责任' })
  @IsOptional()
  @IsArray({ message: 'assignments（指定去向的责任）须为数组' })
  @ArrayMaxSize(2000, { message: 'assignments（指定去向的责任）最多2000项' })
  @ValidateNested({ each: true })
  @Type(() => MovedAssignmentRequest)
  assignments?: MovedAssignmentRequest[];
}

export class DissolveUnitRequest extends DecidedChange {
  @ApiProperty({ required: false, description: '承接单位编号；没有承接单位的，未完成的责任撤回' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'successorId（承接单位）须为单位编号' })
  successorId?: string;
}

export class NewUnitRequest {
  @ApiProperty({ description: '单位全称', maxLength: NAME_LENGTH })
  @IsProse('name（单位全称）')
  @MaxLength(NAME_LENGTH, { message: `name（单位全称）最多${NAME_LENGTH}个字` })
  name!: string;

  @ApiProperty({ enum: UNIT_KINDS })
  @IsIn(UNIT_KINDS, { message: `kind（类别）须为 ${UNIT_KINDS.join('、')} 之一` })
  kind!: UnitKind;

  @ApiProperty({ type: String, format: 'date', required: false, description: '从哪一天起设立' })
  @IsOptional()
  @IsDay('validFrom（设立日期）')
  validFrom?: string;
}

export class AliasRequest {
  @ApiProperty({ description: '别名', maxLength: NAME_LENGTH })
  @IsProse('words（别名）')
  @MaxLength(NAME_LENGTH, { message: `words（别名）最多${NAME_LENGTH}个字` })
  words!: string;

  @ApiProperty({ enum: ALIAS_REASONS, description: '简称 / 原名 / 后来的名称 / 识别错误 / 异写' })
  @IsIn(ALIAS_REASONS, { message: `reason（性质）须为 ${ALIAS_REASONS.join('、')} 之一` })
  reason!: AliasReason;
}

export class ChangePreviewQuery {
  @ApiProperty({ required: false, description: '拟定的承接单位编号' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'successorId（承接单位）须为单位编号' })
  successorId?: string;
}

export class UnitChangesQuery {
  @ApiProperty({ required: false, description: '上一页最后一条的编号' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'before（上一页最后一条）须为变更编号' })
  before?: string;

  @ApiProperty({ required: false, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'limit（条数）须为整数' })
  @Min(1, { message: 'limit（条数）最少为1' })
  @Max(200, { message: 'limit（条数）最多为200' })
  limit?: number;
}

export class RegisteredUnitResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: UNIT_KINDS })
  kind!: UnitKind;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '最后一天；没有撤销的为空' })
  validTo!: string | null;
}

export class UnitChangeResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: UNIT_CHANGE_KINDS })
  kind!: UnitChangeKind;

  @ApiProperty()
  kindTitle!: string;

  @ApiProperty({ type: String, format: 'date' })
  effectiveOn!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: '更名后的名称；其他变更为空' })
  newName!: string;

  @ApiProperty({ type: [String], description: '变更的单位' })
  from!: readonly string[];

  @ApiProperty({ type: [String], description: '承接的单位' })
  to!: readonly string[];

  @ApiProperty()
  decidedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '生效的时间；还没有生效的为空' })
  appliedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  cancelledAt!: Date | null;
}

export class MovingPlanResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ description: '转由承接单位的责任数' })
  assignments!: number;

  @ApiProperty({ description: '其中承接单位在同一事项上已有责任、将合为一项的' })
  merges!: number;

  @ApiProperty({ description: '未完成的报送' })
  submissions!: number;
}

export class UnitChangePreviewResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ type: [MovingPlanResponse] })
  plans!: readonly MovingPlanResponse[];

  @ApiProperty({ description: '该单位现在的全部应办' })
  openObligations!: number;

  @ApiProperty({ type: [String], description: '任职将随单位撤销而结束的人员' })
  people!: readonly string[];

  @ApiProperty({ type: [String], description: '所属的组' })
  groups!: readonly string[];

  @ApiProperty({ type: [String], description: '办公室设在该单位的领导小组' })
  leadingGroupsHoused!: readonly string[];
}

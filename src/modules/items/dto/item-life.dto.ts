import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNumber, IsOptional, Matches, Max, Min, ValidateBy, ValidateNested } from 'class-validator';
import type { AssignmentRole } from '../../../domain/document/plan-draft.js';
import { REOPENING_CAUSES, type ReopeningCause } from '../../../domain/item/reopening.js';
import { isLocalDate } from '../../../domain/kernel/local-date.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

const ROLES: readonly AssignmentRole[] = ['lead', 'cooperating', 'guiding'];
const MOST_UNITS = 300;

function IsDay(label: string): PropertyDecorator {
  return ValidateBy({ name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value), defaultMessage: () => `${label}须为有效日期，写成 YYYY-MM-DD` } });
}

export class DeadlineRequest {
  @ApiProperty({ description: '时限的说法，如“2024年12月底”“持续推进”；只写日期时可为空', example: '2024年12月底' })
  @IsProse('words（时限的说法）')
  words!: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: '说法读不出日期时填写' })
  @IsOptional()
  @IsDay('dueOn（日期）')
  dueOn?: string;
}

export class GivenUnitRequest {
  @ApiProperty({ description: '单位编号' })
  @Matches(ROW_ID, { message: 'unitId（单位）须为单位编号' })
  unitId!: string;

  @ApiProperty({ enum: ROLES, description: '牵头 / 配合 / 指导' })
  @IsIn(ROLES, { message: `role（角色）须为 ${ROLES.join('、')} 之一` })
  role!: AssignmentRole;

  @ApiProperty({ required: false, description: '角色的称谓，如“责任单位”；不写时用通用称谓' })
  @IsOptional()
  @IsProse('roleWord（称谓）')
  roleWord?: string;
}

export class ChangedRoleRequest {
  @ApiProperty({ description: '责任编号' })
  @Matches(ROW_ID, { message: 'assignmentId（责任）须为责任编号' })
  assignmentId!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES, { message: `role（角色）须为 ${ROLES.join('、')} 之一` })
  role!: AssignmentRole;
}

export class AdjustItemRequest {
  @ApiProperty({ description: '调整的理由', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;

  @ApiProperty({ required: false, description: '新的事项内容；公文原文保留' })
  @IsOptional()
  @IsProse('text（事项内容）')
  text?: string;

  @ApiProperty({ type: DeadlineRequest, required: false, description: '新的时限；公文原定时限保留' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DeadlineRequest)
  deadline?: DeadlineRequest;

  @ApiProperty({ required: false, description: '早于公文原定时限的理由；提前时必填' })
  @IsOptional()
  @IsProse('earlierReason（提前的理由）')
  earlierReason?: string;

  @ApiProperty({ type: [GivenUnitRequest], required: false, description: '新增的单位' })
  @IsOptional()
  @IsArray({ message: 'add（新增的单位）须为数组' })
  @ArrayMaxSize(MOST_UNITS, { message: `add（新增的单位）最多${MOST_UNITS}个` })
  @ValidateNested({ each: true })
  @Type(() => GivenUnitRequest)
  add?: GivenUnitRequest[];

  @ApiProperty({ type: [String], required: false, description: '撤回的责任编号' })
  @IsOptional()
  @IsArray({ message: 'withdraw（撤回的责任）须为数组' })
  @ArrayMaxSize(MOST_UNITS, { message: `withdraw（撤回的责任）最多${MOST_UNITS}个` })
  @Matches(ROW_ID, { each: true, message: 'withdraw（撤回的责任）须为责任编号' })
  withdraw?: string[];

  @ApiProperty({ type: [ChangedRoleRequest], required: false, description: '变更角色的责任' })
  @IsOptional()
  @IsArray({ message: 'changeRole（变更角色）须为数组' })
  @ArrayMaxSize(MOST_UNITS, { message: `changeRole（变更角色）最多${MOST_UNITS}个` })
  @ValidateNested({ each: true })
  @Type(() => ChangedRoleRequest)
  changeRole?: ChangedRoleRequest[];
}

export class TerminateItemRequest {
  @ApiProperty({ description: '终止的理由', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;

  @ApiProperty({ description: '批准机关或批准人', maxLength: 1000 })
  @IsProse('authority（批准机关）')
  authority!: string;
}

export class OptionalNoteRequest {
  @ApiProperty({ required: false, description: '说明', maxLength: 1000 })
  @IsOptional()
  @IsProse('reason（说明）')
  reason?: string;
}

export class VerifyItemRequest {
  @ApiProperty({ description: '核查情况：看了什么、是否属实', maxLength: 1000 })
  @IsProse('note（核查情况）')
  note!: string;
}

export class ReopenItemRequest {
  @ApiProperty({ enum: REOPENING_CAUSES, description: '回头看 / 新的批示 / 不满意' })
  @IsIn(REOPENING_CAUSES, { message: `cause（原因）须为 ${REOPENING_CAUSES.join('、')} 之一` })
  cause!: ReopeningCause;

  @ApiProperty({ description: '理由', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: '新的办结时限；持续推进的事项可以不填' })
  @IsOptional()
  @IsDay('dueOn（新的时限）')
  dueOn?: string;
}

export class GroupMembersRequest {
  @ApiProperty({ type: [String], description: '成员单位的代码' })
  @IsArray({ message: 'memberCodes（成员单位）须为数组' })
  @ArrayMaxSize(MOST_UNITS, { message: `memberCodes（成员单位）最多${MOST_UNITS}个` })
  @Matches(/^[a-z0-9-]{1,200}$/, { each: true, message: 'memberCodes（成员单位）须为单位代码' })
  memberCodes!: string[];

  @ApiProperty({ description: '依据，如文件中的定义', maxLength: 1000 })
  @IsProse('reason（依据）')
  reason!: string;
}

export class GroupMembershipResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty({ description: '组的名称' })
  name!: string;

  @ApiProperty({ type: [String] })
  memberCodes!: readonly string[];

  @ApiProperty({ description: '随之新增的责任数' })
  given!: number;

  @ApiProperty({ description: '随之撤回的责任数' })
  withdrawn!: number;

  @ApiProperty({ description: '方案的版本' })
  version!: number;
}

export class GroupMemberResponse {
  @ApiProperty({ example: 'jiangan-district' })
  code!: string;

  @ApiProperty({ example: '江岸区人民政府' })
  name!: string;
}

export class PlanGroupResponse {
  @ApiProperty({ example: 'district-governments' })
  code!: string;

  @ApiProperty({ example: '各区人民政府' })
  name!: string;

  @ApiProperty({ description: '公文中的范围注记，或办公室设定时写的依据；没有时为空' })
  words!: string;

  @ApiProperty({ type: [GroupMemberResponse], description: '本方案中的成员单位，按规范次序' })
  members!: readonly GroupMemberResponse[];

  @ApiProperty({ description: '用到这个统称的事项数' })
  items!: number;
}

export class BaselineRequest {
  @ApiProperty({ description: '起点数值' })
  @IsNumber({ allowNaN: false, allowInfinity: false }, { message: 'value（起点数值）须为数字' })
  @Min(-1e15, { message: 'value（起点数值）过小' })
  @Max(1e15, { message: 'value（起点数值）过大' })
  value!: number;
}

export class HistoryQuery {
  @ApiProperty({ required: false, description: '上一页最后一条的编号' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'before（上一页最后一条）须为记录编号' })
  before?: string;

  @ApiProperty({ required: false, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'limit（条数）须为整数' })
  @Min(1, { message: 'limit（条数）最少为1' })
  @Max(200, { message: 'limit（条数）最多为200' })
  limit?: number;
}

export class ItemHistoryResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;

  @ApiProperty({ description: '谁' })
  who!: string;

  @ApiProperty()
  action!: string;

  @ApiProperty({ type: String, nullable: true, description: '哪个单位的责任；事项本身的变更为空。单位更名、撤并后仍写当时的名称' })
  unit!: string | null;

  @ApiProperty({ description: '做了什么' })
  line!: string;
}

export class ActualValueResponse {
  @ApiProperty({ type: String, format: 'date' })
  onDay!: string;

  @ApiProperty()
  value!: number;

  @ApiProperty({ description: '报告的单位' })
  unit!: string;
}

export class TargetResponse {
  @ApiProperty({ description: '在事项中的次序，从1起' })
  position!: number;

  @ApiProperty({ description: '原文' })
  words!: string;

  @ApiProperty({ description: '目标值' })
  value!: number;

  @ApiProperty({ description: '计量单位' })
  unit!: string;

  @ApiProperty({ enum: ['atLeast', 'atMost', 'exactly'] })
  bound!: 'atLeast' | 'atMost' | 'exactly';

  @ApiProperty({ type: Number, nullable: true })
  year!: number | null;

  @ApiProperty({ description: '起点值；没有设定时为0' })
  baseline!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '起算日：交办之日' })
  from!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '应达到目标之日' })
  dueOn!: string | null;

  @ApiProperty({ type: [ActualValueResponse], description: '各次报告的实际值，早的在前' })
  actual!: readonly ActualValueResponse[];

  @ApiProperty({ type: Number, nullable: true, description: '按时间进度今天应达到的值；上限、比率和没有日期的目标不计' })
  expected!: number | null;

  @ApiProperty({ type: Boolean, nullable: true, description: '最近的实际值是否低于时间进度' })
  behind!: boolean | null;
}

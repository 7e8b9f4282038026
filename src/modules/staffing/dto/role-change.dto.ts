import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { ACCOUNT_ROLES, type AccountRole } from '../../../domain/policy/actor.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

const KINDS = ['grant', 'revoke', 'succeed'] as const;

export class RoleChangeRequest {
  @ApiProperty({ enum: KINDS, description: 'grant 授予岗位，revoke 收回岗位，succeed 接任岗位' })
  @IsIn(KINDS, { message: 'kind 只能是 grant、revoke 或 succeed' })
  kind!: (typeof KINDS)[number];

  @ApiProperty({ required: false, description: '谁得到岗位、谁接任（grant、succeed）' })
  @ValidateIf(({ kind }: RoleChangeRequest) => kind !== 'revoke')
  @IsProse('login（登录名）')
  @MaxLength(200, { message: 'login（登录名）不能超过200个字符' })
  login?: string;

  @ApiProperty({ required: false, description: '结束的岗位（revoke、succeed）' })
  @ValidateIf(({ kind }: RoleChangeRequest) => kind !== 'grant')
  @Matches(ROW_ID, { message: 'postId（岗位编号）须为正整数' })
  postId?: string;

  @ApiProperty({ required: false, enum: ACCOUNT_ROLES, description: '岗位（grant）' })
  @ValidateIf(({ kind }: RoleChangeRequest) => kind === 'grant')
  @IsIn(ACCOUNT_ROLES, { message: `role（岗位）只能是 ${ACCOUNT_ROLES.join('、')}` })
  role?: AccountRole;

  @ApiProperty({ type: String, nullable: true, required: false, description: '单位编号（单位岗位）' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'unitId（单位编号）须为正整数' })
  unitId?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, description: '领导小组编号（办公室岗位）' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'leadingGroupId（领导小组编号）须为正整数' })
  leadingGroupId?: string | null;

  @ApiProperty({ type: [String], nullable: true, required: false, description: '分管的领导小组编号（领导）；不填为全部' })
  @IsOptional()
  @IsArray({ message: 'field（分管范围）须为数组' })
  @ArrayMaxSize(200, { message: 'field（分管范围）过多' })
  @Matches(ROW_ID, { each: true, message: 'field（分管范围）须为领导小组编号' })
  field?: string[] | null;
}

export class RejectionRequest {
  @ApiProperty({ description: '为什么不同意' })
  @IsProse('reason（理由）')
  @MinLength(1, { message: 'reason（理由）不能为空' })
  @MaxLength(500, { message: 'reason（理由）不能超过500个字符' })
  reason!: string;
}

export class RoleChangeResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: KINDS })
  kind!: (typeof KINDS)[number];

  @ApiProperty({ description: '岗位有变动的人；接任时为接任的人' })
  login!: string;

  @ApiProperty({ enum: ACCOUNT_ROLES })
  role!: AccountRole;

  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;

  @ApiProperty({ type: String, nullable: true })
  leadingGroup!: string | null;

  @ApiProperty({ type: [String], nullable: true })
  field!: readonly string[] | null;

  @ApiProperty({ type: String, nullable: true, description: '结束的岗位；授予的，确认后为新岗位' })
  postId!: string | null;

  @ApiProperty({ enum: ['proposed', 'confirmed', 'rejected'], description: 'proposed 待确认，confirmed 已生效，rejected 未同意' })
  state!: 'proposed' | 'confirmed' | 'rejected';

  @ApiProperty({ description: '提出的人' })
  proposedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  proposedAt!: Date;

  @ApiProperty({ type: String, nullable: true, description: '确认或不同意的人' })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: Date | null;

  @ApiProperty({ description: '不同意的理由' })
  reason!: string;
}

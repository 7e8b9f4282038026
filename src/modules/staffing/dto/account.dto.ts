import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsOptional, Matches, MaxLength, MinLength } from 'class-validator';
import { ACCOUNT_ROLES, type AccountRole } from '../../../domain/policy/actor.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

/** Typed, read out and written into commands: letters, digits, dot, hyphen, underscore. */
export const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/;
export const PHONE = /^\+?[0-9][0-9 -]{5,19}$/;

export class NewAccountRequest {
  @ApiProperty({ description: '登录名：小写字母、数字、点、连字符、下划线，2到64个字符' })
  @Matches(LOGIN, { message: 'login（登录名）须为2到64个小写字母、数字、点、连字符或下划线' })
  login!: string;

  @ApiProperty({ description: '姓名' })
  @IsProse('displayName（姓名）')
  @MinLength(1, { message: 'displayName（姓名）不能为空' })
  @MaxLength(100, { message: 'displayName（姓名）不能超过100个字符' })
  displayName!: string;

  @ApiProperty({ type: String, nullable: true, required: false, description: '电子邮件' })
  @IsOptional()
  @IsEmail({}, { message: 'email（电子邮件）须为一个邮件地址' })
  @MaxLength(254, { message: 'email（电子邮件）不能超过254个字符' })
  email?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, description: '工作电话' })
  @IsOptional()
  @Matches(PHONE, { message: 'phone（工作电话）须为6到20位电话号码' })
  phone?: string | null;

  @ApiProperty({ required: false, description: '程序账号：只能用令牌，不能登录' })
  @IsOptional()
  @IsBoolean({ message: 'program（程序账号）须为 true 或 false' })
  program?: boolean;
}

export class ActivationCodeResponse {
  @ApiProperty({ description: '激活码，只显示这一次' })
  code!: string;

  @ApiProperty({ type: String, format: 'date-time', description: '何时失效' })
  expiresAt!: Date;
}

export class NewAccountResponse {
  @ApiProperty()
  login!: string;

  @ApiProperty({ type: ActivationCodeResponse, nullable: true, description: '交给本人的激活码；程序账号没有' })
  activation!: ActivationCodeResponse | null;
}

export class AccountStateRequest {
  @ApiProperty({ description: '是否在用' })
  @IsBoolean({ message: 'active（是否在用）须为 true 或 false' })
  active!: boolean;
}

export class AccountPostResponse {
  @ApiProperty()
  postId!: string;

  @ApiProperty({ enum: ACCOUNT_ROLES })
  role!: AccountRole;

  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;

  @ApiProperty({ type: String, nullable: true })
  leadingGroup!: string | null;
}

export class AccountViewResponse {
  @ApiProperty({ description: '账号编号，审计记录按它查' })
  accountId!: string;

  @ApiProperty()
  login!: string;

  @ApiProperty()
  displayName!: string;

  @ApiProperty({ description: '在用' })
  active!: boolean;

  @ApiProperty({ description: '程序账号' })
  program!: boolean;

  @ApiProperty({ description: '演示账号' })
  demo!: boolean;

  @ApiProperty({ description: '已设定口令' })
  activated!: boolean;

  @ApiProperty({ description: '已设置动态口令' })
  secondFactor!: boolean;

  @ApiProperty({ type: [AccountPostResponse] })
  posts!: readonly AccountPostResponse[];
}

export class EndedSessionsResponse {
  @ApiProperty({ description: '结束了几个会话' })
  ended!: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsOptional, Matches, MaxLength, MinLength } from 'class-validator';
import { ACCOUNT_ROLES, type AccountRole } from '../../../domain/policy/actor.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ActivationCodeResponse, LOGIN, PHONE } from './account.dto.js';

export class PersonResponse {
  @ApiProperty({ type: String, nullable: true, description: '登录名；无权查看完整电话的不显示' })
  login!: string | null;

  @ApiProperty()
  displayName!: string;

  @ApiProperty({ enum: ACCOUNT_ROLES })
  role!: AccountRole;

  @ApiProperty({ type: String, nullable: true })
  unitId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '工作电话；无权查看完整号码的只见首尾' })
  phone!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '无权查看完整电话的不显示' })
  email!: string | null;

  @ApiProperty({ description: '值班：无人可收的通知由其转告' })
  onDuty!: boolean;
}

export class LiaisonLineResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ type: String, nullable: true, description: '没有登记联络员的单位为空；分管领导不显示' })
  login!: string | null;

  @ApiProperty({ type: String, nullable: true })
  displayName!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '工作电话；分管领导只见首尾' })
  phone!: string | null;

  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
}

export class DutyRequest {
  @ApiProperty({ description: '本办公室人员的登录名' })
  @IsProse('login（登录名）')
  @MaxLength(200, { message: 'login（登录名）不能超过200个字符' })
  login!: string;

  @ApiProperty({ description: '是否值班' })
  @IsBoolean({ message: 'onDuty（是否值班）须为 true 或 false' })
  onDuty!: boolean;
}

export class LiaisonRequest {
  @ApiProperty({ description: '联络员的登录名；没有账号的新建一个' })
  @Matches(LOGIN, { message: 'login（登录名）须为2到64个小写字母、数字、点、连字符或下划线' })
  login!: string;

  @ApiProperty({ description: '姓名' })
  @IsProse('displayName（姓名）')
  @MinLength(1, { message: 'displayName（姓名）不能为空' })
  @MaxLength(100, { message: 'displayName（姓名）不能超过100个字符' })
  displayName!: string;

  @ApiProperty({ description: '工作电话' })
  @Matches(PHONE, { message: 'phone（工作电话）须为6到20位电话号码' })
  phone!: string;

  @ApiProperty({ type: String, nullable: true, required: false, description: '电子邮件' })
  @IsOptional()
  @IsEmail({}, { message: 'email（电子邮件）须为一个邮件地址' })
  @MaxLength(254, { message: 'email（电子邮件）不能超过254个字符' })
  email?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, description: '由谁换成此人：原联络员的登录名；不填则增加一名' })
  @IsOptional()
  @IsProse('replaces（原联络员）')
  @MaxLength(200, { message: 'replaces（原联络员）不能超过200个字符' })
  replaces?: string | null;
}

export class RegisteredLiaisonResponse {
  @ApiProperty({ type: PersonResponse })
  person!: PersonResponse;

  @ApiProperty({ type: ActivationCodeResponse, nullable: true, description: '新账号的激活码，交给本人；已有账号的没有' })
  activation!: ActivationCodeResponse | null;
}

import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

/** A password as it may be sent: what it must be like is judged by the password rules. */
function IsPassword(field: string, tooLong = '过长'): PropertyDecorator {
  return applyDecorators(IsProse(field), MaxLength(1000, { message: `${field}${tooLong}` }));
}

function IsNewPassword(field: string): PropertyDecorator {
  return applyDecorators(ApiProperty({ description: '新口令，12到128个字符' }), IsPassword(field, '须为12到128个字符'));
}

function IsTotp(): PropertyDecorator {
  return Matches(/^\d{6}$/, { message: 'totp（动态口令）须为6位数字' });
}

class LoginRequest {
  @ApiProperty({ description: '登录名' })
  @IsProse('login（登录名）')
  @MaxLength(200, { message: 'login（登录名）不能超过200个字符' })
  login!: string;
}

class CredentialsRequest extends LoginRequest {
  @ApiProperty({ description: '口令' })
  @IsPassword('password（口令）')
  password!: string;
}

export class PasswordRequest extends CredentialsRequest {
  @ApiProperty({ type: String, required: false, nullable: true, description: '动态口令：6位数字；设置过动态口令的须填' })
  @IsOptional()
  @IsTotp()
  totp?: string | null;
}

export class ActivationRequest extends LoginRequest {
  @ApiProperty({ description: '激活码，24小时内有效，只能用一次' })
  @IsProse('code（激活码）')
  @MaxLength(100, { message: 'code（激活码）过长' })
  code!: string;

  @IsNewPassword('password（口令）')
  password!: string;
}

export class PasswordChangeRequest {
  @ApiProperty({ description: '现在的口令' })
  @IsPassword('current（现在的口令）')
  current!: string;

  @IsNewPassword('next（新口令）')
  next!: string;
}

export class FactorConfirmationRequest extends CredentialsRequest {
  @ApiProperty({ description: '手机上显示的6位动态口令' })
  @IsTotp()
  totp!: string;
}

export class OfferedFactorResponse {
  @ApiProperty({ description: '密钥，只显示这一次' })
  secret!: string;

  @ApiProperty({ description: '可做成二维码的地址（otpauth://）' })
  uri!: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsOptional, Matches, MaxLength } from 'class-validator';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class AbsenceRequest {
  @ApiProperty({ type: String, format: 'date', nullable: true, required: false, description: '外出第一天；不填表示已回来' })
  @IsOptional()
  @Matches(DATE, { message: 'from（外出第一天）须为 YYYY-MM-DD' })
  from?: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, required: false, description: '外出最后一天；不填表示归期未定' })
  @IsOptional()
  @Matches(DATE, { message: 'until（外出最后一天）须为 YYYY-MM-DD' })
  until?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, description: '代收人的账号；不填表示没有代收人' })
  @IsOptional()
  @IsProse('deputyLogin（代收人）')
  @MaxLength(200, { message: 'deputyLogin（代收人）不能超过200个字符' })
  deputyLogin?: string | null;
}

export class EmailRequest {
  @ApiProperty({ type: String, nullable: true, description: '接收通知的电子邮件地址；null 表示不用邮件接收' })
  @IsOptional()
  @IsEmail({}, { message: 'email（电子邮件）须为一个邮件地址' })
  @MaxLength(254, { message: 'email（电子邮件）不能超过254个字符' })
  email?: string | null;
}

export class OwnAccountResponse {
  @ApiProperty()
  login!: string;

  @ApiProperty()
  displayName!: string;

  @ApiProperty({ type: String, nullable: true })
  email!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  absentFrom!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  absentUntil!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '代收人' })
  deputy!: string | null;
}

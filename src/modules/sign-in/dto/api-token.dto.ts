import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, Matches, MaxLength, MinLength } from 'class-validator';
import { TOKEN_SCOPES, type TokenScope } from '../../../domain/policy/actor.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

export class ApiTokenRequest {
  @ApiProperty({ description: '用途，便于日后辨认' })
  @IsProse('name（用途）')
  @MinLength(1, { message: 'name（用途）不能为空' })
  @MaxLength(100, { message: 'name（用途）不能超过100个字符' })
  name!: string;

  @ApiProperty({ enum: TOKEN_SCOPES, isArray: true, description: '范围：read 查看，report 报告和报送，handle 办公室办理；以岗位本来的权限为限' })
  @IsArray({ message: 'scopes（范围）须为数组' })
  @ArrayMinSize(1, { message: 'scopes（范围）至少一项' })
  @ArrayUnique({ message: 'scopes（范围）不能重复' })
  @IsIn(TOKEN_SCOPES, { each: true, message: 'scopes（范围）只能是 read、report、handle' })
  scopes!: TokenScope[];

  @ApiProperty({ type: String, format: 'date', description: '最后一天，一年以内' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'expiresOn（最后一天）须为 YYYY-MM-DD' })
  expiresOn!: string;
}

export class IssuedTokenResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '令牌，只显示这一次；请求时写 Authorization: Bearer 令牌' })
  token!: string;
}

export class ApiTokenResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  login!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: TOKEN_SCOPES, isArray: true })
  scopes!: readonly TokenScope[];

  @ApiProperty({ type: String, format: 'date' })
  expiresOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '最近一次使用的日期' })
  lastUsedOn!: string | null;
}

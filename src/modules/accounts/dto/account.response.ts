import { ApiProperty } from '@nestjs/swagger';
import { ACCOUNT_ROLES, type AccountRole } from '../../../domain/policy/actor.js';

export class AccountResponse {
  @ApiProperty({ example: 'liaison.commerce-bureau' })
  login!: string;

  @ApiProperty({ example: '市商务局联络员' })
  displayName!: string;

  @ApiProperty({ enum: ACCOUNT_ROLES })
  role!: AccountRole;

  @ApiProperty({ type: String, nullable: true, description: '所在单位' })
  unit!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '办公室账号所属的领导小组' })
  leadingGroup!: string | null;
}

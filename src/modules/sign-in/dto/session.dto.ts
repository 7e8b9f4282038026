import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ACCOUNT_ROLES, type AccountRole } from '../../../domain/policy/actor.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

export class HeldPostResponse {
  @ApiProperty()
  postId!: string;

  @ApiProperty({ enum: ACCOUNT_ROLES })
  role!: AccountRole;

  @ApiProperty({ type: String, nullable: true })
  unitId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '所在单位' })
  unit!: string | null;

  @ApiProperty({ type: String, nullable: true })
  leadingGroupId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '所在办公室的领导小组' })
  leadingGroup!: string | null;
}

export class CurrentSessionResponse {
  @ApiProperty()
  login!: string;

  @ApiProperty()
  displayName!: string;

  @ApiProperty({ type: HeldPostResponse, description: '现在以哪个岗位办理' })
  post!: HeldPostResponse;

  @ApiProperty({ type: [HeldPostResponse], description: '可以选择的岗位' })
  posts!: readonly HeldPostResponse[];
}

export class OwnSessionResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  beganAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: '最近一次操作' })
  seenAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: '最晚何时失效' })
  endsAt!: Date;

  @ApiProperty({ description: '登录时的网络地址' })
  address!: string;

  @ApiProperty({ description: '登录时的浏览器' })
  browser!: string;

  @ApiProperty({ description: '就是现在这个会话' })
  current!: boolean;
}

export class PostChoiceRequest {
  @ApiProperty({ description: '岗位编号' })
  @Matches(ROW_ID, { message: 'postId（岗位编号）须为正整数' })
  postId!: string;
}

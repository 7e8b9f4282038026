import { ApiProperty } from '@nestjs/swagger';

export class TogetherAnswer {
  @ApiProperty({ description: '所问的地址' })
  address!: string;

  @ApiProperty({ description: '单独读取这个地址时的 HTTP 状态', example: 200 })
  status!: number;

  @ApiProperty({ type: 'object', additionalProperties: true, description: '单独读取这个地址时的答复正文；未成功时为问题说明' })
  body!: object;
}

export class TogetherResponse {
  @ApiProperty({ type: [TogetherAnswer], description: '按所问的顺序' })
  answers!: TogetherAnswer[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { ENDPOINT_CHANNELS, type EndpointChannel } from '../../../domain/notification/channel.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

export class ChannelEndpointRequest {
  @ApiProperty({ enum: ENDPOINT_CHANNELS })
  @IsIn(ENDPOINT_CHANNELS, { message: `channel 只能是 ${ENDPOINT_CHANNELS.join('、')} 之一` })
  channel!: EndpointChannel;

  @ApiProperty({ description: '机器人或系统的地址，http:// 或 https:// 开头', maxLength: 1000 })
  @IsProse('url（地址）')
  @MaxLength(1000, { message: 'url（地址）不能超过1000个字符' })
  url!: string;

  @ApiProperty({ description: '加签密钥；不加签时留空。登记后不再显示', required: false, maxLength: 200 })
  @IsOptional()
  @IsProse('secret（密钥）')
  @MaxLength(200, { message: 'secret（密钥）不能超过200个字符' })
  secret?: string;
}

export class ChannelEndpointResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: ENDPOINT_CHANNELS })
  channel!: EndpointChannel;

  @ApiProperty({ example: '企业微信群机器人' })
  channelTitle!: string;

  @ApiProperty({ description: '地址的主机名；完整地址含密钥，不再显示', example: 'qyapi.weixin.qq.com' })
  host!: string;

  @ApiProperty({ description: '是否加签' })
  signed!: boolean;
}

export class ChannelTestResponse {
  @ApiProperty({ description: '对方已收下' })
  sent!: boolean;

  @ApiProperty({ type: String, nullable: true, description: '没有收下的原因' })
  reason!: string | null;
}

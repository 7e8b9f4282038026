import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type ChannelCode, CHANNELS, DELIVERY_STATES, type DeliveryState } from '../../../domain/notification/channel.js';

export class DeliveriesQuery {
  @ApiProperty({ enum: DELIVERY_STATES, required: false, description: '只看这种状态的' })
  @IsOptional()
  @IsIn(DELIVERY_STATES, { message: `state 只能是 ${DELIVERY_STATES.join('、')} 之一` })
  state?: DeliveryState;
}

/** A delivery without its content: an administrator may see it too. */
export class DeliveryResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: ChannelCode;

  @ApiProperty({ example: '电子邮件' })
  channelTitle!: string;

  @ApiProperty({ description: '收件人' })
  person!: string;

  @ApiProperty({ type: String, nullable: true, description: '收件人所在单位' })
  unit!: string | null;

  @ApiProperty({ description: '电子邮件地址，或机器人地址的主机名' })
  address!: string;

  @ApiProperty({ enum: DELIVERY_STATES })
  state!: DeliveryState;

  @ApiProperty({ example: '发送失败' })
  stateTitle!: string;

  @ApiProperty({ description: '已尝试次数' })
  attempts!: number;

  @ApiProperty({ type: String, nullable: true, description: '最近一次未成功的原因' })
  lastError!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  queuedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '下一次尝试的时间；已结束的为空' })
  nextAttemptAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt!: Date | null;
}

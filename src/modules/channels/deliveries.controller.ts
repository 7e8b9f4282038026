import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveriesQuery, DeliveryResponse } from './dto/delivery.response.js';

@ApiTags('外发')
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @Permission('handleDeliveries')
  @ApiOperation({ summary: '外发消息送到了没有：发往哪里、试了几次、为什么没送到；不含内容' })
  @ApiOkResponse({ type: [DeliveryResponse] })
  list(@CurrentActor() actor: Actor, @Query() { state }: DeliveriesQuery): Promise<DeliveryResponse[]> {
    return this.deliveries.list(actor, state ?? null);
  }

  @Post(':id/retry')
  @Permission('handleDeliveries')
  @HttpCode(204)
  @ApiOperation({ summary: '重新发送一条发送失败的消息' })
  @ApiNoContentResponse()
  retry(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    return this.deliveries.retry(actor, id);
  }
}

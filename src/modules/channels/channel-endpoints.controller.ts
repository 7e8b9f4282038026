import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { ChannelEndpointsService } from './channel-endpoints.service.js';
import { ChannelEndpointRequest, ChannelEndpointResponse, ChannelTestResponse } from './dto/channel-endpoint.dto.js';

@ApiTags('外发')
@Controller('channel-endpoints')
export class ChannelEndpointsController {
  constructor(private readonly endpoints: ChannelEndpointsService) {}

  @Get()
  @Permission('handleChannelEndpoints')
  @ApiOperation({ summary: '本办公室或本单位登记的群机器人和 Webhook' })
  @ApiOkResponse({ type: [ChannelEndpointResponse] })
  list(@CurrentActor() actor: Actor): Promise<ChannelEndpointResponse[]> {
    return this.endpoints.list(actor);
  }

  @Post()
  @Permission('handleChannelEndpoints')
  @ApiOperation({
    summary: '登记群机器人或 Webhook（办公室为本办公室，单位负责人为本单位）',
    description:
      'Webhook 收到 POST，正文为 {id, title, body}。核对方法：以密钥对“X-Duban-Timestamp 的值 + 英文句点 + 正文原文”作 HMAC-SHA256，十六进制结果前加 sha256= 应与 X-Duban-Signature 相同；'
      + '时间戳（秒）与本机相差5分钟以上的应拒收；同一消息重发时 X-Dedupe-Id 不变，按它去重。10秒内以 2xx 应答即为收下。',
  })
  @ApiCreatedResponse({ type: ChannelEndpointResponse })
  add(@CurrentActor() actor: Actor, @Body() { channel, url, secret }: ChannelEndpointRequest): Promise<ChannelEndpointResponse> {
    return this.endpoints.add(actor, { channel, url, secret: secret ?? '' });
  }

  @Delete(':id')
  @Permission('handleChannelEndpoints')
  @HttpCode(204)
  @ApiOperation({ summary: '撤销群机器人或 Webhook' })
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    return this.endpoints.remove(actor, id);
  }

  @Post(':id/test')
  @Permission('handleChannelEndpoints')
  @HttpCode(200)
  @ApiOperation({ summary: '发一条测试消息' })
  @ApiOkResponse({ type: ChannelTestResponse })
  test(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ChannelTestResponse> {
    return this.endpoints.test(actor, id);
  }
}

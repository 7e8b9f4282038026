import { Controller, Headers, type MessageEvent, Sse } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { permit } from '../accounts/index.js';
import { ChangeFeed } from './change-feed.js';

@ApiTags('总览')
@Controller()
export class ChangesController {
  constructor(private readonly feed: ChangeFeed) {}

  @Sse('changes')
  @Permission('followChanges')
  @ApiOperation({ summary: '变动提示（server-sent events）：changed 给出看得到的、有变动的方案和事项；everything 请重读整页；beat 表示连接还在。断开后带 Last-Event-ID 重连，不漏' })
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: '上次收到的 id' })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string', example: 'id: 1024\nevent: changed\ndata: {"subjects":[{"planId":"1","itemId":"33"}]}\n\n' } } } })
  follow(@CurrentActor() actor: Actor, @Headers('last-event-id') lastEventId?: string): Promise<Observable<MessageEvent>> {
    permit(actor, 'followChanges');
    return this.feed.follow(actor, lastEventId);
  }
}

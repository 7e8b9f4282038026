import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor, OpenRoute } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { permit } from '../accounts/index.js';
import { DemoClockService } from './demo-clock.service.js';
import { type DayReport, hasNews } from './day-report.queries.js';
import { DemoClockAnswerResponse, DemoClockRequest, DemoClockResponse } from './dto/demo-clock.dto.js';

@ApiTags('演示')
@Controller('demo-clock')
export class DemoClockController {
  constructor(private readonly clock: DemoClockService) {}

  @Get()
  @OpenRoute()
  @ApiOperation({ summary: '系统现在所处的日期' })
  @ApiOkResponse({ type: DemoClockResponse })
  state(): Promise<DemoClockResponse> {
    return this.clock.state();
  }

  @Post()
  @Permission('moveDemoClock')
  @Repeatable()
  @HttpCode(200)
  @ApiOperation({ summary: '演示时钟逐日前进，返回每天发生的事；再次前进到同一天不会有任何变化。可以在第一个有事发生的日子停下' })
  @ApiOkResponse({ type: DemoClockAnswerResponse })
  async advance(@CurrentActor() actor: Actor, @Body() { until, stopAtNews = false }: DemoClockRequest): Promise<DemoClockAnswerResponse> {
    permit(actor, 'moveDemoClock');
    const days: DayReport[] = [];
    const { today } = await this.clock.state();
    for await (const day of this.clock.advance(until)) {
      if (!hasNews(day) || (stopAtNews && day.day <= today)) continue;
      days.push(day);
      if (stopAtNews) break;
    }
    return { ...(await this.clock.state()), days };
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PhaseResponse, PlanResponse } from './dto/plan.response.js';
import { PlansQueries } from './plans.queries.js';

@ApiTags('方案')
@Controller('plans')
export class PlansController {
  constructor(private readonly plans: PlansQueries) {}

  @Get()
  @ApiOperation({ summary: '方案一览；给出 name 时只返回文号、简称或标题相符的那一个' })
  @ApiQuery({ name: 'name', required: false, description: '文号（括号写法不限）、简称或标题的一部分', example: '武政办〔2024〕21号' })
  @ApiOkResponse({ type: [PlanResponse] })
  async list(@CurrentActor() actor: Actor, @Query('name') name?: string): Promise<PlanResponse[]> {
    permit(actor, 'readLedger');
    return name ? [await this.plans.named(name)] : this.plans.list();
  }

  @Get(':id')
  @ApiOperation({ summary: '一个方案' })
  @ApiOkResponse({ type: PlanResponse })
  one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PlanResponse> {
    permit(actor, 'readLedger');
    return this.plans.byId(id);
  }

  @Get(':id/phases')
  @ApiOperation({ summary: '方案的阶段，状态按当前日期计算' })
  @ApiOkResponse({ type: [PhaseResponse] })
  async phases(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PhaseResponse[]> {
    permit(actor, 'readLedger');
    return this.plans.phases((await this.plans.byId(id)).id);
  }
}

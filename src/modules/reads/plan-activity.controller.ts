import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PlanActivityResponse } from './dto/plan-activity.response.js';
import { PlanActivityQueries } from './plan-activity.queries.js';

@ApiTags('台账')
@Controller()
export class PlanActivityController {
  constructor(private readonly activity: PlanActivityQueries) {}

  @Get('plans/:id/activity')
  @Permission('readLedger')
  @ApiOperation({ summary: '一个方案各月报告进展的次数，各单位最近一次报告进展的日期（官方机构顺序）' })
  @ApiOkResponse({ type: PlanActivityResponse })
  async of(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PlanActivityResponse> {
    permit(actor, 'readLedger');
    const activity = await this.activity.of(actor, id);
    if (!activity) throw new Failure('not-found', `没有编号为 ${id} 的方案。`);
    return activity;
  }
}

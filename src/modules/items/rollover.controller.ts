import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { RolloverQuery, RolloverRequest, RolloverResponse } from './dto/rollover.dto.js';
import { RolloverQueries } from './rollover.queries.js';
import { RolloverService } from './rollover.service.js';

@ApiTags('台账')
@Controller()
export class RolloverController {
  constructor(
    private readonly queries: RolloverQueries,
    private readonly rollovers: RolloverService,
  ) {}

  @Get('plans/:id/rollover')
  @Permission('readLedger')
  @ApiOperation({ summary: '年底续办确认：方案的持续推进事项、最近进展和建议' })
  @ApiOkResponse({ type: RolloverResponse })
  async ofPlan(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() { year }: RolloverQuery): Promise<RolloverResponse> {
    permit(actor, 'readLedger');
    const rollover = await this.queries.ofPlan(actor, id, year);
    if (!rollover) throw new Failure('not-found', `没有编号为 ${id} 的已交办方案。`);
    return rollover;
  }

  @Post('plans/:id/rollover')
  @Permission('decideRollover')
  @HttpCode(200)
  @ApiOperation({ summary: '办公室确认持续推进事项续办或办结；没有确认的照常继续' })
  @ApiOkResponse({ type: RolloverResponse })
  async decide(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { year, decisions }: RolloverRequest): Promise<RolloverResponse> {
    await this.rollovers.decide(actor, id, year, decisions.map(({ itemId, decision, reason }) => ({ itemId, decision, reason: reason ?? '' })));
    return this.ofPlan(actor, id, { year });
  }
}

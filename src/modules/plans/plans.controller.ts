import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { workRules } from '../../domain/plan/work-rules.js';
import { allowedOnPlan, refusedOnPlan } from '../../domain/policy/allowed-on-plan.js';
import { allowedOnPhase } from '../../domain/policy/allowed-on-phase.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { cursorFrom, ID, pageOf } from '../../platform/http/cursor.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PhaseResponse, PlanResponse, PlansResponse } from './dto/plan.response.js';
import { PlansQuery } from './dto/plans.query.js';
import { type PlanListRow, PlansQueries } from './plans.queries.js';

@ApiTags('方案')
@Controller('plans')
export class PlansController {
  constructor(private readonly plans: PlansQueries) {}

  @Get()
  @Permission('readLedger')
  @ApiOperation({ summary: '方案一览，按落款日期分页；给出 name 时只返回文号、简称或标题相符的那一个' })
  @ApiOkResponse({ type: PlansResponse })
  async list(@CurrentActor() actor: Actor, @Query() { name, cursor, limit }: PlansQuery): Promise<PlansResponse> {
    permit(actor, 'readLedger');
    const after = cursorFrom(cursor, [ID])?.[0] ?? null;
    const page = pageOf(name ? [await this.plans.named(actor, name)] : await this.plans.list(actor, { after, rows: limit + 1 }), limit, ({ id }) => [id]);
    return { rows: page.rows.map((plan) => shown(actor, plan)), nextCursor: page.nextCursor };
  }

  @Get(':id')
  @Permission('readLedger')
  @ApiOperation({ summary: '一个方案' })
  @ApiOkResponse({ type: PlanResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PlanResponse> {
    permit(actor, 'readLedger');
    return shown(actor, await this.plans.byId(actor, id));
  }

  @Get(':id/phases')
  @Permission('readLedger')
  @ApiOperation({ summary: '方案的阶段：现行起止、原文、按当前日期计算的状态和阶段记录' })
  @ApiOkResponse({ type: [PhaseResponse] })
  async phases(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PhaseResponse[]> {
    permit(actor, 'readLedger');
    const phases = await this.plans.phases(actor, (await this.plans.byId(actor, id)).id);
    return phases.map(({ planStatus, leadingGroupId, ...phase }) => ({ ...phase, allowed: allowedOnPhase(actor, phase.state, planStatus, { unitId: null, leadingGroupId }) }));
  }
}

function shown(actor: Actor, { leadingGroupId, workRules: stored, ...plan }: PlanListRow): PlanResponse {
  const subject = { unitId: null, leadingGroupId };
  return { ...plan, workRules: workRules(stored), allowed: allowedOnPlan(actor, plan.status, subject), refused: refusedOnPlan(actor, plan.status, subject) };
}

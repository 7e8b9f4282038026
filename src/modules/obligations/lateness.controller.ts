import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isLocalDate, type LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { isOfAnotherUnit, ownUnitOf } from '../../domain/policy/own-unit.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { cursorFrom, DAY, ID, pageOf } from '../../platform/http/cursor.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PlansQueries } from '../plans/index.js';
import { UnitsService, unknownUnit } from '../units/index.js';
import { OfficesLatenessResponse, PlanLatenessResponse, UnitLatenessResponse } from './dto/lateness.response.js';
import { UnitLatenessQuery } from './dto/unit-lateness.query.js';
import { LatenessQueries } from './lateness.queries.js';

const FROM = { name: 'from', required: false, description: '只看到期日在这一天及以后的', example: '2024-04-01' } as const;
const TO = { name: 'to', required: false, description: '只看到期日在这一天及以前的', example: '2024-06-30' } as const;

interface Window {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

@ApiTags('时限')
@Controller()
export class LatenessController {
  constructor(
    private readonly lateness: LatenessQueries,
    private readonly plans: PlansQueries,
    private readonly units: UnitsService,
  ) {}

  @Get('units/:id/lateness')
  @Permission('readLateness')
  @ApiOperation({ summary: '一个单位按期和逾期的事实，扣除停表，分页；办公室只看自己督办的方案' })
  @ApiOkResponse({ type: UnitLatenessResponse })
  async ofUnit(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) unitId: string, @Query() { from, to, limit, plansCursor, obligationsCursor }: UnitLatenessQuery): Promise<UnitLatenessResponse> {
    if (isOfAnotherUnit(actor, { unitId })) throw unknownUnit(unitId);
    const window = windowOf(from, to);
    const unit = await this.units.byId(unitId);
    const scope = { ...scopeOf(window), unitId, leadingGroupId: actor.leadingGroupId ?? undefined };
    const { totals, rows } = await this.lateness.plansPage(actor, scope, { after: cursorFrom(plansCursor, [ID], 'plansCursor'), rows: limit + 1 });
    const plans = pageOf(rows, limit, ({ planId }) => [planId]);
    const obligations = pageOf(
      await this.lateness.obligationsOf(actor, scope, { after: cursorFrom(obligationsCursor, [DAY, ID], 'obligationsCursor'), rows: limit + 1 }), limit, ({ dueOn, obligationId }) => [dueOn ?? '', obligationId]);
    return {
      unitId, unit: unit.name, today: await this.lateness.today(), ...window, totals,
      plans: plans.rows, plansNextCursor: plans.nextCursor, obligations: obligations.rows, obligationsNextCursor: obligations.nextCursor,
    };
  }

  @Get('plans/:id/lateness')
  @Permission('readLateness')
  @ApiOperation({ summary: '一个方案各单位按期和逾期的事实，和办公室审核的情况；单位账号只看本单位' })
  @ApiQuery(FROM)
  @ApiQuery(TO)
  @ApiOkResponse({ type: PlanLatenessResponse })
  async ofPlan(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query('from') from?: string, @Query('to') to?: string): Promise<PlanLatenessResponse> {
    const plan = await this.plans.byId(actor, id);
    const unitId = ownUnitOf(actor);
    permit(actor, 'readLateness', { unitId, leadingGroupId: await this.lateness.leadingGroupOf(plan.id) });
    const window = windowOf(from, to);
    const scope = { ...scopeOf(window), planId: plan.id };
    const [office] = await this.lateness.ofOffices(actor, scope);
    return {
      planId: plan.id,
      documentNumber: plan.documentNumber,
      today: await this.lateness.today(),
      ...window,
      units: await this.lateness.byUnit(actor, { ...scope, unitId: unitId ?? undefined }),
      office: office ?? null,
    };
  }

  @Get('leading-groups/:id/lateness')
  @Permission('readLateness')
  @ApiOperation({ summary: '一个领导小组办公室审核的情况：按期、逾期、等待最久' })
  @ApiQuery(FROM)
  @ApiQuery(TO)
  @ApiOkResponse({ type: OfficesLatenessResponse })
  async ofOffice(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query('from') from?: string, @Query('to') to?: string): Promise<OfficesLatenessResponse> {
    const window = windowOf(from, to);
    const unknown = new Failure('not-found', `没有编号为 ${id} 的领导小组，或你不在它的办公室。`);
    if (!can(actor, 'readLateness', { unitId: null, leadingGroupId: id })) throw unknown;
    const [office] = await this.lateness.ofOffices(actor, { ...scopeOf(window), leadingGroupId: id });
    if (!office) throw unknown;
    return { today: await this.lateness.today(), ...window, office };
  }
}

function windowOf(from: string | undefined, to: string | undefined): Window {
  const window = { from: dayOf('from', from), to: dayOf('to', to) };
  if (window.from !== null && window.to !== null && window.to < window.from) {
    throw new Failure('validation-failed', `截止日 ${window.to} 早于起始日 ${window.from}，请核对。`, [{ pointer: '/to', detail: '早于起始日' }]);
  }
  return window;
}

function dayOf(name: string, words: string | undefined): LocalDate | null {
  if (words === undefined) return null;
  if (typeof words === 'string' && isLocalDate(words)) return words;
  throw new Failure('validation-failed', `“${String(words)}”不是有效日期，请写成 YYYY-MM-DD。`, [{ pointer: `/${name}`, detail: '日期无效' }]);
}

function scopeOf({ from, to }: Window): { readonly from: LocalDate | undefined; readonly to: LocalDate | undefined } {
  return { from: from ?? undefined, to: to ?? undefined };
}

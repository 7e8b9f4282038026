import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { isOfAnotherUnit } from '../../domain/policy/own-unit.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { unknownUnit } from '../units/index.js';
import { WorkloadQuery } from './dto/workload.query.js';
import { WorkloadResponse } from './dto/workload.response.js';
import { WorkloadQueries } from './workload.queries.js';

@ApiTags('时限')
@Controller()
export class WorkloadController {
  constructor(private readonly workload: WorkloadQueries) {}

  @Get('units/:id/workload')
  @Permission('readLateness')
  @ApiOperation({ summary: '一个单位各周到期多少件、来自几家办公室；办公室只看自己督办的方案' })
  @ApiOkResponse({ type: WorkloadResponse })
  async weeks(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() query: WorkloadQuery): Promise<WorkloadResponse> {
    if (isOfAnotherUnit(actor, { unitId: id })) throw unknownUnit(id);
    permit(actor, 'readLateness', { unitId: id, leadingGroupId: actor.leadingGroupId });
    const weeks = await this.workload.weeks(actor, id, query);
    if (!weeks) throw unknownUnit(id);
    return weeks;
  }
}

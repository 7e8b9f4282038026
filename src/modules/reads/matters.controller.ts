import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { permit } from '../accounts/index.js';
import { MattersResponse } from './dto/matters.response.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { MattersQueries } from './matters.queries.js';

@ApiTags('待办')
@Controller()
export class MattersController {
  constructor(private readonly matters: MattersQueries) {}

  @Get('inbox/matters')
  @Permission('readMatters')
  @ApiOperation({ summary: '本单位或本办公室应办的事，按到期日分页：谁要求的、依据、灯和理由、轮到办公室时已等几天' })
  @ApiOkResponse({ type: MattersResponse })
  async own(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<MattersResponse> {
    permit(actor, 'readMatters', { unitId: actor.unitId, leadingGroupId: actor.leadingGroupId });
    if (isUnitRole(actor.role) && actor.unitId !== null) return this.matters.page(actor, 'unit', actor.unitId, query);
    if (isOfficeRole(actor.role) && actor.leadingGroupId !== null) return this.matters.page(actor, 'office', actor.leadingGroupId, query);
    throw new Failure('forbidden', `账号“${actor.name}”没有本单位或本办公室的待办。`);
  }
}

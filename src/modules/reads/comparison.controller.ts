import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { ComparisonQueries } from './comparison.queries.js';
import { ComparisonQuery } from './dto/comparison.query.js';
import { ComparisonResponse } from './dto/comparison.response.js';

@ApiTags('台账')
@Controller()
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonQueries) {}

  @Get('plans/:id/comparison')
  @Permission('readLedger')
  @ApiOperation({ summary: '与过去某一天相比：新办结、新逾期、时限改动、有新进展的事项，和两天的各灯合计' })
  @ApiOkResponse({ type: ComparisonResponse })
  async page(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() query: ComparisonQuery): Promise<ComparisonResponse> {
    permit(actor, 'readLedger');
    const page = await this.comparisons.page(actor, id, query);
    if (!page) throw new Failure('not-found', `没有编号为 ${id} 的方案。`);
    return page;
  }
}

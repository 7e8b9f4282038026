import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { permit } from '../accounts/index.js';
import { SearchQuery } from './dto/search.query.js';
import { SearchResponse } from './dto/search.response.js';
import { SearchQueries } from './search.queries.js';

@ApiTags('总览')
@Controller()
export class SearchController {
  constructor(private readonly searches: SearchQueries) {}

  @Get('search')
  @Permission('search')
  @ApiOperation({ summary: '查找方案、任务事项和单位：连续的字、拼音首字母、文号或序号；只找得到自己看得到的' })
  @ApiOkResponse({ type: SearchResponse })
  page(@CurrentActor() actor: Actor, @Query() query: SearchQuery): Promise<SearchResponse> {
    permit(actor, 'search');
    return this.searches.page(actor, query);
  }
}

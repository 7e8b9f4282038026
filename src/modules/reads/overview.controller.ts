import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { permit } from '../accounts/index.js';
import { BriefQueries } from './brief.queries.js';
import { CockpitQueries } from './cockpit.queries.js';
import { BriefResponse } from './dto/brief.response.js';
import { CockpitResponse } from './dto/cockpit.response.js';
import { PageQuery } from '../../platform/http/page.query.js';

/** The two pages that show a whole: the office's and the leader's. */
@ApiTags('总览')
@Controller()
export class OverviewController {
  constructor(
    private readonly cockpits: CockpitQueries,
    private readonly briefs: BriefQueries,
  ) {}

  @Get('cockpit')
  @Permission('readCockpit')
  @ApiOperation({ summary: '驾驶舱：各方案的灯、未签收、等答复、本周到期，办公室自己要办的，未来 14 天到期的' })
  @ApiOkResponse({ type: CockpitResponse })
  cockpit(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<CockpitResponse> {
    permit(actor, 'readCockpit', { leadingGroupId: actor.leadingGroupId });
    return this.cockpits.page(actor, query);
  }

  @Get('brief')
  @Permission('readBrief')
  @ApiOperation({ summary: '领导看板：三句话、逾期和卡住的事项及原因、最新进展' })
  @ApiOkResponse({ type: BriefResponse })
  brief(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<BriefResponse> {
    permit(actor, 'readBrief', { leadingGroupId: actor.leadingGroupId });
    return this.briefs.page(actor, query);
  }
}

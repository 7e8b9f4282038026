import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { GroupMembersRequest, GroupMembershipResponse, PlanGroupResponse } from './dto/item-life.dto.js';
import { GroupMembershipQueries } from './group-membership.queries.js';
import { permit } from '../accounts/index.js';
import { GroupMembershipService } from './group-membership.service.js';

@ApiTags('方案')
@Controller('plans/:id/groups')
export class GroupMembershipController {
  constructor(
    private readonly groups: GroupMembershipService,
    private readonly queries: GroupMembershipQueries,
  ) {}

  @Get()
  @Permission('readLedger')
  @ApiOperation({ summary: '方案里用到的统称（如各区人民政府），在本方案中包括哪些单位' })
  @ApiOkResponse({ type: [PlanGroupResponse] })
  list(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PlanGroupResponse[]> {
    permit(actor, 'readLedger');
    return this.queries.ofPlan(actor, id);
  }

  @Put(':code')
  @Permission('adjustItem')
  @ApiOperation({ summary: '设定一个统称（如各区人民政府）在本方案中包括哪些单位；未办结事项的责任随之增减' })
  @ApiOkResponse({ type: GroupMembershipResponse })
  set(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Param('code') code: string,
    @Body() { memberCodes, reason }: GroupMembersRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<GroupMembershipResponse> {
    return this.groups.set(actor, id, code, memberCodes, reason, expected);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { RejectionRequest, RoleChangeRequest, RoleChangeResponse } from './dto/role-change.dto.js';
import { RoleChangesService } from './role-changes.service.js';

class RoleChangesQuery {
  @ApiProperty({ enum: ['waiting'], required: false, description: 'waiting 只看待确认的' })
  @IsOptional()
  @IsIn(['waiting'], { message: 'state 只能是 waiting' })
  state?: 'waiting';
}

@ApiTags('账号')
@Controller('role-changes')
export class RoleChangesController {
  constructor(private readonly changes: RoleChangesService) {}

  @Get()
  @Permission('listAccounts')
  @ApiOperation({ summary: '岗位变动：提出的、确认的、未同意的' })
  @ApiOkResponse({ type: [RoleChangeResponse] })
  list(@CurrentActor() actor: Actor, @Query() { state }: RoleChangesQuery): Promise<RoleChangeResponse[]> {
    return this.changes.list(actor, state === 'waiting');
  }

  @Post()
  @Permission('grantRoles')
  @ApiOperation({ summary: '提出岗位变动：授予、收回或接任；另一个人确认后生效' })
  @ApiCreatedResponse({ type: RoleChangeResponse })
  propose(@CurrentActor() actor: Actor, @Body() { kind, login = '', postId = '', role = 'liaison', unitId, leadingGroupId, field }: RoleChangeRequest): Promise<RoleChangeResponse> {
    if (kind === 'revoke') return this.changes.proposeRevocation(actor, postId);
    if (kind === 'succeed') return this.changes.proposeSuccession(actor, postId, login);
    return this.changes.proposeGrant(actor, { login, role, unitId: unitId ?? null, leadingGroupId: leadingGroupId ?? null, field: field ?? null });
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @Permission('confirmRoles')
  @ApiOperation({ summary: '确认别人提出的岗位变动，立即生效' })
  @ApiOkResponse({ type: RoleChangeResponse })
  confirm(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<RoleChangeResponse> {
    return this.changes.confirm(actor, id);
  }

  @Post(':id/rejection')
  @HttpCode(200)
  @Permission('confirmRoles')
  @ApiOperation({ summary: '不同意，或收回自己提出的' })
  @ApiOkResponse({ type: RoleChangeResponse })
  reject(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason }: RejectionRequest): Promise<RoleChangeResponse> {
    return this.changes.reject(actor, id, reason);
  }
}

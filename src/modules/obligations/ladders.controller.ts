import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { LadderChoiceRequest, LadderChoiceResponse, LadderPolicyResponse } from './dto/ladder.dto.js';
import { LadderChoiceService } from './ladder-choice.service.js';
import { LADDER_POLICY } from './ladder-policy.js';

@ApiTags('方案')
@Controller()
export class LaddersController {
  constructor(
    private readonly choices: LadderChoiceService,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  @Get('ladders')
  @Permission('readLedger')
  @ApiOperation({ summary: '提醒阶梯和各项期限：每一级何时、对谁、做什么' })
  @ApiOkResponse({ type: LadderPolicyResponse })
  all(@CurrentActor() actor: Actor): LadderPolicyResponse {
    permit(actor, 'readLedger');
    return this.policy;
  }

  @Get('plans/:id/ladders')
  @Permission('readLedger')
  @ApiOperation({ summary: '方案所用的提醒阶梯和督办单起始颜色' })
  @ApiOkResponse({ type: LadderChoiceResponse })
  chosen(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<LadderChoiceResponse> {
    return this.choices.of(actor, id);
  }

  @Put('plans/:id/ladders')
  @Permission('chooseLadders')
  @ApiOperation({ summary: '办公室为方案选定提醒阶梯和督办单起始颜色；已交办的方案，办理中的事项随即改用新阶梯，已发过的提醒不再重发' })
  @ApiOkResponse({ type: LadderChoiceResponse })
  choose(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { ladders, noticeStart = null }: LadderChoiceRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<LadderChoiceResponse> {
    return this.choices.choose(actor, id, { ladders, noticeStart }, expected);
  }
}

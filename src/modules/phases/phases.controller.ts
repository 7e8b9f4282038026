import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { OpenObligationResponse, PhaseClosingRequest, PhaseOverrideRequest, PhaseWindowResponse } from './dto/phase-window.dto.js';
import { PhasesQueries } from './phases.queries.js';
import { PhasesService } from './phases.service.js';

@ApiTags('方案')
@Controller('phases')
export class PhasesController {
  constructor(
    private readonly phases: PhasesService,
    private readonly queries: PhasesQueries,
  ) {}

  @Post(':id/override')
  @Permission('adjustPhase')
  @HttpCode(200)
  @ApiOperation({ summary: '办公室调整阶段起止：未开始的可提前或推后，已开始的可延长或缩短，已结束的可重新延长；报送要求随之变动' })
  @ApiOkResponse({ type: PhaseWindowResponse })
  override(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason, ...asked }: PhaseOverrideRequest): Promise<PhaseWindowResponse> {
    return this.phases.override(actor, id, asked, reason);
  }

  @Post(':id/closing')
  @Permission('adjustPhase')
  @HttpCode(200)
  @ApiOperation({ summary: '办公室提前结束进行中的阶段：今天或指定的某天为最后一天；未完成事项继续督办' })
  @ApiOkResponse({ type: PhaseWindowResponse })
  close(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { on, reason }: PhaseClosingRequest): Promise<PhaseWindowResponse> {
    return this.phases.close(actor, id, on ?? null, reason);
  }

  @Get(':id/open-obligations')
  @Permission('readLedger')
  @ApiOperation({ summary: '到阶段结束时应完成而未完成的事项；单位账号只看本单位' })
  @ApiOkResponse({ type: [OpenObligationResponse] })
  openObligations(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<OpenObligationResponse[]> {
    permit(actor, 'readLedger');
    return this.queries.openObligations(actor, id);
  }
}

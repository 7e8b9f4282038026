import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnSubmission } from '../../domain/policy/allowed-commands.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PlansQueries } from '../plans/index.js';
import { ReportingDutyResponse, SubmissionAnswerResponse, SubmissionPieceRequest, SubmissionRowResponse } from './dto/submission.dto.js';
import { SubmissionsQueries } from './submissions.queries.js';
import { SubmissionsService } from './submissions.service.js';

@ApiTags('报送')
@Controller()
export class SubmissionsController {
  constructor(
    private readonly plans: PlansQueries,
    private readonly queries: SubmissionsQueries,
    private readonly submissions: SubmissionsService,
  ) {}

  @Get('plans/:id/reporting-duties')
  @ApiOperation({ summary: '方案的报送要求' })
  @ApiOkResponse({ type: [ReportingDutyResponse] })
  async duties(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ReportingDutyResponse[]> {
    permit(actor, 'readLedger');
    return this.queries.duties((await this.plans.byId(id)).id);
  }

  @Get('plans/:id/submissions')
  @ApiOperation({ summary: '各单位各期的报送情况；单位账号只看本单位' })
  @ApiOkResponse({ type: [SubmissionRowResponse] })
  async ofPlan(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<SubmissionRowResponse[]> {
    permit(actor, 'readLedger');
    const plan = await this.plans.byId(id);
    const rows = await this.queries.ofPlan(plan.id, ownUnitOf(actor));
    return rows.map(({ unitId, ...row }) => ({ ...row, allowed: allowedOnSubmission(actor, row.status, { unitId, leadingGroupId: null }) }));
  }

  @Post('submissions/:id/pieces')
  @ApiOperation({ summary: '报送一篇（信息、小结、方案备案等）' })
  @ApiCreatedResponse({ type: SubmissionAnswerResponse })
  submit(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() piece: SubmissionPieceRequest): Promise<SubmissionAnswerResponse> {
    return this.submissions.submit(actor, id, piece);
  }
}

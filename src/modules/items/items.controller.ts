import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnAssignment } from '../../domain/policy/allowed-commands.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PlansQueries } from '../plans/index.js';
import { AssignmentsService } from './assignments.service.js';
import { AssignmentAnswerResponse, ItemResponse, LedgerRowResponse, ProgressReportAnswerResponse } from './dto/item.response.js';
import { ProgressReportRequest } from './dto/progress-report.request.js';
import { LedgerQueries } from './ledger.queries.js';

@ApiTags('台账')
@Controller()
export class ItemsController {
  constructor(
    private readonly plans: PlansQueries,
    private readonly ledger: LedgerQueries,
    private readonly assignments: AssignmentsService,
  ) {}

  @Get('plans/:id/ledger')
  @ApiOperation({ summary: '方案台账：按原文顺序和栏目，另有状态、灯和签收情况' })
  @ApiOkResponse({ type: [LedgerRowResponse] })
  async ofPlan(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<LedgerRowResponse[]> {
    permit(actor, 'readLedger');
    return this.ledger.ofPlan((await this.plans.byId(id)).id);
  }

  @Get('items/:id')
  @ApiOperation({ summary: '一个任务事项：原文、各单位的责任、进展报告' })
  @ApiOkResponse({ type: ItemResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ItemResponse> {
    permit(actor, 'readLedger');
    const item = await this.ledger.item(id);
    if (!item) throw new Failure('not-found', `没有编号为 ${id} 的任务事项。`);
    const [assignments, progressReports] = await Promise.all([this.ledger.assignments(id), this.ledger.progressReports(id)]);
    return {
      ...item,
      assignmentsOfUnits: assignments.map(({ unitId, leadingGroupId, ...assignment }) => ({
        ...assignment,
        allowed: allowedOnAssignment(actor, assignment.status, { unitId, leadingGroupId }),
      })),
      progressReports,
    };
  }

  @Post('assignments/:id/acknowledgement')
  @HttpCode(200)
  @ApiOperation({ summary: '签收；同一单位重复签收返回第一次的时间' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  acknowledge(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<AssignmentAnswerResponse> {
    return this.assignments.acknowledge(actor, id);
  }

  @Post('assignments/:id/progress-reports')
  @ApiOperation({ summary: '报告进展' })
  @ApiCreatedResponse({ type: ProgressReportAnswerResponse })
  report(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { state, progress, problems = '', nextSteps = '' }: ProgressReportRequest,
  ): Promise<ProgressReportAnswerResponse> {
    return this.assignments.report(actor, id, { state, progress, problems, nextSteps });
  }
}

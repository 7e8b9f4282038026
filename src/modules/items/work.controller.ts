import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { refusedOnAssignment } from '../../domain/policy/allowed-on-assignment.js';
import { type Action, can } from '../../domain/policy/can.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch, TaggedBy } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { AssignmentsService } from './assignments.service.js';
import { CooperatingInputs } from './cooperating-inputs.service.js';
import { AssignmentAnswerResponse } from './dto/item.response.js';
import {
  AcknowledgementsRequest, CompletionFormResponse, CooperatingInputRequest, CooperatingInputResponse, InputAnswerResponse, PlanFilingRequest, PlanFilingResponse, ReportFormResponse,
} from './dto/work.dto.js';
import { LedgerQueries } from './ledger.queries.js';
import { PlanFilingsService } from './plan-filings.service.js';
import { type AssignmentView, WorkQueries } from './work.queries.js';

@ApiTags('办理')
@Controller()
export class WorkController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly filings: PlanFilingsService,
    private readonly inputs: CooperatingInputs,
    private readonly queries: WorkQueries,
    private readonly ledger: LedgerQueries,
  ) {}

  @Post('assignments/acknowledgements')
  @HttpCode(200)
  @Permission('acknowledge')
  @ApiOperation({ summary: '一次签收多项；有一项不属于本单位或不能签收就都不签' })
  @ApiOkResponse({ type: [AssignmentAnswerResponse] })
  acknowledgeAll(@CurrentActor() actor: Actor, @Body() { assignmentIds }: AcknowledgementsRequest): Promise<AssignmentAnswerResponse[]> {
    return this.assignments.acknowledgeAll(actor, [...new Set(assignmentIds)]);
  }

  @Post('assignments/:id/plan-filing')
  @HttpCode(200)
  @Permission('report')
  @ApiOperation({ summary: '工作方案备案（牵头单位）：能否按期，不能的说明原因和预计日期；不改变时限' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  filePlan(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { onTime, plan, reason, expectedOn }: PlanFilingRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<AssignmentAnswerResponse> {
    return this.filings.file(actor, id, { onTime, plan: plan ?? '', reason: reason ?? '', expectedOn: expectedOn ?? null }, expected);
  }

  @Get('items/:id/plan-filings')
  @Permission('readItem')
  @ApiOperation({ summary: '一个事项的工作方案备案，最新在前；单位账号只看本单位' })
  @ApiOkResponse({ type: [PlanFilingResponse] })
  async planFilings(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PlanFilingResponse[]> {
    permit(actor, 'readItem');
    if (!(await this.ledger.item(actor, id))) throw new Failure('not-found', `没有编号为 ${id} 的任务事项。`);
    return this.queries.planFilings(id, ownUnitOf(actor));
  }

  @Post('assignments/:id/inputs')
  @TaggedBy('assignment')
  @Permission('fileInput')
  @ApiOperation({ summary: '报送配合情况或办结意见（配合单位），发给牵头单位，不发办公室' })
  @ApiCreatedResponse({ type: InputAnswerResponse })
  sendInput(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { text, kind, attachmentIds = [] }: CooperatingInputRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<InputAnswerResponse> {
    return this.inputs.send(actor, id, kind ?? 'progress', text, expected, attachmentIds);
  }

  @Get('assignments/:id/inputs')
  @Permission('readItem')
  @ApiOperation({ summary: '配合情况，最新在前：牵头单位看该事项全部，配合单位看自己报的' })
  @ApiOkResponse({ type: [CooperatingInputResponse] })
  async inputsOf(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<CooperatingInputResponse[]> {
    const assignment = await this.readable(actor, 'readItem', id);
    return this.queries.inputs(assignment.itemId, assignment.role === 'lead' ? {} : { assignmentId: id });
  }

  @Get('assignments/:id/report-form')
  @Permission('report')
  @ApiOperation({ summary: '报告进展的底稿：上次所报、量化目标的上次数值、配合单位报来的情况' })
  @ApiOkResponse({ type: ReportFormResponse })
  async reportForm(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ReportFormResponse> {
    const { itemId, role, version } = await this.readable(actor, 'report', id);
    const lead = role === 'lead';
    const [last, targets, inputs] = await Promise.all([
      this.queries.lastReport(id), lead ? this.queries.targets(itemId) : [], lead ? this.queries.inputs(itemId, { unusedOnly: true }) : [],
    ]);
    return { version, last: last ?? null, targets, inputs: inputs.reverse() };
  }

  @Get('assignments/:id/completion-form')
  @Permission('claimCompletion')
  @ApiOperation({ summary: '申报办结的底稿：上次所报和退回原因、配合单位的情况和意见、现在不能申报的原因' })
  @ApiOkResponse({ type: CompletionFormResponse })
  async completionForm(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<CompletionFormResponse> {
    const assignment = await this.readable(actor, 'claimCompletion', id);
    if (assignment.role !== 'lead') throw new Failure('forbidden', '只有牵头单位可以申报办结；配合单位请把完成情况报告给牵头单位。');
    const [last, cooperating, opinions] = await Promise.all([
      this.queries.lastClaim(id), this.queries.cooperating(assignment.itemId), this.queries.inputs(assignment.itemId, { kind: 'completion' }),
    ]);
    return {
      version: assignment.version,
      lastEvidence: last?.evidence ?? null,
      returnReason: last?.returnReason ?? '',
      cooperating,
      opinions,
      refused: refusedOnAssignment(actor, assignment.status, assignment).filter(({ command }) => command === 'claimCompletion'),
    };
  }

  /** The assignment, when it is the actor's to read; one that does not exist for him is answered like one that never was. */
  private async readable(actor: Actor, action: Action, id: string): Promise<AssignmentView> {
    const assignment = await this.queries.assignment(actor, id);
    if (!assignment) throw new Failure('not-found', `没有编号为 ${id} 的责任事项，或它不属于你单位、不由你办公室督办。用 GET /api/v1/inbox 查看本单位的待办。`);
    if (!can(actor, action, assignment)) throw new Failure('forbidden', '只有承担该责任的单位的联络员或负责人可以办理，请换用该单位的账号。');
    return assignment;
  }
}

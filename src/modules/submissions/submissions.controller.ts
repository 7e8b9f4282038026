import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnSubmission, refusedOnSubmission } from '../../domain/policy/allowed-on-submission.js';
import { isOfAnotherUnit, ownUnitOf } from '../../domain/policy/own-unit.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PlansQueries } from '../plans/index.js';
import { DecisionReasonRequest, PeriodWaiverRequest, ReportingDutyResponse, SubmissionAnswerResponse, SubmissionDraftRequest, SubmissionDraftResponse, SubmissionPieceRequest, SubmissionResponse, SubmissionRowResponse } from './dto/submission.dto.js';
import { SubmissionReviewsService } from './submission-reviews.service.js';
import { SubmissionDraftsService } from './submission-drafts.service.js';
import { type SubmissionRow, SubmissionsQueries } from './submissions.queries.js';
import { SubmissionsService } from './submissions.service.js';

@ApiTags('报送')
@Controller()
export class SubmissionsController {
  constructor(
    private readonly plans: PlansQueries,
    private readonly queries: SubmissionsQueries,
    private readonly submissions: SubmissionsService,
    private readonly reviews: SubmissionReviewsService,
    private readonly drafts: SubmissionDraftsService,
  ) {}

  @Get('plans/:id/reporting-duties')
  @Permission('readLedger')
  @ApiOperation({ summary: '方案的报送要求' })
  @ApiOkResponse({ type: [ReportingDutyResponse] })
  async duties(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ReportingDutyResponse[]> {
    permit(actor, 'readLedger');
    return this.queries.duties((await this.plans.byId(actor, id)).id, ownUnitOf(actor));
  }

  @Get('plans/:id/submissions')
  @Permission('readLedger')
  @ApiOperation({ summary: '各单位各期的报送情况；单位账号只看本单位' })
  @ApiOkResponse({ type: [SubmissionRowResponse] })
  async ofPlan(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<SubmissionRowResponse[]> {
    permit(actor, 'readLedger');
    const plan = await this.plans.byId(actor, id);
    const rows = await this.queries.ofPlan(plan.id, ownUnitOf(actor));
    return rows.map((row) => rowResponse(actor, row));
  }

  @Get('submissions/:id')
  @Permission('readLedger')
  @ApiOperation({ summary: '一份报送：已报的各篇；单位账号只看本单位，撤回的各篇只有本单位可见' })
  @ApiOkResponse({ type: SubmissionResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<SubmissionResponse> {
    permit(actor, 'readLedger');
    const row = await this.queries.byId(id);
    if (!row || isOfAnotherUnit(actor, row)) throw new Failure('not-found', `没有编号为 ${id} 的报送任务，或它不属于你单位。用 GET /api/v1/inbox 查看本单位的待办。`);
    return { ...rowResponse(actor, row), piecesHandedIn: await this.queries.pieces(id, ownUnitOf(actor) === row.unitId) };
  }

  @Get('submissions/:id/draft')
  @Permission('readOwnDrafts')
  @ApiOperation({ summary: '草稿，只有本单位可见；没有存过时为空白' })
  @ApiOkResponse({ type: SubmissionDraftResponse })
  draft(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<SubmissionDraftResponse> {
    return this.drafts.read(actor, id);
  }

  @Put('submissions/:id/draft')
  @Permission('submit')
  @ApiOperation({ summary: '存草稿，覆盖上次所存；报送后自动清除' })
  @ApiOkResponse({ type: SubmissionDraftResponse })
  saveDraft(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { title = '', text = '' }: SubmissionDraftRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<SubmissionDraftResponse> {
    return this.drafts.save(actor, id, { title, text }, expected);
  }

  @Post('submissions/:id/withdrawal')
  @HttpCode(200)
  @Permission('submit')
  @ApiOperation({ summary: '撤回最近一篇报送，须在办公室接收前；原截止日不变' })
  @ApiOkResponse({ type: SubmissionAnswerResponse })
  withdraw(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<SubmissionAnswerResponse> {
    return this.submissions.withdraw(actor, id, expected);
  }

  @Post('submissions/:id/pieces')
  @Permission('submit')
  @ApiOperation({ summary: '报送一篇（信息、小结、方案备案等）' })
  @ApiCreatedResponse({ type: SubmissionAnswerResponse })
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() piece: SubmissionPieceRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<SubmissionAnswerResponse> {
    return this.submissions.submit(actor, id, piece, expected);
  }

  @Post('submissions/:id/no-change')
  @Permission('submit')
  @HttpCode(200)
  @ApiOperation({ summary: '本期无新进展，一步完成；要求报送正式材料的不适用' })
  @ApiOkResponse({ type: SubmissionAnswerResponse })
  declareNoChange(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<SubmissionAnswerResponse> {
    return this.submissions.declareNoChange(actor, id, expected);
  }

  @Post('submissions/:id/acceptance')
  @Permission('reviewSubmission')
  @HttpCode(200)
  @ApiOperation({ summary: '办公室接收；补报的接收后仍标明补报' })
  @ApiOkResponse({ type: SubmissionAnswerResponse })
  accept(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<SubmissionAnswerResponse> {
    return this.reviews.accept(actor, id, expected);
  }

  @Post('submissions/:id/return')
  @Permission('reviewSubmission')
  @HttpCode(200)
  @ApiOperation({ summary: '办公室退回，写明理由；单位继续计时' })
  @ApiOkResponse({ type: SubmissionAnswerResponse })
  giveBack(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { reason }: DecisionReasonRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<SubmissionAnswerResponse> {
    return this.reviews.giveBack(actor, id, reason, expected);
  }

  @Post('submissions/:id/waiver')
  @Permission('reviewSubmission')
  @HttpCode(200)
  @ApiOperation({ summary: '办公室免予报送，写明理由' })
  @ApiOkResponse({ type: SubmissionAnswerResponse })
  waive(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { reason }: DecisionReasonRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<SubmissionAnswerResponse> {
    return this.reviews.waive(actor, id, reason, expected);
  }

  @Post('reporting-duties/:id/periods/:periodKey/waiver')
  @Permission('reviewSubmission')
  @HttpCode(200)
  @ApiOperation({ summary: '办公室免除若干单位一期的报送，写明理由；有一个单位不能免报就都不免' })
  @ApiOkResponse({ type: [SubmissionAnswerResponse] })
  waivePeriod(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Param('periodKey') periodKey: string,
    @Body() { unitIds, reason }: PeriodWaiverRequest,
  ): Promise<SubmissionAnswerResponse[]> {
    return this.reviews.waivePeriod(actor, id, periodKey, [...new Set(unitIds)], reason);
  }
}

function rowResponse(actor: Actor, { leadingGroupId, kind, ...row }: SubmissionRow): SubmissionRowResponse {
  const subject = { unitId: row.unitId, leadingGroupId };
  return { ...row, allowed: allowedOnSubmission(actor, row.status, kind, subject), refused: refusedOnSubmission(actor, row.status, kind, subject) };
}

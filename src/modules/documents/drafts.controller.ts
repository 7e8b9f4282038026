import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { DocumentsQueries } from './documents.queries.js';
import { DraftsService } from './drafts.service.js';
import { AnsweredProposalsRequest, ConfirmationResponse, DecisionRequest, DraftResponse, PlanDifferenceResponse } from './dto/draft.dto.js';
import { UnitProposalsService } from './unit-proposals.service.js';

@ApiTags('文件')
@Controller('documents/:id')
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly proposals: UnitProposalsService,
    private readonly queries: DocumentsQueries,
  ) {}

  @Get()
  @Permission('readDraft')
  @ApiOperation({ summary: '一份草稿：按已作的决定改过的内容、全部疑点' })
  @ApiOkResponse({ type: DraftResponse })
  async draft(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<DraftResponse> {
    const { reading, draft, lostDecisions } = await this.queries.draft(actor, id);
    return { reading, draft, findings: await this.queries.findingsOfReading(id), lostDecisions: [...lostDecisions] };
  }

  @Get('difference')
  @Permission('readDraft')
  @ApiOperation({ summary: '新稿与同一文号现行方案的差异' })
  @ApiOkResponse({ type: PlanDifferenceResponse })
  difference(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PlanDifferenceResponse> {
    return this.queries.difference(actor, id) as Promise<PlanDifferenceResponse>;
  }

  @Put('findings/:findingId/decision')
  @Permission('handleDraft')
  @ApiOperation({ summary: '决定一条疑点：采纳建议、改定、按原文保留或忽略，写明理由；再次提交即改变决定' })
  @ApiOkResponse({ type: DraftResponse })
  async decide(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Param('findingId', RowIdPipe) findingId: string, @Body() choice: DecisionRequest): Promise<DraftResponse> {
    await this.drafts.decide(actor, id, findingId, choice);
    return this.draft(actor, id);
  }

  @Delete('findings/:findingId/decision')
  @Permission('handleDraft')
  @ApiOperation({ summary: '撤回对一条疑点的决定；离开它就不能成立的决定一并撤回' })
  @ApiOkResponse({ type: DraftResponse })
  async undo(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Param('findingId', RowIdPipe) findingId: string): Promise<DraftResponse> {
    await this.drafts.undo(actor, id, findingId);
    return this.draft(actor, id);
  }

  @Post('units')
  @Permission('handleDraft')
  @Repeatable()
  @HttpCode(200)
  @ApiOperation({ summary: '把目录里没有的单位一次补入（新单位或已有单位的别名），并重新阅读来源文件；已作的决定随原文保留' })
  @ApiOkResponse({ type: DraftResponse })
  async addUnits(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { units }: AnsweredProposalsRequest): Promise<DraftResponse> {
    await this.proposals.answer(actor, id, units);
    return this.draft(actor, id);
  }

  @Post('confirmation')
  @Permission('handleDraft')
  @HttpCode(200)
  @ApiOperation({ summary: '把草稿转为方案，全部成功或全部不做；必须处理的疑点未决时返回 409' })
  @ApiOkResponse({ type: ConfirmationResponse })
  async confirm(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ConfirmationResponse> {
    return { planId: await this.drafts.confirm(actor, id) };
  }

  @Delete()
  @Permission('handleDraft')
  @HttpCode(204)
  @ApiOperation({ summary: '放弃草稿；可以找回，再次导入同一文件也可以找回' })
  @ApiNoContentResponse()
  async discard(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    await this.drafts.discard(actor, id);
  }

  @Post('restoration')
  @Permission('handleDraft')
  @HttpCode(200)
  @ApiOperation({ summary: '找回放弃的草稿，已作的决定都在；没有放弃的保持不变' })
  @ApiOkResponse({ type: DraftResponse })
  async restore(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<DraftResponse> {
    await this.drafts.restore(actor, id);
    return this.draft(actor, id);
  }
}

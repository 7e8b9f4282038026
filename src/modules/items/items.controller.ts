import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnAssignment, refusedOnAssignment } from '../../domain/policy/allowed-on-assignment.js';
import { allowedOnItem, refusedOnItem } from '../../domain/policy/allowed-on-item.js';
import { isOfAnotherUnit, ownUnitOf } from '../../domain/policy/own-unit.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { cursorFrom, ID, pageOf } from '../../platform/http/cursor.js';
import { IfMatch, TaggedBy } from '../../platform/http/entity-tag.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { AttachmentsPageResponse, AttachmentsQueries } from '../attachments/index.js';
import { PlansQueries } from '../plans/index.js';
import { AssignmentsService } from './assignments.service.js';
import { ItemPageResponse } from './dto/item-page.response.js';
import { AssignmentAnswerResponse, LedgerRowResponse, ProgressReportAnswerResponse } from './dto/item.response.js';
import { ProgressReportRequest } from './dto/progress-report.request.js';
import { ItemPageQueries } from './item-page.queries.js';
import { LedgerQueries } from './ledger.queries.js';

@ApiTags('台账')
@Controller()
export class ItemsController {
  constructor(
    private readonly plans: PlansQueries,
    private readonly ledger: LedgerQueries,
    private readonly page: ItemPageQueries,
    private readonly attachments: AttachmentsQueries,
    private readonly assignments: AssignmentsService,
  ) {}

  @Get('plans/:id/ledger')
  @Permission('readLedger')
  @ApiOperation({ summary: '方案台账：按原文顺序和栏目，另有状态、灯和签收情况' })
  @ApiOkResponse({ type: [LedgerRowResponse] })
  async ofPlan(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<LedgerRowResponse[]> {
    permit(actor, 'readLedger');
    return this.ledger.ofPlan(actor, (await this.plans.byId(actor, id)).id);
  }

  @Get('items/:id')
  @Permission('readItem')
  @ApiOperation({ summary: '一个任务事项：原文、各单位的责任、进展报告，最近的附件、申请和催办' })
  @ApiOkResponse({ type: ItemPageResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ItemPageResponse> {
    permit(actor, 'readLedger');
    const item = await this.ledger.item(actor, id);
    if (!item) throw new Failure('not-found', `没有编号为 ${id} 的任务事项。`);
    const { facts, ...shown } = item;
    const subject = { unitId: null, leadingGroupId: item.leadingGroupId, ...facts };
    const [assignments, progressReports, claims, suspensions, lists] = await Promise.all([
      this.ledger.assignments(id),
      this.ledger.progressReports(actor, id),
      this.ledger.completionClaims(id, ownUnitOf(actor)),
      this.ledger.suspensions(id),
      this.page.lists(actor, id),
    ]);
    return {
      ...shown,
      verified: facts.verified,
      openInstructions: facts.openInstructions,
      assignmentsOfUnits: assignments.map(({ unitId, leadingGroupId, claimsCompletion, today, declinedBefore, ...assignment }) => {
        const facts = { ...assignment, unitId, leadingGroupId, claimsCompletion, today, declinedBefore, itemStatus: item.status };
        return {
          ...assignment,
          unitId,
          openRequest: isOfAnotherUnit(actor, { unitId }) ? null : assignment.openRequest,
          allowed: allowedOnAssignment(actor, assignment.status, facts),
          refused: refusedOnAssignment(actor, assignment.status, facts),
        };
      }),
      progressReports,
      completionClaims: claims,
      suspensions,
      ...lists,
      allowed: allowedOnItem(actor, item.status, subject),
      refused: refusedOnItem(actor, item.status, subject),
    };
  }

  @Get('items/:id/attachments')
  @Permission('readItem')
  @ApiOperation({ summary: '一个事项的附件：各项责任和督办单上的，最新在前；只列你可以看的' })
  @ApiOkResponse({ type: AttachmentsPageResponse })
  async attachmentsOf(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() { cursor, limit }: PageQuery): Promise<AttachmentsPageResponse> {
    permit(actor, 'readItem');
    const [before = null] = cursorFrom(cursor, [ID]) ?? [];
    if (!(await this.ledger.item(actor, id))) throw new Failure('not-found', `没有编号为 ${id} 的任务事项。`);
    const { total, rows } = await this.attachments.ofItem(actor, id, limit + 1, before);
    return { total, ...pageOf(rows, limit, (attachment) => [attachment.id]) };
  }

  @Post('assignments/:id/acknowledgement')
  @Permission('acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: '签收；同一单位重复签收返回第一次的时间' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  acknowledge(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<AssignmentAnswerResponse> {
    return this.assignments.acknowledge(actor, id, expected);
  }

  @Post('assignments/:id/progress-reports')
  @Permission('report')
  @TaggedBy('assignment')
  @ApiOperation({ summary: '报告进展' })
  @ApiCreatedResponse({ type: ProgressReportAnswerResponse })
  report(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { state, progress, problems, nextSteps, targetValues, usedInputIds, attachmentIds }: ProgressReportRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<ProgressReportAnswerResponse> {
    const written = { state, progress, problems: problems ?? '', nextSteps: nextSteps ?? '', targetValues: targetValues ?? [], usedInputIds: [...new Set(usedInputIds ?? [])], attachmentIds: attachmentIds ?? [] };
    return this.assignments.report(actor, id, written, expected);
  }

  @Post('assignments/:id/no-change')
  @Permission('report')
  @TaggedBy('assignment')
  @ApiOperation({ summary: '报无新进展，一步完成；沿用上次的进度状态' })
  @ApiCreatedResponse({ type: ProgressReportAnswerResponse })
  noChange(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<ProgressReportAnswerResponse> {
    return this.assignments.noChange(actor, id, expected);
  }
}

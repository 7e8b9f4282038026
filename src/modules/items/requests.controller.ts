import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { DeclinesService } from './declines.service.js';
import { AssignmentAnswerResponse } from './dto/item.response.js';
import { AssignmentRequestResponse, DeclineAnsweredResponse, DeclineAnswerRequest, DeclineRequest, ExtensionAnswerRequest, ExtensionRequest } from './dto/request.dto.js';
import { ExtensionsService } from './extensions.service.js';
import { LedgerQueries } from './ledger.queries.js';
import { WorkQueries } from './work.queries.js';

@ApiTags('退办和延期')
@Controller()
export class RequestsController {
  constructor(
    private readonly declines: DeclinesService,
    private readonly extensions: ExtensionsService,
    private readonly queries: WorkQueries,
    private readonly ledger: LedgerQueries,
  ) {}

  @Get('items/:id/requests')
  @Permission('readItem')
  @ApiOperation({ summary: '一个事项上的退办和延期申请及答复，最新在前；单位账号只看本单位' })
  @ApiOkResponse({ type: [AssignmentRequestResponse] })
  async ofItem(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<readonly AssignmentRequestResponse[]> {
    permit(actor, 'readItem');
    const own = ownUnitOf(actor);
    const requests = await this.queries.requests(id, own);
    // A unit that was let off still reads the answer to its own request.
    if ((own === null || requests.length === 0) && !(await this.ledger.item(actor, id))) throw new Failure('not-found', `没有编号为 ${id} 的任务事项。`);
    return requests;
  }

  @Post('assignments/:id/decline')
  @HttpCode(200)
  @Permission('decline')
  @ApiOperation({ summary: '申请退办（不属于本单位），须在交办后的期限内；办公室答复前单位停表' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { reason, proposedUnitId, attachmentIds = [] }: DeclineRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<AssignmentAnswerResponse> {
    return this.declines.decline(actor, id, { reason, proposedUnitId: proposedUnitId ?? null, attachmentIds }, expected);
  }

  @Post('assignments/:id/decline-answer')
  @HttpCode(200)
  @Permission('decideDecline')
  @ApiOperation({ summary: '答复退办申请（方案的领导小组办公室）：同意并可改派，或不同意并说明理由' })
  @ApiOkResponse({ type: DeclineAnsweredResponse })
  answerDecline(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() body: DeclineAnswerRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<DeclineAnsweredResponse> {
    return this.declines.answer(actor, id, { accept: body.accept, reason: body.reason ?? '', reassignToUnitId: body.reassignToUnitId ?? null }, expected);
  }

  @Post('assignments/:id/extension')
  @Permission('requestExtension')
  @ApiOperation({ summary: '申请延期，须在时限届满前；办公室答复前停表，原时限始终可见。配合单位的申请作为意见转给牵头单位' })
  @ApiCreatedResponse({ type: AssignmentAnswerResponse })
  requestExtension(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { newDueOn, reason, attachmentIds = [] }: ExtensionRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<AssignmentAnswerResponse> {
    return this.extensions.request(actor, id, { newDueOn, reason, attachmentIds }, expected);
  }

  @Post('assignments/:id/extension-answer')
  @HttpCode(200)
  @Permission('decideExtension')
  @ApiOperation({ summary: '答复延期申请（方案的领导小组办公室）：同意（可另定日期），或不同意并说明理由' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  answerExtension(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() body: ExtensionAnswerRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<AssignmentAnswerResponse> {
    return this.extensions.answer(actor, id, { accept: body.accept, reason: body.reason ?? '', dueOn: body.dueOn ?? null }, expected);
  }

  @Post('assignments/:id/request-withdrawal')
  @HttpCode(200)
  @Permission('requestExtension')
  @ApiOperation({ summary: '撤回尚未答复的退办或延期申请；撤回前停表的天数不顺延' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  takeBack(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<AssignmentAnswerResponse> {
    return this.extensions.takeBack(actor, id, expected);
  }
}

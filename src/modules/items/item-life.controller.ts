import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { KeyRequired } from '../../platform/idempotency/idempotency.interceptor.js';
import { permit } from '../accounts/index.js';
import { DraftItemsService } from './draft-items.service.js';
import { AdjustItemRequest, BaselineRequest, HistoryQuery, ItemHistoryResponse, OptionalNoteRequest, ReopenItemRequest, TargetResponse, TerminateItemRequest, VerifyItemRequest } from './dto/item-life.dto.js';
import { ItemAnswerResponse } from './dto/item-suspension.dto.js';
import { ItemAdjustmentService } from './item-adjustment.service.js';
import { ItemClosingService } from './item-closing.service.js';
import { ItemHistoryQueries } from './item-history.queries.js';
import { ItemReopeningService } from './item-reopening.service.js';
import { ItemTargetsService } from './item-targets.service.js';

const PAGE = 50;

@ApiTags('事项办理')
@Controller('items/:id')
export class ItemLifeController {
  constructor(
    private readonly adjustments: ItemAdjustmentService,
    private readonly closing: ItemClosingService,
    private readonly reopening: ItemReopeningService,
    private readonly drafts: DraftItemsService,
    private readonly histories: ItemHistoryQueries,
    private readonly targets: ItemTargetsService,
  ) {}

  @Post('issue')
  @HttpCode(200)
  @Permission('issuePlan')
  @ApiOperation({ summary: '交办由批示转来的事项草稿；各单位随即应签收' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  issue(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.drafts.issue(actor, id, expected);
  }

  @Post('adjustment')
  @HttpCode(200)
  @Permission('adjustItem')
  @ApiOperation({ summary: '调整内容、时限和单位，须写明理由；公文原文保留，早于公文原定时限的须另写理由并标明' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  adjust(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason, ...asked }: AdjustItemRequest, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.adjustments.adjust(actor, id, asked, reason, expected);
  }

  @Post('termination')
  @HttpCode(200)
  @Permission('terminateItem')
  @ApiOperation({ summary: '终止事项，须写明理由和批准机关；各项应办随之撤回，记录保留' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  terminate(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason, authority }: TerminateItemRequest, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.closing.terminate(actor, id, reason, authority, expected);
  }

  @Post('completion')
  @HttpCode(200)
  @Permission('completeItem')
  @ApiOperation({ summary: '确认办结：应办结的牵头单位都已办结' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  complete(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason = '' }: OptionalNoteRequest, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.closing.complete(actor, id, reason, expected);
  }

  @Post('verification')
  @HttpCode(200)
  @Permission('closeOutItem')
  @ApiOperation({ summary: '登记核查情况；销号前须有核查' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  verify(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { note }: VerifyItemRequest, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.closing.verify(actor, id, note, expected);
  }

  @Post('close-out')
  @KeyRequired()
  @HttpCode(200)
  @Permission('closeOutItem')
  @ApiOperation({ summary: '销号；没有核查或有批示未答复时不能销号' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  closeOut(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason = '' }: OptionalNoteRequest, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.closing.closeOut(actor, id, reason, expected);
  }

  @Post('reopening')
  @HttpCode(200)
  @Permission('reopenItem')
  @ApiOperation({ summary: '重新办理（回头看、新的批示、不满意）；牵头单位按新的时限重新办结' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  reopen(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { dueOn, ...asked }: ReopenItemRequest, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.reopening.reopen(actor, id, { ...asked, dueOn: dueOn ?? null }, expected);
  }

  @Get('history')
  @Permission('readItem')
  @ApiOperation({ summary: '事项的经过：谁、何时、做了什么，新的在前；单位账号只看本单位和办公室的部分' })
  @ApiOkResponse({ type: [ItemHistoryResponse] })
  async history(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() { before, limit = PAGE }: HistoryQuery): Promise<ItemHistoryResponse[]> {
    permit(actor, 'readItem');
    return found(id, await this.histories.of(actor, id, before ?? null, limit));
  }

  @Get('targets')
  @Permission('readItem')
  @ApiOperation({ summary: '事项的数字目标：起点、目标、各次实际值和按时间进度应达到的值' })
  @ApiOkResponse({ type: [TargetResponse] })
  async targetsOf(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<TargetResponse[]> {
    permit(actor, 'readItem');
    return found(id, await this.targets.of(actor, id));
  }

  @Put('targets/:position/baseline')
  @Permission('adjustItem')
  @ApiOperation({ summary: '设定数字目标的起点值（办公室）' })
  @ApiOkResponse({ type: [TargetResponse] })
  async setBaseline(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Param('position', RowIdPipe) position: string, @Body() { value }: BaselineRequest): Promise<TargetResponse[]> {
    await this.targets.setBaseline(actor, id, Number(position.slice(0, 6)), value);
    return this.targetsOf(actor, id);
  }
}

function found<Row>(id: string, rows: Row[] | undefined): Row[] {
  if (rows === undefined) throw new Failure('not-found', `没有编号为 ${id} 的任务事项。`);
  return rows;
}

import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { ROW_ID, RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { KeyRequired } from '../../platform/idempotency/idempotency.interceptor.js';
import { IssuingAuthorityRequest } from '../numbering/index.js';
import { CircularIssuingService } from './circular-issuing.service.js';
import { CircularRepliesService } from './circular-replies.service.js';
import { CircularWritingService } from './circular-writing.service.js';
import { CircularsService } from './circulars.service.js';
import {
  AskRepliesRequest,
  CompileCircularRequest,
  DiscardCircularRequest,
  EditCircularRequest,
  EditPassageRequest,
  ReplyCircularRequest,
} from './dto/circular.request.js';
import { CircularResponse, CircularsPageResponse } from './dto/circular.response.js';

const PAGE = 50;

@ApiTags('通报和简报')
@Controller('circulars')
export class CircularsController {
  constructor(
    private readonly circulars: CircularsService,
    private readonly writing: CircularWritingService,
    private readonly replies: CircularRepliesService,
    private readonly issuing: CircularIssuingService,
  ) {}

  @Get()
  @Permission('readCircular')
  @ApiOperation({ summary: '通报和简报，最新在前，每页50份：办公室看自己的，单位看点到本单位的，分管领导看已印发的' })
  @ApiQuery({ name: 'before', required: false, description: '上一页的 next' })
  @ApiOkResponse({ type: CircularsPageResponse })
  async list(@CurrentActor() actor: Actor, @Query('before') before?: string): Promise<CircularsPageResponse> {
    if (before !== undefined && !ROW_ID.test(before)) throw new Failure('validation-failed', 'before（上一页的 next）须为编号。');
    const circulars = await this.circulars.list(actor, before ?? null, PAGE);
    return { circulars, next: circulars.length < PAGE ? null : (circulars.at(-1)?.id ?? null) };
  }

  @Get(':id')
  @Permission('readCircular')
  @ApiOperation({ summary: '一份通报或简报：内容、各单位的事实和核实意见' })
  @ApiOkResponse({ type: CircularResponse })
  one(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<CircularResponse> {
    return this.circulars.one(actor, id);
  }

  @Get('passages/:id')
  @Permission('readCircular')
  @ApiOperation({ summary: '待办中“通报核实答复”所在的通报' })
  @ApiOkResponse({ type: CircularResponse })
  ofPassage(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<CircularResponse> {
    return this.circulars.ofPassage(actor, id);
  }

  @Post()
  @Permission('compileCircular')
  @ApiOperation({ summary: '按期间内的事实编写通报（逾期、未报送），或按采用的信息编写简报；事实随即固定' })
  @ApiCreatedResponse({ type: CircularResponse })
  async compile(@CurrentActor() actor: Actor, @Body() { planIds, pieceIds, ...wanted }: CompileCircularRequest): Promise<CircularResponse> {
    return this.circulars.one(actor, await this.writing.compile(actor, { ...wanted, planIds: planIds ?? null, pieceIds: pieceIds ?? null }));
  }

  @Put(':id')
  @Permission('compileCircular')
  @ApiOperation({ summary: '修改标题、导语、工作要求；定稿后修改的退回拟稿' })
  @ApiOkResponse({ type: CircularResponse })
  async edit(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() words: EditCircularRequest, @IfMatch() expected: ExpectedVersions): Promise<CircularResponse> {
    await this.writing.edit(actor, id, words, expected);
    return this.circulars.one(actor, id);
  }

  @Put(':id/passages/:unitId')
  @Permission('compileCircular')
  @ApiOperation({ summary: '修改关于一家单位的内容，或不再点到它；送核实后即为更正，须写明理由，单位至少还有一个工作日可以答复' })
  @ApiOkResponse({ type: CircularResponse })
  async editPassage(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Param('unitId', RowIdPipe) unitId: string,
    @Body() change: EditPassageRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<CircularResponse> {
    await this.writing.editPassage(actor, id, unitId, change, expected);
    return this.circulars.one(actor, id);
  }

  @Post(':id/reply-requests')
  @HttpCode(200)
  @Permission('compileCircular')
  @ApiOperation({ summary: '送被点到的单位核实：各单位只看到关于本单位的内容' })
  @ApiOkResponse({ type: CircularResponse })
  async ask(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { replyWithin }: AskRepliesRequest, @IfMatch() expected: ExpectedVersions): Promise<CircularResponse> {
    await this.replies.ask(actor, id, replyWithin ?? null, expected);
    return this.circulars.one(actor, id);
  }

  @Post(':id/replies')
  @HttpCode(200)
  @Permission('replyCircular')
  @ApiOperation({ summary: '答复核实（被点到的单位）；定稿前可以再次答复' })
  @ApiOkResponse({ type: CircularResponse })
  async reply(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { text }: ReplyCircularRequest): Promise<CircularResponse> {
    await this.replies.reply(actor, id, text);
    return this.circulars.one(actor, id);
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Permission('compileCircular')
  @ApiOperation({ summary: '定稿：各单位已答复或期满，字数不超过上限' })
  @ApiOkResponse({ type: CircularResponse })
  async finish(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<CircularResponse> {
    await this.replies.finish(actor, id, expected);
    return this.circulars.one(actor, id);
  }

  @Post(':id/issue')
  @KeyRequired()
  @HttpCode(200)
  @Permission('issueCircular')
  @ApiOperation({ summary: '印发（办公室主任）：编号，送达被点到的单位和分管领导' })
  @ApiOkResponse({ type: CircularResponse })
  async issue(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() authority: IssuingAuthorityRequest, @IfMatch() expected: ExpectedVersions): Promise<CircularResponse> {
    await this.issuing.issue(actor, id, authority, expected);
    return this.circulars.one(actor, id);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Permission('compileCircular')
  @ApiOperation({ summary: '作废，写明理由；已送核实的单位随即得知' })
  @ApiOkResponse({ type: CircularResponse })
  async discard(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason }: DiscardCircularRequest, @IfMatch() expected: ExpectedVersions): Promise<CircularResponse> {
    await this.writing.discard(actor, id, reason, expected);
    return this.circulars.one(actor, id);
  }
}

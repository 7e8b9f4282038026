import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { mayEver } from '../../domain/policy/can.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { KeyRequired } from '../../platform/idempotency/idempotency.interceptor.js';
import { AnswerInstructionRequest, InstructionRequest, InstructionResponse, InstructionsQuery } from './dto/instruction.dto.js';
import { InstructionsQueries } from './instructions.queries.js';
import { InstructionsService } from './instructions.service.js';

const PAGE = 50;

@ApiTags('批示')
@Controller()
export class InstructionsController {
  constructor(
    private readonly instructions: InstructionsService,
    private readonly queries: InstructionsQueries,
  ) {}

  @Post('plans/:id/instructions')
  @KeyRequired()
  @Permission('instruct')
  @ApiOperation({ summary: '领导对方案批示；办公室随即应办理' })
  @ApiCreatedResponse({ type: InstructionResponse })
  onPlan(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { text }: InstructionRequest): Promise<InstructionResponse> {
    return this.instructions.onPlan(actor, id, text);
  }

  @Post('items/:id/instructions')
  @KeyRequired()
  @Permission('instruct')
  @ApiOperation({ summary: '领导对事项批示；办公室随即应办理，答复前该事项不能销号' })
  @ApiCreatedResponse({ type: InstructionResponse })
  onItem(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { text }: InstructionRequest): Promise<InstructionResponse> {
    return this.instructions.onItem(actor, id, text);
  }

  @Get('instructions')
  @Permission('readInstructions')
  @ApiOperation({ summary: '批示和办理情况，新的在前' })
  @ApiOkResponse({ type: [InstructionResponse] })
  list(@CurrentActor() actor: Actor, @Query() { planId, itemId, open = false, before, limit = PAGE }: InstructionsQuery): Promise<InstructionResponse[]> {
    if (!mayEver(actor, 'readInstructions')) throw new Failure('forbidden', '批示只由分管领导和办公室查看，请换用他们的账号。');
    return this.queries.list(actor, { planId: planId ?? null, itemId: itemId ?? null, openOnly: open }, before ?? null, limit);
  }

  @Post('instructions/:id/answer')
  @HttpCode(200)
  @Permission('answerInstruction')
  @ApiOperation({ summary: '办公室答复批示：转为新事项（草稿）、重新办理该事项，或写明阅知' })
  @ApiOkResponse({ type: InstructionResponse })
  answer(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { note = '', ...answer }: AnswerInstructionRequest, @IfMatch() expected: ExpectedVersions): Promise<InstructionResponse> {
    return this.instructions.answer(actor, id, { ...answer, note }, expected);
  }
}

import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { CompletionReviewService } from './completion-review.service.js';
import { AcceptCompletionRequest, CompletionClaimRequest, ReturnCompletionRequest } from './dto/completion-review.dto.js';
import { AssignmentAnswerResponse } from './dto/item.response.js';

@ApiTags('办结')
@Controller('assignments/:id/completion-claim')
export class CompletionReviewController {
  constructor(private readonly reviews: CompletionReviewService) {}

  @Post()
  @Permission('claimCompletion')
  @ApiOperation({ summary: '申报办结（牵头单位）；审核期间单位停表，办公室计时' })
  @ApiCreatedResponse({ type: AssignmentAnswerResponse })
  claim(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { evidence, attachmentIds = [] }: CompletionClaimRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<AssignmentAnswerResponse> {
    return this.reviews.claim(actor, id, evidence, expected, attachmentIds);
  }

  @Post('acceptance')
  @Permission('reviewCompletion')
  @HttpCode(200)
  @ApiOperation({ summary: '同意办结（方案的领导小组办公室）；单位按申报之日计为完成' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { reason }: AcceptCompletionRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<AssignmentAnswerResponse> {
    return this.reviews.accept(actor, id, reason ?? '', expected);
  }

  @Post('return')
  @Permission('reviewCompletion')
  @HttpCode(200)
  @ApiOperation({ summary: '退回重办（方案的领导小组办公室），须写明原因；单位的时限顺延审核所用的天数' })
  @ApiOkResponse({ type: AssignmentAnswerResponse })
  giveBack(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { reason }: ReturnCompletionRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<AssignmentAnswerResponse> {
    return this.reviews.giveBack(actor, id, reason, expected);
  }
}

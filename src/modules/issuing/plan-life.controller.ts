import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { KeyRequired } from '../../platform/idempotency/idempotency.interceptor.js';
import { IssuePreviewResponse } from './dto/issue-preview.response.js';
import { ClosePlanRequest, ClosePreviewResponse, IssuePlanRequest, PlanAnswerResponse, SatisfactionRequest, WorkRulesRequest } from './dto/plan-life.dto.js';
import { IssuePreviewService } from './issue-preview.service.js';
import { PlanClosingService } from './plan-closing.service.js';
import { PlanIssuingService } from './plan-issuing.service.js';

@ApiTags('方案')
@Controller('plans/:id')
export class PlanLifeController {
  constructor(
    private readonly previews: IssuePreviewService,
    private readonly issuing: PlanIssuingService,
    private readonly closing: PlanClosingService,
  ) {}

  @Get('issue-preview')
  @Permission('issuePlan')
  @ApiOperation({ summary: '交办预览：哪些单位收到几项、哪些事项没有牵头单位、通知不到谁、产生哪些应办、什么不让交办' })
  @ApiOkResponse({ type: IssuePreviewResponse })
  preview(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<IssuePreviewResponse> {
    return this.previews.preview(actor, id);
  }

  @Post('issue')
  @KeyRequired()
  @HttpCode(200)
  @Permission('issuePlan')
  @ApiOperation({ summary: '交办（方案的领导小组办公室），须写明签发机关' })
  @ApiOkResponse({ type: PlanAnswerResponse })
  issue(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { issuingAuthority, documentNumber = '' }: IssuePlanRequest, @IfMatch() expected: ExpectedVersions): Promise<PlanAnswerResponse> {
    return this.issuing.issue(actor, id, { issuingAuthority, documentNumber }, expected);
  }

  @Put('work-rules')
  @Permission('setWorkRules')
  @ApiOperation({ summary: '设定办理规则：共同牵头、双人复核、负责人签批；没有写的保持不变' })
  @ApiOkResponse({ type: PlanAnswerResponse })
  setWorkRules(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() rules: WorkRulesRequest, @IfMatch() expected: ExpectedVersions): Promise<PlanAnswerResponse> {
    return this.issuing.setWorkRules(actor, id, rules, expected);
  }

  @Get('close-preview')
  @Permission('closePlan')
  @ApiOperation({ summary: '结束预览：还有哪些事项、几件报送和批示没有办完，是否须先登记满意度' })
  @ApiOkResponse({ type: ClosePreviewResponse })
  closePreview(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<ClosePreviewResponse> {
    return this.closing.preview(actor, id);
  }

  @Post('close')
  @HttpCode(200)
  @Permission('closePlan')
  @ApiOperation({ summary: '结束方案；还有未办完的会列出，须写明理由并确认。议案、建议案须有满意度' })
  @ApiOkResponse({ type: PlanAnswerResponse })
  close(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason = '', confirmOpen = false, ...judged }: ClosePlanRequest, @IfMatch() expected: ExpectedVersions): Promise<PlanAnswerResponse> {
    return this.closing.close(actor, id, { reason, confirmOpen, ...judged }, expected);
  }

  @Post('satisfaction')
  @HttpCode(200)
  @Permission('closePlan')
  @ApiOperation({ summary: '登记议案、建议案提出者的满意度；不满意的，已办结事项一个月内重新办理' })
  @ApiOkResponse({ type: PlanAnswerResponse })
  rate(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { result, comment = '' }: SatisfactionRequest, @IfMatch() expected: ExpectedVersions): Promise<PlanAnswerResponse> {
    return this.closing.rate(actor, id, result, comment, expected);
  }

  @Post('archive')
  @HttpCode(200)
  @Permission('closePlan')
  @ApiOperation({ summary: '归档已结束的方案' })
  @ApiOkResponse({ type: PlanAnswerResponse })
  archive(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<PlanAnswerResponse> {
    return this.closing.archive(actor, id, expected);
  }
}

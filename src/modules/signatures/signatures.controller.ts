import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { ReturnSignatureRequest, SignatureAnswerResponse, SignatureRowResponse, SignaturesQuery } from './dto/signature.dto.js';
import { SignaturesQueries } from './signatures.queries.js';
import { SignaturesService } from './signatures.service.js';

@ApiTags('签批')
@Controller('signatures')
export class SignaturesController {
  constructor(
    private readonly signatures: SignaturesService,
    private readonly queries: SignaturesQueries,
  ) {}

  @Get()
  @Permission('readOwnDrafts')
  @ApiOperation({ summary: '本单位的签批件，最新在前，每页100件；本单位以外的人看不到' })
  @ApiOkResponse({ type: [SignatureRowResponse] })
  async list(@CurrentActor() actor: Actor, @Query() { status, before }: SignaturesQuery): Promise<SignatureRowResponse[]> {
    permit(actor, 'readOwnDrafts', { unitId: actor.unitId });
    return actor.unitId === null ? [] : this.queries.ofUnit(actor, actor.unitId, status ?? null, before ?? null);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Permission('sign')
  @ApiOperation({ summary: '签批（单位负责人）：所报内容即时生效，仍记原报送人' })
  @ApiOkResponse({ type: SignatureAnswerResponse })
  sign(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<SignatureAnswerResponse> {
    return this.signatures.sign(actor, id);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Permission('sign')
  @ApiOperation({ summary: '退回（单位负责人），写明原因；经办人改后重新提交' })
  @ApiOkResponse({ type: SignatureAnswerResponse })
  giveBack(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { reason }: ReturnSignatureRequest): Promise<SignatureAnswerResponse> {
    return this.signatures.giveBack(actor, id, reason);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Permission('readOwnDrafts')
  @ApiOperation({ summary: '撤回尚未签批的签批件（本单位人员）' })
  @ApiOkResponse({ type: SignatureAnswerResponse })
  takeBack(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<SignatureAnswerResponse> {
    return this.signatures.takeBack(actor, id);
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PlansQueries } from '../plans/index.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentResponse, FindingResponse } from './dto/document.response.js';

@ApiTags('文件')
@Controller()
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsQueries,
    private readonly plans: PlansQueries,
  ) {}

  @Get('documents')
  @Permission('readLedger')
  @ApiOperation({ summary: '已导入的来源文件中的公文：草稿只有经办的办公室和领导看得到' })
  @ApiOkResponse({ type: [DocumentResponse] })
  list(@CurrentActor() actor: Actor): Promise<DocumentResponse[]> {
    permit(actor, 'readLedger');
    return this.documents.list(actor);
  }

  @Get('plans/:id/findings')
  @Permission('readDraft')
  @ApiOperation({ summary: '阅读疑点：原文、系统所做的处理、建议和已作的决定' })
  @ApiOkResponse({ type: [FindingResponse] })
  async findings(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<FindingResponse[]> {
    return this.documents.findingsOfPlan((await this.plans.byId(actor, id)).id);
  }
}

import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { LedgerPageQuery } from './dto/ledger-page.query.js';
import { LedgerPageResponse } from './dto/ledger-page.response.js';
import { LedgerPageQueries } from './ledger-page.queries.js';

@ApiTags('台账')
@Controller()
export class LedgerPageController {
  constructor(private readonly ledger: LedgerPageQueries) {}

  @Get('plans/:id/ledger-page')
  @Permission('readLedger')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: '台账页：按原文顺序分页，灯和理由、最新进展、签收情况、各灯合计；可筛选和查找' })
  @ApiOkResponse({ type: LedgerPageResponse })
  async page(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() query: LedgerPageQuery): Promise<Buffer> {
    permit(actor, 'readLedger');
    const page = await this.ledger.page(actor, id, query);
    if (!page) throw new Failure('not-found', `没有编号为 ${id} 的方案。`);
    return page;
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { ThreadResponse } from './dto/thread.response.js';
import { ThreadQueries } from './thread.queries.js';

@ApiTags('台账')
@Controller()
export class ThreadController {
  constructor(private readonly threads: ThreadQueries) {}

  @Get('items/:id/thread')
  @Permission('readItem')
  @ApiOperation({ summary: '一个任务事项的来龙去脉：交办、签收、进展、申报、答复、中止、督办单、提醒、阶段，最新在前' })
  @ApiOkResponse({ type: ThreadResponse })
  async page(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() query: PageQuery): Promise<ThreadResponse> {
    permit(actor, 'readItem');
    const page = await this.threads.page(actor, id, query);
    if (!page) throw new Failure('not-found', `没有编号为 ${id} 的任务事项。`);
    return page;
  }
}

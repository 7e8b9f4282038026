import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { KeyRequired } from '../../platform/idempotency/idempotency.interceptor.js';
import { permit } from '../accounts/index.js';
import { UrgeRequest, UrgesResponse, UrgingAnswerResponse } from './dto/urge.dto.js';
import { UrgingQueries } from './urging.queries.js';
import { UrgingService } from './urging.service.js';

@ApiTags('催办')
@Controller('items/:id/urges')
export class UrgingController {
  constructor(
    private readonly urging: UrgingService,
    private readonly queries: UrgingQueries,
  ) {}

  @Get()
  @Permission('readItem')
  @ApiOperation({ summary: '一个事项的催办记录和可以催办的单位' })
  @ApiOkResponse({ type: UrgesResponse })
  async ofItem(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() page: PageQuery): Promise<UrgesResponse> {
    permit(actor, 'readLedger');
    const { rows: urges, nextCursor } = await this.queries.ofItem(actor, id, page);
    const units = await this.urging.urgeable(actor, id);
    return { urges, nextCursor, units, allowed: units.some(({ refused }) => refused === '') ? ['urge'] : [] };
  }

  @Post()
  @KeyRequired()
  @Permission('urge')
  @ApiOperation({ summary: '催办：办公室催办各单位，牵头单位催办配合单位；等待办公室答复的、已中止的不催，每周有次数上限' })
  @ApiCreatedResponse({ type: UrgingAnswerResponse })
  urge(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { unitIds, text = '' }: UrgeRequest): Promise<UrgingAnswerResponse> {
    return this.urging.urge(actor, id, unitIds ?? null, text);
  }
}

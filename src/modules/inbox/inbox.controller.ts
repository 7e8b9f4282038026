import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import { UnitsService } from '../units/index.js';
import { InboxResponse } from './dto/inbox.response.js';
import { InboxQueries } from './inbox.queries.js';

@ApiTags('待办')
@Controller()
export class InboxController {
  constructor(
    private readonly inbox: InboxQueries,
    private readonly units: UnitsService,
  ) {}

  @Get('inbox')
  @ApiOperation({ summary: '我的待办：本单位应办的，和我收到的通知' })
  @ApiOkResponse({ type: InboxResponse })
  async own(@CurrentActor() actor: Actor): Promise<InboxResponse> {
    const { entries, total } = actor.accountId === null ? { entries: [], total: 0 } : await this.inbox.toldPerson(actor.accountId);
    const unitId = ownUnitOf(actor);
    return {
      owner: actor.name,
      today: await this.inbox.today(),
      owed: unitId === null ? [] : await this.inbox.owedBy(unitId),
      told: entries,
      toldTotal: total,
    };
  }

  @Get('units/:id/inbox')
  @ApiOperation({ summary: '一个单位应办的和收到的' })
  @ApiOkResponse({ type: InboxResponse })
  async ofUnit(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<InboxResponse> {
    permit(actor, 'readUnitInbox', { unitId: id });
    const unit = await this.units.byId(id);
    const { entries, total } = await this.inbox.toldUnit(id);
    return { owner: unit.name, today: await this.inbox.today(), owed: await this.inbox.owedBy(id), told: entries, toldTotal: total };
  }

  @Get('leading-groups/:id/inbox')
  @ApiOperation({ summary: '领导小组办公室收到的' })
  @ApiOkResponse({ type: InboxResponse })
  async ofOffice(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<InboxResponse> {
    permit(actor, 'readOfficeInbox', { leadingGroupId: id });
    const office = await this.inbox.office(id);
    const { entries, total } = await this.inbox.toldOffice(id);
    return { owner: office.name, today: await this.inbox.today(), owed: [], told: entries, toldTotal: total };
  }
}

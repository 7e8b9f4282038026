import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { UnitsService, unknownUnit } from '../units/index.js';
import { InboxQuery } from './dto/inbox.query.js';
import { InboxResponse } from './dto/inbox.response.js';
import { type InboxPage, InboxQueries, type Owed, type Told, unknownOffice } from './inbox.queries.js';

const NOTHING = { entries: [], total: 0, nextCursor: null } as const;

@ApiTags('待办')
@Controller()
export class InboxController {
  constructor(
    private readonly inbox: InboxQueries,
    private readonly units: UnitsService,
  ) {}

  @Get('inbox')
  @Permission('readOwnInbox')
  @ApiOperation({ summary: '我的待办：本单位或本办公室应办的，和我收到的通知' })
  @ApiOkResponse({ type: InboxResponse })
  async own(@CurrentActor() actor: Actor, @Query() query: InboxQuery): Promise<InboxResponse> {
    const told = actor.accountId === null ? NOTHING : await this.inbox.toldPerson(actor.accountId, toldPage(query));
    return this.answer(actor.name, await this.owed(actor, query), told);
  }

  @Get('units/:id/inbox')
  @Permission('readUnitInbox')
  @ApiOperation({ summary: '一个单位应办的和收到的' })
  @ApiOkResponse({ type: InboxResponse })
  async ofUnit(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() query: InboxQuery): Promise<InboxResponse> {
    if (!can(actor, 'readUnitInbox', { unitId: id, leadingGroupId: null })) throw unknownUnit(id);
    const unit = await this.units.byId(id);
    return this.answer(unit.name, await this.inbox.owedPage(actor, { unitId: id }, owedPage(query)), await this.inbox.toldUnit(actor, id, toldPage(query)));
  }

  @Get('leading-groups/:id/inbox')
  @Permission('readOfficeInbox')
  @ApiOperation({ summary: '领导小组办公室应办的和收到的' })
  @ApiOkResponse({ type: InboxResponse })
  async ofOffice(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() query: InboxQuery): Promise<InboxResponse> {
    if (!can(actor, 'readOfficeInbox', { unitId: null, leadingGroupId: id })) throw unknownOffice(id);
    const office = await this.inbox.office(id);
    return this.answer(office.name, await this.inbox.owedPage(actor, { leadingGroupId: id }, owedPage(query)), await this.inbox.toldOffice(actor, id, toldPage(query)));
  }

  private async owed(actor: Actor, query: InboxQuery): Promise<Owed> {
    const unitId = ownUnitOf(actor);
    if (unitId !== null) return this.inbox.owedPage(actor, { unitId }, owedPage(query));
    return actor.leadingGroupId === null ? NOTHING : this.inbox.owedPage(actor, { leadingGroupId: actor.leadingGroupId }, owedPage(query));
  }

  private async answer(owner: string, owed: Owed, told: Told): Promise<InboxResponse> {
    return {
      owner, today: await this.inbox.today(), owed: owed.entries, owedTotal: owed.total, owedNextCursor: owed.nextCursor,
      told: told.entries, toldTotal: told.total, toldNextCursor: told.nextCursor,
    };
  }
}

function owedPage({ owedCursor, limit }: InboxQuery): InboxPage {
  return { cursor: owedCursor, limit };
}

function toldPage({ toldCursor, limit }: InboxQuery): InboxPage {
  return { cursor: toldCursor, limit };
}

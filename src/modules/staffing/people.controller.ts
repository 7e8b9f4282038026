import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { DutyRequest, LiaisonLineResponse, LiaisonRequest, PersonResponse, RegisteredLiaisonResponse } from './dto/person.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('账号')
@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get('leading-groups/:id/people')
  @Permission('readPeople')
  @ApiOperation({ summary: '本办公室的人员和值班；分管领导可看分管的，电话只见首尾' })
  @ApiOkResponse({ type: [PersonResponse] })
  ofOffice(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PersonResponse[]> {
    return this.people.ofOffice(actor, id);
  }

  @Put('leading-groups/:id/duty-desk')
  @Permission('arrangeDuty')
  @ApiOperation({ summary: '安排或取消值班' })
  @ApiOkResponse({ type: [PersonResponse] })
  arrangeDuty(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { login, onDuty }: DutyRequest): Promise<PersonResponse[]> {
    return this.people.arrangeDuty(actor, id, login, onDuty);
  }

  @Get('leading-groups/:id/liaisons')
  @Permission('readPeople')
  @ApiOperation({ summary: '各单位报来的联络员名单，没有登记的单位也列出；分管领导可看分管的，电话只见首尾' })
  @ApiOkResponse({ type: [LiaisonLineResponse] })
  liaisons(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<LiaisonLineResponse[]> {
    return this.people.liaisonsOf(actor, id);
  }

  @Get('units/:id/people')
  @Permission('readPeople')
  @ApiOperation({ summary: '一个单位的人员：本单位和有其任务的办公室可看；分管领导可看分管的，电话只见首尾' })
  @ApiOkResponse({ type: [PersonResponse] })
  ofUnit(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<PersonResponse[]> {
    return this.people.ofUnit(actor, id);
  }

  // Repeatable: the stored answer of an idempotent request would keep the code.
  @Put('units/:id/liaison')
  @Repeatable()
  @Permission('registerLiaison')
  @ApiOperation({ summary: '登记本单位的联络员，或换人' })
  @ApiOkResponse({ type: RegisteredLiaisonResponse })
  registerLiaison(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { login, displayName, phone, email, replaces }: LiaisonRequest): Promise<RegisteredLiaisonResponse> {
    return this.people.registerLiaison(actor, id, { login, displayName, phone, email: email ?? null, replaces: replaces ?? null });
  }
}

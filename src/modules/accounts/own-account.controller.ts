import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { AbsenceRequest, EmailRequest, OwnAccountResponse } from './dto/own-account.dto.js';
import { OwnAccountService } from './own-account.service.js';

@ApiTags('外发')
@Controller('accounts/me')
export class OwnAccountController {
  constructor(private readonly own: OwnAccountService) {}

  @Get()
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '我的接收设置：邮件地址、外出和代收人' })
  @ApiOkResponse({ type: OwnAccountResponse })
  read(@CurrentActor() actor: Actor): Promise<OwnAccountResponse> {
    return this.own.read(actor);
  }

  @Put('absence')
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '登记外出和代收人；外出期间的通知由代收人接收' })
  @ApiOkResponse({ type: OwnAccountResponse })
  absence(@CurrentActor() actor: Actor, @Body() { from, until, deputyLogin }: AbsenceRequest): Promise<OwnAccountResponse> {
    return this.own.changeAbsence(actor, { from: from ?? null, until: until ?? null, deputyLogin: deputyLogin ?? null });
  }

  @Put('email')
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '设定或取消接收通知的邮件地址' })
  @ApiOkResponse({ type: OwnAccountResponse })
  email(@CurrentActor() actor: Actor, @Body() { email }: EmailRequest): Promise<OwnAccountResponse> {
    return this.own.changeEmail(actor, email ?? null);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { AccountAdministrationService } from './account-administration.service.js';
import { AccountStateRequest, AccountViewResponse, ActivationCodeResponse, EndedSessionsResponse, NewAccountRequest, NewAccountResponse } from './dto/account.dto.js';

@ApiTags('账号')
@Controller('accounts')
export class AccountsAdministrationController {
  constructor(private readonly accounts: AccountAdministrationService) {}

  @Get()
  @Permission('listAccounts')
  @ApiOperation({ summary: '全部账号和岗位（管理员）' })
  @ApiOkResponse({ type: [AccountViewResponse] })
  list(@CurrentActor() actor: Actor): Promise<AccountViewResponse[]> {
    return this.accounts.list(actor);
  }

  // Repeatable: the stored answer of an idempotent request would keep the code.
  @Post()
  @Repeatable()
  @Permission('manageAccounts')
  @ApiOperation({ summary: '建立账号（没有任何权限），得到交给本人的激活码' })
  @ApiCreatedResponse({ type: NewAccountResponse })
  async create(@CurrentActor() actor: Actor, @Body() { login, displayName, email, phone, program }: NewAccountRequest): Promise<NewAccountResponse> {
    return { login, activation: await this.accounts.create(actor, { login, displayName, email: email ?? null, phone: phone ?? null, program: program ?? false }) };
  }

  @Put(':login/state')
  @HttpCode(204)
  @Permission('manageAccounts')
  @ApiOperation({ summary: '停用或恢复账号；停用后的下一个请求即被拒绝' })
  @ApiNoContentResponse()
  setActive(@CurrentActor() actor: Actor, @Param('login') login: string, @Body() { active }: AccountStateRequest): Promise<void> {
    return this.accounts.setActive(actor, login, active);
  }

  @Post(':login/activation-code')
  @Repeatable()
  @Permission('issueActivationCode')
  @ApiOperation({ summary: '重置口令：发一个新的激活码，原口令和会话立即失效' })
  @ApiCreatedResponse({ type: ActivationCodeResponse })
  newCode(@CurrentActor() actor: Actor, @Param('login') login: string): Promise<ActivationCodeResponse> {
    return this.accounts.newCode(actor, login);
  }

  @Delete(':login/second-factor')
  @HttpCode(204)
  @Permission('manageSignIn')
  @ApiOperation({ summary: '清除动态口令，由本人重新设置' })
  @ApiNoContentResponse()
  removeFactor(@CurrentActor() actor: Actor, @Param('login') login: string): Promise<void> {
    return this.accounts.removeFactor(actor, login);
  }

  @Delete(':login/sessions')
  @Permission('manageSignIn')
  @ApiOperation({ summary: '结束一个人的全部会话' })
  @ApiOkResponse({ type: EndedSessionsResponse })
  async endSessions(@CurrentActor() actor: Actor, @Param('login') login: string): Promise<EndedSessionsResponse> {
    return { ended: await this.accounts.endSessions(actor, login) };
  }
}

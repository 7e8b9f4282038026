import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { Repeatable } from '../../platform/idempotency/idempotency.interceptor.js';
import { ApiTokensService } from './api-tokens.service.js';
import { ApiTokenRequest, ApiTokenResponse, IssuedTokenResponse } from './dto/api-token.dto.js';

@ApiTags('登录')
@Controller()
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get('api-tokens')
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '自己的令牌；系统管理员另见程序账号的' })
  @ApiOkResponse({ type: [ApiTokenResponse] })
  list(@CurrentActor() actor: Actor): Promise<ApiTokenResponse[]> {
    return this.tokens.list(actor);
  }

  // Repeatable: the stored answer of an idempotent request would keep the token.
  @Post('api-tokens')
  @Repeatable()
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '为自己现在的岗位发一个令牌' })
  @ApiCreatedResponse({ type: IssuedTokenResponse })
  issueOwn(@CurrentActor() actor: Actor, @Body() asked: ApiTokenRequest): Promise<IssuedTokenResponse> {
    return this.tokens.issueOwn(actor, asked);
  }

  @Post('accounts/:login/api-tokens')
  @Repeatable()
  @Permission('manageAccounts')
  @ApiOperation({ summary: '为程序账号发一个令牌' })
  @ApiCreatedResponse({ type: IssuedTokenResponse })
  issueForProgram(@CurrentActor() actor: Actor, @Param('login') login: string, @Body() asked: ApiTokenRequest): Promise<IssuedTokenResponse> {
    return this.tokens.issueForProgram(actor, login, asked);
  }

  @Delete('api-tokens/:id')
  @Permission('changeOwnAccount')
  @HttpCode(204)
  @ApiOperation({ summary: '撤销令牌' })
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    return this.tokens.revoke(actor, id);
  }
}

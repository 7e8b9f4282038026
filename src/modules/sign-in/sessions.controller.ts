import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../../config/env.js';
import type { Actor } from '../../domain/policy/actor.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor, CurrentSessionId, OpenRoute } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { CurrentSessionResponse, OwnSessionResponse, PostChoiceRequest } from './dto/session.dto.js';
import { ActivationRequest, FactorConfirmationRequest, OfferedFactorResponse, PasswordChangeRequest, PasswordRequest } from './dto/sign-in.dto.js';
import { giveSessionCookie, isFromOtherPage, takeSessionCookie } from './session-cookie.js';
import { SessionsService, type Visitor } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { CurrentVisitor } from './visitor.decorator.js';

@ApiTags('登录')
@Controller()
export class SessionsController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Post('sessions')
  @OpenRoute()
  @ApiOperation({ summary: '登录：会话在 Cookie 里' })
  @ApiCreatedResponse({ type: CurrentSessionResponse })
  async signIn(
    @Body() { login, password, totp }: PasswordRequest,
    @CurrentVisitor() visitor: Visitor,
    @Headers() headers: FastifyRequest['headers'],
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CurrentSessionResponse> {
    // Another site must not sign a visitor in as somebody of its choice.
    if (isFromOtherPage(headers, this.config.signIn.publicUrl)) throw new Failure('csrf-rejected', '登录请求不是从本系统的页面发出的，已拒绝。');
    const { key, seconds } = await this.signIns.signIn({ login, password, code: totp ?? null }, visitor);
    const begun = await this.sessions.actorOf(key);
    if (!begun) throw new Failure('unauthenticated', '登录已失效，请重新登录。');
    giveSessionCookie(reply, key, seconds, this.config.mode);
    void reply.header('cache-control', 'no-store');
    return this.sessions.current(begun.actor);
  }

  @Get('sessions/current')
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '现在是谁、以哪个岗位办理、还有哪些岗位' })
  @ApiOkResponse({ type: CurrentSessionResponse })
  current(@CurrentActor() actor: Actor): Promise<CurrentSessionResponse> {
    return this.sessions.current(actor);
  }

  @Delete('sessions/current')
  @Permission('changeOwnAccount')
  @HttpCode(204)
  @ApiOperation({ summary: '退出登录' })
  @ApiNoContentResponse()
  async signOut(@CurrentActor() actor: Actor, @CurrentSessionId() sessionId: string | null, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor, demanded(sessionId));
    takeSessionCookie(reply, this.config.mode);
    void reply.header('clear-site-data', '"cache", "storage"');
  }

  @Post('sessions/current/post')
  @HttpCode(200)
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '换一个自己的岗位办理' })
  @ApiOkResponse({ type: CurrentSessionResponse })
  choosePost(@CurrentActor() actor: Actor, @CurrentSessionId() sessionId: string | null, @Body() { postId }: PostChoiceRequest): Promise<CurrentSessionResponse> {
    return this.sessions.choosePost(actor, demanded(sessionId), postId);
  }

  @Get('sessions')
  @Permission('changeOwnAccount')
  @ApiOperation({ summary: '自己的登录会话' })
  @ApiOkResponse({ type: [OwnSessionResponse] })
  list(@CurrentActor() actor: Actor, @CurrentSessionId() sessionId: string | null): Promise<OwnSessionResponse[]> {
    return this.sessions.list(actor, sessionId);
  }

  @Delete('sessions/:id')
  @Permission('changeOwnAccount')
  @HttpCode(204)
  @ApiOperation({ summary: '结束自己的一个登录会话' })
  @ApiNoContentResponse()
  end(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }

  @Post('activations')
  @OpenRoute()
  @HttpCode(204)
  @ApiOperation({ summary: '用激活码设定口令（首次使用，或重置之后）' })
  @ApiNoContentResponse()
  activate(@Body() { login, code, password }: ActivationRequest, @CurrentVisitor() visitor: Visitor): Promise<void> {
    return this.signIns.activate(login, code, password, visitor);
  }

  @Put('accounts/me/password')
  @Permission('changeOwnAccount')
  @HttpCode(204)
  @ApiOperation({ summary: '修改自己的口令；自己的其他会话同时结束' })
  @ApiNoContentResponse()
  changePassword(@CurrentActor() actor: Actor, @CurrentSessionId() sessionId: string | null, @Body() { current, next }: PasswordChangeRequest, @CurrentVisitor() visitor: Visitor): Promise<void> {
    return this.signIns.changePassword(actor, sessionId, current, next, visitor);
  }

  @Post('second-factor')
  @OpenRoute()
  @HttpCode(200)
  @ApiOperation({ summary: '取得动态口令的密钥，只显示一次；换密钥须给出现在的动态口令' })
  @ApiOkResponse({ type: OfferedFactorResponse })
  offerFactor(@Body() { login, password, totp }: PasswordRequest, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply): Promise<OfferedFactorResponse> {
    void reply.header('cache-control', 'no-store');
    return this.signIns.offerFactor({ login, password, code: totp ?? null }, visitor);
  }

  @Post('second-factor/confirmation')
  @OpenRoute()
  @HttpCode(204)
  @ApiOperation({ summary: '用新密钥的第一个动态口令确认，从此登录时要用' })
  @ApiNoContentResponse()
  confirmFactor(@Body() { login, password, totp }: FactorConfirmationRequest, @CurrentVisitor() visitor: Visitor): Promise<void> {
    return this.signIns.confirmFactor({ login, password, code: totp }, visitor);
  }
}

function demanded(sessionId: string | null): string {
  if (sessionId === null) throw new Failure('conflict-state', '这个请求没有登录会话：它带的是令牌或演示账号。');
  return sessionId;
}

import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../../config/env.js';
import type { Actor } from '../../domain/policy/actor.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ActedRequest, OPEN_ROUTE } from '../../platform/http/actor.decorator.js';
import { ROW_ID } from '../../platform/http/row-id.pipe.js';
import { AccountsService, AdministratorsPresent } from '../accounts/index.js';
import { ApiTokensService } from './api-tokens.service.js';
import { isFromOwnPage, sessionKeyIn } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

/** Header that names the demo account, `login` or `login/postId`; demo mode only. */
export const ACCOUNT_HEADER = 'x-duban-account';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const BEARER = /^Bearer +(duban_[\w-]{20,100})$/i;

/** Finds the person behind every request; routes are closed unless marked open. */
@Injectable()
export class AccountGuard implements CanActivate {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
    private readonly administrators: AdministratorsPresent,
    private readonly reflector: Reflector,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN_ROUTE, [context.getHandler(), context.getClass()])) return true;
    await this.administrators.demand();
    const request = context.switchToHttp().getRequest<FastifyRequest & ActedRequest>();
    // What a signed-in person sees is in no cache, and not behind the back button after signing out (H16).
    void context.switchToHttp().getResponse<FastifyReply>().header('cache-control', 'no-store');
    request.actor = await this.actorOf(request);
    return true;
  }

  private async actorOf(request: FastifyRequest & ActedRequest): Promise<Actor> {
    const { authorization, cookie, [ACCOUNT_HEADER]: demo } = request.headers;
    if (this.config.mode === 'demo' && typeof demo === 'string' && demo !== '') return this.demoActor(demo);
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token !== undefined) return this.tokenActor(token);
    const key = sessionKeyIn(cookie, this.config.mode);
    if (key !== null) return this.sessionActor(request, key);
    if (this.config.mode === 'production') {
      throw new Failure('unauthenticated', demo === undefined ? '请先登录（POST /api/v1/sessions）。' : '演示账号在生产模式下不能使用，请先登录（POST /api/v1/sessions）。');
    }
    throw new Failure('unauthenticated', '请在请求头 X-Duban-Account 中写明演示账号，例如 liaison.commerce-bureau；全部演示账号见 GET /api/v1/demo-accounts。');
  }

  private async demoActor(words: string): Promise<Actor> {
    const [login = '', postId] = words.split('/');
    const actor = postId === undefined || ROW_ID.test(postId) ? await this.accounts.actor(login, postId ?? null) : null;
    if (!actor) throw new Failure('unauthenticated', `没有演示账号“${words.slice(0, 80)}”；全部演示账号见 GET /api/v1/demo-accounts。`);
    return actor;
  }

  private async tokenActor(token: string): Promise<Actor> {
    const actor = await this.tokens.actorOf(token);
    if (!actor) throw new Failure('unauthenticated', '令牌无效、已过期或已撤销，请换用有效的令牌。');
    return actor;
  }

  private async sessionActor(request: FastifyRequest & ActedRequest, key: string): Promise<Actor> {
    const session = await this.sessions.actorOf(key);
    if (!session) throw new Failure('unauthenticated', '登录已失效（超时、已退出，或账号、岗位有变动），请重新登录。');
    if (!READING.has(request.method) && !isFromOwnPage(request.headers, this.config.signIn.publicUrl)) {
      throw new Failure('csrf-rejected', '请求不是从本系统的页面发出的，已拒绝；请在本系统的页面上操作，程序请用令牌。');
    }
    request.sessionId = session.sessionId;
    return session.actor;
  }
}

import { Controller, Get, Headers, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { fastifyCookie as cookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { OpenRoute } from '../../platform/http/actor.decorator.js';
import { giveSessionCookie } from './session-cookie.js';
import type { Visitor } from './sessions.service.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import { CurrentVisitor } from './visitor.decorator.js';

const COOKIE = { production: '__Host-duban-sso', demo: 'duban-sso' } as const;
const MINUTES = 10;

@ApiTags('登录')
@OpenRoute()
@Controller('sign-in/oidc')
export class SingleSignOnController {
  constructor(
    private readonly singleSignOn: SingleSignOnService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: '到城市统一认证登录' })
  @ApiResponse({ status: 302, description: '转到统一认证' })
  async begin(@Res() reply: FastifyReply): Promise<void> {
    const { location, browserKey } = await this.singleSignOn.begin();
    void reply.header('set-cookie', this.cookieOf(browserKey, MINUTES * 60)).header('cache-control', 'no-store').redirect(location, 302);
  }

  @Get('callback')
  @ApiOperation({ summary: '从城市统一认证回来' })
  @ApiResponse({ status: 302, description: '已登录，转到首页' })
  async finish(@Req() request: FastifyRequest, @Headers('cookie') cookies: string | undefined, @CurrentVisitor() visitor: Visitor, @Res() reply: FastifyReply): Promise<void> {
    const at = request.url.indexOf('?');
    const { key, seconds } = await this.singleSignOn.finish(at < 0 ? '' : request.url.slice(at), cookie.parse(cookies ?? '')[COOKIE[this.config.mode]] ?? null, visitor);
    giveSessionCookie(reply, key, seconds, this.config.mode);
    void reply.header('set-cookie', this.cookieOf('', 0)).header('cache-control', 'no-store').redirect('/', 302);
  }

  private cookieOf(value: string, seconds: number): string {
    return cookie.serialize(COOKIE[this.config.mode], value, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.mode === 'production', maxAge: seconds });
  }
}

import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ActedRequest, OPEN_ROUTE } from '../../platform/http/actor.decorator.js';
import { AccountsService } from './accounts.service.js';

/** Header that names the demo account; demo mode only. */
export const ACCOUNT_HEADER = 'x-duban-account';

/** Finds the person behind every request; routes are closed unless marked open. */
@Injectable()
export class AccountGuard implements CanActivate {
  constructor(
    private readonly accounts: AccountsService,
    private readonly reflector: Reflector,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN_ROUTE, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<ActedRequest>();
    request.actor = await this.actorOf(request.headers[ACCOUNT_HEADER]);
    return true;
  }

  private async actorOf(login: string | string[] | undefined): Promise<NonNullable<ActedRequest['actor']>> {
    if (this.config.mode === 'production') throw new Failure('unauthenticated', '演示账号在生产模式下不能使用。');
    if (typeof login !== 'string' || login === '') {
      throw new Failure('unauthenticated', '请在请求头 X-Duban-Account 中写明演示账号，例如 liaison.commerce-bureau；全部演示账号见 GET /api/v1/demo-accounts。');
    }
    const actor = await this.accounts.actor(login);
    if (!actor) throw new Failure('unauthenticated', `没有演示账号“${login.slice(0, 80)}”；全部演示账号见 GET /api/v1/demo-accounts。`);
    return actor;
  }
}

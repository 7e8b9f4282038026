import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { Failure } from '../../platform/errors/failure.js';
import { OpenRoute } from '../../platform/http/actor.decorator.js';
import { AccountsService } from './accounts.service.js';
import { AccountResponse } from './dto/account.response.js';

@ApiTags('演示')
@Controller('demo-accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @OpenRoute()
  @ApiOperation({ summary: '演示账号一览（仅演示模式）' })
  @ApiOkResponse({ type: [AccountResponse] })
  async list(): Promise<AccountResponse[]> {
    if (this.config.mode === 'production') throw new Failure('not-found', '生产模式没有演示账号。');
    const accounts = await this.accounts.list();
    return accounts.filter((account) => account.demo).map(({ login, displayName, role, unit, leadingGroup }) => ({ login, displayName, role, unit, leadingGroup }));
  }
}

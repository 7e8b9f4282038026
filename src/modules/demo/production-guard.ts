import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';

/** Refuses to start production mode on a database that demo mode has used: its clock can be moved and its accounts need no password. */
@Injectable()
export class ProductionGuard implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.mode !== 'production') return;
    // An empty database is told to migrate by /readyz; there is nothing to guard in it yet.
    const [schema] = await this.uow.query<{ present: boolean }>(`select to_regclass('clock') is not null and to_regclass('account') is not null as present`);
    if (!schema?.present) return;
    const [traces] = await this.uow.query<{ clock: boolean; accounts: number }>(
      'select demo_at is not null as clock, (select count(*)::int from account where demo) as accounts from clock',
    );
    if (traces?.clock || (traces?.accounts ?? 0) > 0) {
      throw new Error('这个数据库用过演示模式（演示时钟或演示账号），不能用于生产模式。请为生产另建一个空数据库，或设 DUBAN_MODE=demo。');
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { type AccountRole, ROLE_TITLES } from '../../domain/policy/actor.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { Failure } from '../../platform/errors/failure.js';
import { AccountsService } from './accounts.service.js';

/** What to do about administrators nobody is yet. */
export function administratorsWanted(missing: readonly AccountRole[]): string {
  const commands = missing.map((role) => `duban account add --role ${role} <登录名> <姓名>`);
  return `尚未设定${missing.map((role) => ROLE_TITLES[role]).join('、')}，三名管理员须为三个不同的人。请在服务器上运行：${commands.join('；')}。`;
}

/** Production works only once a system, a security and an audit administrator are there: there is no default account (V15). */
@Injectable()
export class AdministratorsPresent {
  private present = false;

  constructor(
    private readonly accounts: AccountsService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** What is to be done about those who are missing; null in demo mode and when nobody is. */
  async wanted(): Promise<string | null> {
    if (this.present || this.config.mode === 'demo') return null;
    const missing = await this.accounts.missingAdministrators();
    this.present = missing.length === 0;
    return this.present ? null : administratorsWanted(missing);
  }

  /** Throws Failure while one of the three is missing; asked until they were there once, as the database lets the last one go no more. */
  async demand(): Promise<void> {
    const wanted = await this.wanted();
    if (wanted !== null) throw new Failure('administrators-missing', wanted);
  }
}

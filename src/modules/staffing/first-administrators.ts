import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import { type AccountRole, ADMINISTRATOR_ROLES, SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ActivationCode } from '../accounts/index.js';
import { AccountAdministrationService } from './account-administration.service.js';
import { Posts } from './posts.js';

/** The operator of the machine sets up the three administrators, before whom there is nobody who could propose or confirm. */
@Injectable()
export class FirstAdministrators {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountAdministrationService,
    private readonly posts: Posts,
  ) {}

  /** A new account with that one post; throws Failure for a login in use and once the role is somebody's: from then on two administrators decide. */
  add(role: AccountRole, login: string, displayName: string): Promise<ActivationCode> {
    return this.uow.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.administrators]);
      const [holder] = await tx.query<{ displayName: string }>('select display_name as "displayName" from incumbent where role = $1 and not demo limit 1', [role]);
      if (holder) throw new Failure('conflict-state', `已有人担任这一管理员（${holder.displayName}）；增设、更换请由安全管理员在系统中提出，另一人确认。`);
      const [same] = await tx.query<{ login: string }>('select login from incumbent where role = any($1) and display_name = $2 and not demo limit 1', [ADMINISTRATOR_ROLES, displayName]);
      if (same) throw new Failure('conflict-state', `${displayName}已是管理员（${same.login}）；三名管理员须为三个不同的人，同名的请在姓名中加以区分。`);
      const { id, code } = await this.accounts.add(tx, SYSTEM_ACTOR, { login, displayName, email: null, phone: null, program: false });
      await this.posts.open(tx, SYSTEM_ACTOR, id, { role, unitId: null, leadingGroupId: null, field: null });
      if (code === null) throw new Error('no code for a person');
      return code;
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { AccountRole, Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';

export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: AccountRole;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly leadingGroupId: string | null;
  readonly leadingGroup: string | null;
  readonly demo: boolean;
}

export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
  readonly role: AccountRole;
  readonly unitId: string | null;
  readonly leadingGroupId: string | null;
}

const COLUMNS = `
  account.id, login, display_name as "displayName", role, account.unit_id as "unitId", unit.name as unit,
  leading_group_id as "leadingGroupId", leading_group.name as "leadingGroup", demo
  from account left join unit on unit.id = account.unit_id left join leading_group on leading_group.id = account.leading_group_id`;

/** People who sign in. */
@Injectable()
export class AccountsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Active accounts: offices and leaders first, then units in official order. */
  list(): Promise<AccountRow[]> {
    return this.uow.query<AccountRow>(
      `select ${COLUMNS} where active order by array_position(array['leader', 'officeClerk', 'liaison', 'unitHead', 'systemAdministrator'], role), unit.position, account.id`,
    );
  }

  /** The person of that login as an actor, null when there is no active account. */
  async actor(login: string): Promise<Actor | null> {
    const [account] = await this.uow.query<AccountRow>(`select ${COLUMNS} where login = $1 and active`, [login]);
    if (!account) return null;
    return {
      accountId: account.id,
      name: account.displayName,
      role: account.role,
      unitId: account.unitId,
      leadingGroupId: account.leadingGroupId,
    };
  }

  /** Adds demo accounts that do not exist yet; returns how many were added. */
  async addDemoAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<number> {
    const added = await tx.query<{ id: string }>(
      `insert into account (login, display_name, role, unit_id, leading_group_id, demo)
       select row.*, true from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) as row on conflict (login) do nothing returning id`,
      [
        accounts.map((account) => account.login),
        accounts.map((account) => account.displayName),
        accounts.map((account) => account.role),
        accounts.map((account) => account.unitId),
        accounts.map((account) => account.leadingGroupId),
      ],
    );
    return added.length;
  }
}

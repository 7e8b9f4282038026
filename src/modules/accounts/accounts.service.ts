import { Injectable } from '@nestjs/common';
import { type AccountRole, type Actor, ADMINISTRATOR_ROLES } from '../../domain/policy/actor.js';
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

/** A post a person holds today. */
export interface HeldPost {
  readonly postId: string;
  readonly role: AccountRole;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly leadingGroupId: string | null;
  readonly leadingGroup: string | null;
}

/** Columns of `incumbent post` that make an actor. */
export const ACTOR_COLUMNS = `
  post.id as "accountId", post.display_name as name, post.role, post.unit_id as "unitId", post.leading_group_id as "leadingGroupId", post.field, post.post_id as "postId"`;

const LISTED = `
  select distinct on (post.id) post.id, login, display_name as "displayName", role, post.unit_id as "unitId", unit.name as unit,
    leading_group_id as "leadingGroupId", leading_group.name as "leadingGroup", demo, unit.position
  from incumbent post left join unit on unit.id = post.unit_id left join leading_group on leading_group.id = post.leading_group_id order by post.id, post_id`;

/** People, in the posts they hold. */
@Injectable()
export class AccountsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Active accounts in their first post: offices and leaders first, then units in official order, then those who run the system. */
  list(): Promise<AccountRow[]> {
    return this.uow.query<AccountRow>(
      `select id, login, "displayName", role, "unitId", unit, "leadingGroupId", "leadingGroup", demo from (${LISTED}) account
       order by array_position(array['leader', 'officeDirector', 'officeClerk', 'liaison', 'unitHead', 'clerk', 'systemAdministrator', 'securityAdministrator', 'auditor'], role), position, id`,
    );
  }

  /** The person of that login acting in the given post, or in the first one; null when there is no active account that holds it. */
  async actor(login: string, postId: string | null = null): Promise<Actor | null> {
    const [actor] = await this.uow.asked<Actor>(
      'account-actor',
      `select ${ACTOR_COLUMNS} from incumbent post where login = $1 and ($2::bigint is null or post_id = $2) order by post_id limit 1`,
      [login, postId],
    );
    return actor ?? null;
  }

  /** The posts a person holds today, the first one first. */
  posts(accountId: string): Promise<HeldPost[]> {
    return this.uow.query<HeldPost>(
      `select post_id as "postId", role, post.unit_id as "unitId", unit.name as unit, leading_group_id as "leadingGroupId", leading_group.name as "leadingGroup"
       from incumbent post left join unit on unit.id = post.unit_id left join leading_group on leading_group.id = post.leading_group_id
       where post.id = $1 order by post_id`,
      [accountId],
    );
  }

  /** Which of the three administrators nobody is yet. */
  async missingAdministrators(): Promise<AccountRole[]> {
    const held = await this.uow.query<{ role: AccountRole }>(`select distinct role from incumbent where role = any($1) and not demo`, [ADMINISTRATOR_ROLES]);
    return ADMINISTRATOR_ROLES.filter((role) => !held.some((one) => one.role === role));
  }

  /** Adds demo accounts that do not exist yet, each with one post; returns how many were added. */
  async addDemoAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<number> {
    const added = await tx.query<{ id: string }>(
      `with asked as (
         select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) with ordinality as row (login, display_name, role, unit_id, leading_group_id, place)),
       added as (insert into account (login, display_name, demo) select login, display_name, true from asked order by place on conflict (login) do nothing returning id, login)
       insert into post (account_id, role, unit_id, leading_group_id)
       select added.id, role, unit_id, leading_group_id from added join asked using (login) order by added.id returning id`,
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

import { Injectable } from '@nestjs/common';
import { type AccountRole, type Actor, isAdministratorRole } from '../../domain/policy/actor.js';
import { assertPostPlaced, assertRolesCompatible, type PostPlace } from '../../domain/policy/post-place.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { refuseLastSecurityAdministrator } from './account-administration.service.js';
import { Posts } from './posts.js';

export interface AskedGrant extends PostPlace {
  readonly login: string;
}

export interface RoleChangeView {
  readonly id: string;
  readonly kind: 'grant' | 'revoke' | 'succeed';
  readonly login: string;
  readonly role: AccountRole;
  readonly unit: string | null;
  readonly leadingGroup: string | null;
  readonly field: readonly string[] | null;
  readonly postId: string | null;
  readonly state: 'proposed' | 'confirmed' | 'rejected';
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string;
}

interface StoredChange extends PostPlace {
  readonly id: string;
  readonly kind: RoleChangeView['kind'];
  readonly state: RoleChangeView['state'];
  readonly accountId: string;
  readonly postId: string | null;
  readonly proposedById: string;
  /** Who holds the post that ends; null for a grant. */
  readonly holderId: string | null;
}

const VIEW = `
  select role_change.id, role_change.kind, account.login, role_change.role, unit.name as unit, leading_group.name as "leadingGroup", role_change.field, post_id as "postId", state,
         proposer.display_name as "proposedBy", proposed_at as "proposedAt", decider.display_name as "decidedBy", decided_at as "decidedAt", reason
  from role_change join account on account.id = account_id join account proposer on proposer.id = proposed_by_id left join account decider on decider.id = decided_by_id
  left join unit on unit.id = role_change.unit_id left join leading_group on leading_group.id = role_change.leading_group_id`;

/** Posts are granted, taken away and handed on by two people: one proposes, another one confirms (access table, row 2). */
@Injectable()
export class RoleChangesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly posts: Posts,
    private readonly audit: Audit,
  ) {}

  /** Newest first, at most 500; those waiting for a decision alone when asked. */
  list(actor: Actor, waitingOnly: boolean): Promise<RoleChangeView[]> {
    permit(actor, 'listAccounts');
    return this.uow.query<RoleChangeView>(`${VIEW} where state = 'proposed' or not $1 order by role_change.id desc limit 500`, [waitingOnly]);
  }

  /** Somebody is to get a post. */
  async proposeGrant(actor: Actor, { login, ...place }: AskedGrant): Promise<RoleChangeView> {
    permit(actor, 'grantRoles');
    assertPostPlaced(place);
    return this.uow.run(async (tx) => {
      const accountId = await this.otherPerson(tx, actor, login, place.role);
      await this.posts.assertPlaceThere(tx, place);
      assertRolesCompatible(await this.posts.rolesOf(tx, accountId), place.role);
      return this.propose(tx, actor, 'grant', accountId, null, place);
    });
  }

  /** A post is to end. */
  async proposeRevocation(actor: Actor, postId: string): Promise<RoleChangeView> {
    permit(actor, 'grantRoles');
    return this.uow.run(async (tx) => {
      const { accountId, ...place } = await this.posts.held(tx, postId, '/postId');
      if (accountId === actor.accountId) throw ownPosts();
      if (place.role === 'securityAdministrator') await refuseLastSecurityAdministrator(tx, accountId);
      return this.propose(tx, actor, 'revoke', accountId, postId, place);
    });
  }

  /** Somebody is to follow in a post: the old one ends, the new one begins, who was represented by the leaver is represented by the successor. */
  async proposeSuccession(actor: Actor, postId: string, successor: string): Promise<RoleChangeView> {
    permit(actor, 'grantRoles');
    return this.uow.run(async (tx) => {
      const { accountId: leaver, ...place } = await this.posts.held(tx, postId, '/postId');
      const accountId = await this.otherPerson(tx, actor, successor, place.role);
      if (leaver === actor.accountId) throw ownPosts();
      if (leaver === accountId) throw new Failure('conflict-state', '接任的须是另一个人。');
      assertRolesCompatible(await this.posts.rolesOf(tx, accountId), place.role);
      return this.propose(tx, actor, 'succeed', accountId, postId, place);
    });
  }

  /** In force from the next request of those concerned; throws Failure for one's own proposal, one's own posts, or when things have changed meanwhile. */
  async confirm(actor: Actor, id: string): Promise<RoleChangeView> {
    permit(actor, 'confirmRoles');
    return this.uow.run(async (tx) => {
      const change = await this.waiting(tx, id);
      await this.assertSecondPerson(tx, actor, change);
      const postId = await this.apply(tx, actor, change);
      await tx.query(`update role_change set state = 'confirmed', post_id = $2, decided_by_id = $3, decided_at = $4 where id = $1`, [id, postId, actor.accountId, tx.now]);
      await this.audit.record(tx, actor, [{ action: 'roleChange.confirmed', subjectType: 'roleChange', subjectId: id, detail: { kind: change.kind, role: change.role, accountId: change.accountId } }]);
      return this.view(tx, id);
    });
  }

  /** Nothing changes; who proposed it may take it back in this way. */
  async reject(actor: Actor, id: string, reason: string): Promise<RoleChangeView> {
    permit(actor, 'confirmRoles');
    return this.uow.run(async (tx) => {
      await this.waiting(tx, id);
      await tx.query(`update role_change set state = 'rejected', reason = $2, decided_by_id = $3, decided_at = $4 where id = $1`, [id, reason, actor.accountId, tx.now]);
      await this.audit.record(tx, actor, [{ action: 'roleChange.rejected', subjectType: 'roleChange', subjectId: id, detail: { reason } }]);
      return this.view(tx, id);
    });
  }

  private async apply(tx: Tx, actor: Actor, change: StoredChange): Promise<string | null> {
    if (change.kind !== 'revoke') assertRolesCompatible(await this.posts.rolesOf(tx, change.accountId), change.role);
    if (change.kind === 'grant') return this.posts.open(tx, actor, change.accountId, change);
    const ended = await this.posts.held(tx, change.postId ?? '');
    if (change.kind === 'succeed') {
      const opened = await this.posts.open(tx, actor, change.accountId, change);
      await this.posts.handOver(tx, { from: ended.accountId, to: change.accountId, postId: change.postId ?? '', openedId: opened });
      await this.posts.end(tx, actor, change.postId ?? '');
      return change.postId;
    }
    if (change.role === 'securityAdministrator') await refuseLastSecurityAdministrator(tx, ended.accountId);
    await this.posts.end(tx, actor, change.postId ?? '');
    return change.postId;
  }

  /** Where there is only one security administrator, the system administrator is the second person; he can confirm, never propose (docs/decisions/0022). */
  private async assertSecondPerson(tx: Tx, actor: Actor, change: StoredChange): Promise<void> {
    if (change.proposedById === actor.accountId) throw new Failure('forbidden', '岗位变动须由另一个人确认，不能确认自己提出的。');
    if (change.accountId === actor.accountId || change.holderId === actor.accountId) throw ownPosts();
    if (actor.role !== 'systemAdministrator') return;
    const [count] = await tx.query<{ security: number }>(`select count(distinct id)::int as security from incumbent where role = 'securityAdministrator'`);
    if ((count?.security ?? 0) > 1) throw new Failure('forbidden', '有两名以上安全管理员时，岗位变动由另一名安全管理员确认。');
  }

  private async propose(tx: Tx, actor: Actor, kind: RoleChangeView['kind'], accountId: string, postId: string | null, { role, unitId, leadingGroupId, field }: PostPlace): Promise<RoleChangeView> {
    const [row] = await tx.query<{ id: string }>(
      `insert into role_change (kind, account_id, post_id, role, unit_id, leading_group_id, field, proposed_by_id, proposed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [kind, accountId, postId, role, unitId, leadingGroupId, field, actor.accountId, tx.now],
    );
    if (!row) throw new Error('the change was not stored');
    await this.audit.record(tx, actor, [{ action: 'roleChange.proposed', subjectType: 'roleChange', subjectId: row.id, detail: { kind, role, accountId, unitId, leadingGroupId } }]);
    return this.view(tx, row.id);
  }

  /** Throws Failure for a login nobody active has, for the actor himself, and for a program in an administrator's place. */
  private async otherPerson(tx: Tx, actor: Actor, login: string, role: AccountRole): Promise<string> {
    const [account] = await tx.query<{ id: string; program: boolean }>('select id, program from account where login = $1 and active', [login]);
    if (!account) throw unknownReference('/login', `没有在用的账号“${login.slice(0, 80)}”。`);
    if (account.id === actor.accountId) throw ownPosts();
    if (account.program && (isAdministratorRole(role) || role === 'leader')) throw new Failure('conflict-state', '程序账号不能担任管理员或领导。');
    return account.id;
  }

  private async waiting(tx: Tx, id: string): Promise<StoredChange> {
    const [change] = await tx.query<StoredChange>(
      `select role_change.id, kind, state, role_change.account_id as "accountId", post_id as "postId", role_change.role, role_change.unit_id as "unitId",
              role_change.leading_group_id as "leadingGroupId", role_change.field, proposed_by_id as "proposedById", (select account_id from post where post.id = post_id) as "holderId"
       from role_change where role_change.id = $1 for update of role_change`,
      [id],
    );
    if (!change) throw new Failure('not-found', `没有编号为 ${id} 的岗位变动。`);
    if (change.state !== 'proposed') throw new Failure('conflict-state', '这项岗位变动已经有了结果。');
    return change;
  }

  private async view(tx: Tx, id: string): Promise<RoleChangeView> {
    const [row] = await tx.query<RoleChangeView>(`${VIEW} where role_change.id = $1`, [id]);
    if (!row) throw new Error('the change is not there');
    return row;
  }
}

function ownPosts(): Failure {
  return new Failure('forbidden', '不能提出或确认自己岗位的变动，请由另一名管理员办理。');
}

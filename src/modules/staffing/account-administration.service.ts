import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import { type AccountRole, type Actor, isAdministratorRole } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ActivationCode, ActivationCodes, permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { SessionsService } from '../sign-in/index.js';

/** A person, or a program, before they hold any post. */
export interface AskedAccount {
  readonly login: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** A program of the city's: tokens only. */
  readonly program: boolean;
}

export interface AccountView {
  readonly accountId: string;
  readonly login: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly program: boolean;
  readonly demo: boolean;
  /** A password was set. */
  readonly activated: boolean;
  readonly secondFactor: boolean;
  readonly posts: readonly { readonly postId: string; readonly role: AccountRole; readonly unit: string | null; readonly leadingGroup: string | null }[];
}

interface StoredAccount {
  readonly id: string;
  readonly active: boolean;
  readonly program: boolean;
  readonly activated: boolean;
  readonly roles: AccountRole[];
}

/** Accounts come and go here; what they may do is another matter and another person's (`RoleChangesService`). */
@Injectable()
export class AccountAdministrationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly codes: ActivationCodes,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
  ) {}

  /** All accounts with their posts, without telephones and secrets. */
  list(actor: Actor): Promise<AccountView[]> {
    permit(actor, 'listAccounts');
    return this.uow.query<AccountView>(
      `select account.id as "accountId", login, display_name as "displayName", account.active, program, demo, coalesce(password_hash is not null, false) as activated, coalesce(totp_secret is not null, false) as "secondFactor",
              coalesce((select json_agg(json_build_object('postId', post.id::text, 'role', role, 'unit', unit.name, 'leadingGroup', leading_group.name) order by post.id)
                        from post left join unit on unit.id = post.unit_id left join leading_group on leading_group.id = post.leading_group_id
                        where post.account_id = account.id and post.active), '[]') as posts
       from account left join credential on credential.account_id = account.id order by account.id`,
    );
  }

  /** A new account without any right, and the code with which its person sets a password; null for a program. */
  async create(actor: Actor, asked: AskedAccount): Promise<ActivationCode | null> {
    permit(actor, 'manageAccounts');
    return this.uow.run((tx) => this.add(tx, actor, asked).then(({ code }) => code));
  }

  /** As `create`, in the caller's transaction, whose actor's right was asked already. */
  async add(tx: Tx, actor: Actor, { login, displayName, email, phone, program }: AskedAccount): Promise<{ readonly id: string; readonly code: ActivationCode | null }> {
    const [account] = await tx.query<{ id: string }>(
      'insert into account (login, display_name, email, phone, program) values ($1, $2, $3, $4, $5) on conflict (login) do nothing returning id',
      [login, displayName, email, phone, program],
    );
    if (!account) throw new Failure('conflict-state', `登录名“${login}”已有人使用，请换一个。`);
    const code = program ? null : await this.codes.issue(tx, account.id);
    await this.audit.record(tx, actor, [{ action: 'account.created', subjectType: 'account', subjectId: account.id, detail: { login, program } }]);
    return { id: account.id, code };
  }

  /** Disabled: sessions end, tokens count no more, at the next request. Nobody disables himself; the last security administrator stays. */
  async setActive(actor: Actor, login: string, active: boolean): Promise<void> {
    permit(actor, 'manageAccounts');
    await this.uow.run(async (tx) => {
      const account = await this.locked(tx, login);
      if (account.id === actor.accountId) throw new Failure('conflict-state', '不能停用自己的账号。');
      if (account.active === active) throw new Failure('conflict-state', active ? '这个账号正在使用，不必恢复。' : '这个账号已经停用。');
      if (!active && account.roles.includes('securityAdministrator')) await refuseLastSecurityAdministrator(tx, account.id);
      await tx.query('update account set active = $2 where id = $1', [account.id, active]);
      if (!active) await this.sessions.endAll(tx, account.id);
      await this.audit.record(tx, actor, [{ action: active ? 'account.enabled' : 'account.disabled', subjectType: 'account', subjectId: account.id }]);
    });
  }

  /**
   * A new activation code: by the security administrator for anybody but administrators and himself, by the system administrator for accounts
   * nobody has used and that hold no post, by the operator for all. The old password and all sessions end at once (V02).
   */
  async newCode(actor: Actor, login: string): Promise<ActivationCode> {
    permit(actor, 'issueActivationCode');
    return this.uow.run(async (tx) => {
      const account = await this.locked(tx, login);
      if (!account.active || account.program) throw new Failure('conflict-state', '停用的账号和程序账号没有激活码。');
      if (actor.role === 'systemAdministrator' && (account.activated || account.roles.length > 0)) throw new Failure('forbidden', '系统管理员只能为还没有启用、没有岗位的账号重发激活码；其他账号请找安全管理员。');
      refuseAdministrators(actor, account);
      await this.forget(tx, account.id);
      const code = await this.codes.issue(tx, account.id);
      await this.audit.record(tx, actor, [{ action: 'account.codeIssued', subjectType: 'account', subjectId: account.id }]);
      return code;
    });
  }

  /** For somebody who lost the telephone: the second factor is set up again at the next sign-in. */
  async removeFactor(actor: Actor, login: string): Promise<void> {
    if (actor.role !== 'system') permit(actor, 'manageSignIn');
    await this.uow.run(async (tx) => {
      const account = await this.locked(tx, login);
      refuseAdministrators(actor, account);
      await tx.query('update credential set totp_secret = null, totp_pending = null where account_id = $1', [account.id]);
      await this.sessions.endAll(tx, account.id);
      await this.audit.record(tx, actor, [{ action: 'account.secondFactorRemoved', subjectType: 'account', subjectId: account.id }]);
    });
  }

  /** Ends all sessions of a person; returns how many there were. */
  async endSessions(actor: Actor, login: string): Promise<number> {
    permit(actor, 'manageSignIn');
    return this.uow.run(async (tx) => {
      const account = await this.locked(tx, login);
      const ended = await this.sessions.endAll(tx, account.id);
      await this.audit.record(tx, actor, [{ action: 'account.sessionsEnded', subjectType: 'account', subjectId: account.id, detail: { ended } }]);
      return ended;
    });
  }

  private async forget(tx: Tx, accountId: string): Promise<void> {
    await tx.query('update credential set password_hash = null where account_id = $1', [accountId]);
    await this.sessions.endAll(tx, accountId);
  }

  private async locked(tx: Tx, login: string): Promise<StoredAccount> {
    const [account] = await tx.query<StoredAccount>(
      `select id, active, program, exists (select from credential where account_id = account.id and password_hash is not null) as activated,
              array(select role from post where account_id = account.id and active) as roles from account where login = $1 for update`,
      [login],
    );
    if (!account) throw new Failure('not-found', `没有账号“${login.slice(0, 80)}”。`);
    return account;
  }
}

/** Two at once must not each leave the other as the last one: the database's own check takes the same lock. */
export async function refuseLastSecurityAdministrator(tx: Tx, accountId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.administrators]);
  const [left] = await tx.query<{ others: number }>(
    `select count(*)::int as others from post join account on account.id = account_id where post.active and account.active and role = 'securityAdministrator' and account.id <> $1`, [accountId]);
  if ((left?.others ?? 0) === 0) throw new Failure('conflict-state', '这是最后一名安全管理员，不能停用或撤销；请先增设一名。');
}

/** Who could reset an administrator could become one: only the operator of the machine may. */
function refuseAdministrators(actor: Actor, account: StoredAccount): void {
  if (actor.role === 'system') return;
  if (account.id === actor.accountId) throw new Failure('conflict-state', '自己的口令请用“修改口令”更换。');
  if (account.roles.some(isAdministratorRole)) throw new Failure('forbidden', '管理员的口令和动态口令只能由运维人员在服务器上重置：duban account code <登录名>。');
}

import { Injectable } from '@nestjs/common';
import { isLocalDate, type LocalDate } from '../../domain/kernel/local-date.js';
import { type Actor, isAdministratorRole, type TokenScope } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { digestOf, newSecret } from '../../platform/secrets/secret.js';
import { ACTOR_COLUMNS, permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';

export interface AskedToken {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresOn: LocalDate;
}

export interface ApiToken extends AskedToken {
  readonly id: string;
  readonly login: string;
  readonly lastUsedOn: LocalDate | null;
}

const TODAY = `(clock_timestamp() at time zone 'Asia/Shanghai')::date`;
const PREFIX = 'duban_';
const TOKEN = `select api_token.id, name, scopes, expires_on as "expiresOn", last_used_on as "lastUsedOn", login from api_token join account on account.id = account_id`;

/** Tokens with which programs act in a post within scopes. Days are the wall clock's: a token does not live longer in a demo. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** The actor of a token, its scopes with it; null when it does not count any more. */
  async actorOf(token: string): Promise<Actor | null> {
    const [found] = await this.uow.asked<Actor & { readonly tokenId: string; readonly unused: boolean }>(
      'token-actor',
      `select ${ACTOR_COLUMNS}, scopes, api_token.id as "tokenId", last_used_on is distinct from ${TODAY} as unused
       from api_token join incumbent post on post.post_id = api_token.post_id and post.id = api_token.account_id where key_hash = $1 and expires_on >= ${TODAY}`,
      [digestOf(token)],
    );
    if (!found) return null;
    const { tokenId, unused, ...actor } = found;
    if (unused) await this.uow.run((tx) => tx.query(`update api_token set last_used_on = ${TODAY} where id = $1`, [tokenId]));
    return actor;
  }

  /** A token for what the person may do in the present post. */
  async issueOwn(actor: Actor, asked: AskedToken): Promise<{ readonly id: string; readonly token: string }> {
    permit(actor, 'changeOwnAccount');
    if (isAdministratorRole(actor.role)) throw new Failure('forbidden', '管理员的工作须由本人登录办理，不能使用令牌。');
    return this.uow.run((tx) => this.issue(tx, actor, { accountId: actor.accountId ?? '', postId: actor.postId ?? '' }, asked));
  }

  /** A token for a program's account; a person's account gets none from anybody else, who would act under that person's name. */
  async issueForProgram(actor: Actor, login: string, asked: AskedToken): Promise<{ readonly id: string; readonly token: string }> {
    permit(actor, 'manageAccounts');
    return this.uow.run(async (tx) => {
      const [program] = await tx.query<{ accountId: string; program: boolean; postId: string | null }>(
        `select account.id as "accountId", account.program, post_id as "postId" from account left join incumbent on incumbent.id = account.id where account.login = $1 order by post_id limit 1`, [login]);
      if (!program) throw new Failure('not-found', `没有账号“${login.slice(0, 80)}”。`);
      if (!program.program) throw new Failure('conflict-state', '只能为程序账号发放令牌；个人的令牌由本人发放。');
      if (program.postId === null) throw new Failure('conflict-state', '这个程序账号还没有岗位，请先由安全管理员授予。');
      return this.issue(tx, actor, { accountId: program.accountId, postId: program.postId }, asked);
    });
  }

  /** The person's own tokens; those of programs for the system administrator. */
  list(actor: Actor): Promise<ApiToken[]> {
    permit(actor, 'changeOwnAccount');
    return this.uow.query<ApiToken>(`${TOKEN} where account_id = $1 or ($2 and program) order by api_token.id desc`, [actor.accountId, actor.role === 'systemAdministrator']);
  }

  /** Does not count any more from the next request on. */
  async revoke(actor: Actor, id: string): Promise<void> {
    permit(actor, 'changeOwnAccount');
    await this.uow.run(async (tx) => {
      const revoked = await tx.query<{ id: string }>(
        `delete from api_token using account where account.id = account_id and api_token.id = $1 and (account_id = $2 or ($3 and program)) returning api_token.id`,
        [id, actor.accountId, actor.role === 'systemAdministrator'],
      );
      if (revoked.length === 0) throw new Failure('not-found', `没有编号为 ${id} 的令牌。`);
      await this.audit.record(tx, actor, [{ action: 'apiToken.revoked', subjectType: 'apiToken', subjectId: id }]);
    });
  }

  private async issue(tx: Tx, actor: Actor, { accountId, postId }: { readonly accountId: string; readonly postId: string }, { name, scopes, expiresOn }: AskedToken): Promise<{ id: string; token: string }> {
    const [allowed] = isLocalDate(expiresOn) ? await tx.query<{ ok: boolean }>(`select $1::date between ${TODAY} and (${TODAY} + interval '1 year')::date as ok`, [expiresOn]) : [];
    if (!allowed?.ok) {
      const detail = 'expiresOn（最后一天）须为今天起一年以内的日期，写成 YYYY-MM-DD';
      throw new Failure('validation-failed', `${detail}。`, [{ pointer: '/expiresOn', detail }]);
    }
    const token = `${PREFIX}${newSecret()}`;
    const [row] = await tx.query<{ id: string }>(
      'insert into api_token (account_id, post_id, name, key_hash, scopes, expires_on) values ($1, $2, $3, $4, $5, $6) returning id',
      [accountId, postId, name, digestOf(token), scopes, expiresOn],
    );
    if (!row) throw new Error('the token was not stored');
    await this.audit.record(tx, actor, [{ action: 'apiToken.issued', subjectType: 'apiToken', subjectId: row.id, detail: { accountId, postId, scopes, expiresOn } }]);
    return { id: row.id, token };
  }
}

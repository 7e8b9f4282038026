import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import type { Actor } from '../../domain/policy/actor.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { digestOf, newSecret } from '../../platform/secrets/secret.js';
import { AccountsService, ACTOR_COLUMNS, type HeldPost, permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';

/** Where a request comes from, as far as its owner would recognise it. */
export interface Visitor {
  readonly address: string;
  readonly browser: string;
}

export interface BegunSession {
  /** Goes into the cookie and is stored nowhere. */
  readonly key: string;
  readonly seconds: number;
}

export interface OwnSession {
  readonly id: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
  readonly address: string;
  readonly browser: string;
  readonly current: boolean;
}

/** Who is asking, in which post, and which other ones could be chosen. */
export interface CurrentSession {
  readonly login: string;
  readonly displayName: string;
  readonly post: HeldPost;
  readonly posts: readonly HeldPost[];
}

type SeenActor = Actor & { readonly sessionId: string; readonly stale: boolean };

/** A session counts while its person is active and holds its post: a change takes effect on the next request (promise A20). */
const OF_KEY = `
  select ${ACTOR_COLUMNS}, session.id as "sessionId", seen_at < clock_timestamp() - interval '1 minute' as stale
  from session join incumbent post on post.post_id = session.post_id and post.id = session.account_id
  where key_hash = $1 and ends_at > clock_timestamp() and seen_at > clock_timestamp() - make_interval(mins => $2)`;

/** Sessions of the server (ASVS 5.0 7.2): an opaque key in a cookie, everything else here. Times are wall clock. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** A new session in the person's first post; throws Failure when they hold none. */
  async begin(tx: Tx, accountId: string, visitor: Visitor, way: 'password' | 'singleSignOn'): Promise<BegunSession> {
    const [post] = await tx.query<Actor>(`select ${ACTOR_COLUMNS} from incumbent post where post.id = $1 order by post_id limit 1`, [accountId]);
    if (!post) throw new Failure('forbidden', '您的账号还没有岗位，请联系安全管理员授予岗位后再登录。');
    const key = newSecret();
    const { sessionHours } = this.config.signIn;
    await tx.query('delete from session where ends_at < clock_timestamp()');
    await tx.query(
      `insert into session (key_hash, account_id, post_id, began_at, seen_at, ends_at, address, browser)
       values ($1, $2, $3, clock_timestamp(), clock_timestamp(), clock_timestamp() + make_interval(hours => $4), $5, $6)`,
      [digestOf(key), accountId, post.postId, sessionHours, visitor.address, visitor.browser.slice(0, 200)],
    );
    await this.audit.record(tx, post, [{ action: 'session.begun', subjectType: 'account', subjectId: accountId, detail: { way, address: visitor.address } }]);
    return { key, seconds: sessionHours * 3600 };
  }

  /** The actor of a key, null when the session is over, whatever the reason. */
  async actorOf(key: string): Promise<{ readonly actor: Actor; readonly sessionId: string } | null> {
    const [seen] = await this.uow.asked<SeenActor>('session-actor', OF_KEY, [digestOf(key), this.config.signIn.idleMinutes]);
    if (!seen) return null;
    const { sessionId, stale, ...actor } = seen;
    if (stale) await this.uow.run((tx) => tx.query('update session set seen_at = clock_timestamp() where id = $1', [sessionId]));
    return { actor, sessionId };
  }

  async current(actor: Actor): Promise<CurrentSession> {
    const [account] = await this.uow.query<{ login: string; displayName: string }>('select login, display_name as "displayName" from account where id = $1', [actor.accountId]);
    const posts = await this.accounts.posts(actor.accountId ?? '');
    const post = posts.find(({ postId }) => postId === actor.postId);
    if (!account || !post) throw new Failure('unauthenticated', '登录已失效，请重新登录。');
    return { ...account, post, posts };
  }

  /** The person's own sessions, newest first. */
  list(actor: Actor, currentId: string | null): Promise<OwnSession[]> {
    permit(actor, 'changeOwnAccount');
    return this.uow.query<OwnSession>(
      `select id, began_at as "beganAt", seen_at as "seenAt", ends_at as "endsAt", address, browser, coalesce(id = $2::bigint, false) as current from session
       where account_id = $1 and ends_at > clock_timestamp() and seen_at > clock_timestamp() - make_interval(mins => $3) order by id desc`,
      [actor.accountId, currentId, this.config.signIn.idleMinutes],
    );
  }

  /** Acts in another of the person's posts from now on; throws Failure for a post they do not hold. */
  async choosePost(actor: Actor, sessionId: string, postId: string): Promise<CurrentSession> {
    permit(actor, 'changeOwnAccount');
    const acting = await this.uow.run(async (tx) => {
      const [chosen] = await tx.query<Actor>(`select ${ACTOR_COLUMNS} from incumbent post where post.id = $1 and post_id = $2`, [actor.accountId, postId]);
      if (!chosen) throw unknownReference('/postId', '您没有这个岗位。');
      await tx.query('update session set post_id = $2 where id = $1', [sessionId, postId]);
      await this.audit.record(tx, chosen, [{ action: 'session.postChosen', subjectType: 'account', subjectId: actor.accountId ?? '', detail: { from: actor.postId, to: postId } }]);
      return chosen;
    });
    return this.current(acting);
  }

  /** Ends one of the person's own sessions; somebody else's does not exist. */
  async end(actor: Actor, sessionId: string): Promise<void> {
    permit(actor, 'changeOwnAccount');
    await this.uow.run(async (tx) => {
      const ended = await tx.query<{ id: string }>('delete from session where id = $1 and account_id = $2 returning id', [sessionId, actor.accountId]);
      if (ended.length === 0) throw new Failure('not-found', `没有编号为 ${sessionId} 的登录会话。`);
      await this.audit.record(tx, actor, [{ action: 'session.ended', subjectType: 'account', subjectId: actor.accountId ?? '' }]);
    });
  }

  /** Ends all sessions of a person but the given one; returns how many. */
  async endAll(tx: Tx, accountId: string, butId: string | null = null): Promise<number> {
    const ended = await tx.query<{ id: string }>('delete from session where account_id = $1 and id is distinct from $2::bigint returning id', [accountId, butId]);
    return ended.length;
  }
}

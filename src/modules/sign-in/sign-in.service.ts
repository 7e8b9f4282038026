import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { type Actor, SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import { assertPasswordAcceptable } from '../../domain/policy/password-rules.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { ActivationCodes, permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { type Credential, Credentials } from './credentials.js';
import { hashOfPassword, passwordMatches } from './passwords.js';
import { type BegunSession, SessionsService, type Visitor } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** What a person types to sign in; `code` is that of the second factor. */
export interface GivenCredential {
  readonly login: string;
  readonly password: string;
  readonly code: string | null;
}

/** The same words whatever was wrong: they must not tell which logins exist (C37). */
const REFUSED = '账号、口令或动态口令不正确，请核对后重试；忘记口令请联系安全管理员重置。';

/** Signing in, activating an account, changing the password, setting up the second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly credentials: Credentials,
    private readonly sessions: SessionsService,
    private readonly throttle: SignInThrottle,
    private readonly codes: ActivationCodes,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Throws Failure when the person is not who they say, needs a second factor, or holds no post. */
  async signIn(given: GivenCredential, visitor: Visitor): Promise<BegunSession> {
    const person = await this.proven(given.login, given.password, visitor);
    await this.factorGiven(person, given.code, visitor);
    await this.throttle.succeeded(given.login, visitor.address);
    return this.uow.run((tx) => this.sessions.begin(tx, person.accountId, visitor, 'password'));
  }

  /** The first password of an account, or a new one after a reset; throws Failure for a code that does not count. */
  async activate(login: string, code: string, password: string, visitor: Visitor): Promise<void> {
    await this.throttle.attempt(login, visitor.address);
    const person = await this.credentials.of(login);
    // The person's name and unit count only once the code has shown that the person may know of the account.
    assertPasswordAcceptable(password, [login]);
    const passwordHash = await hashOfPassword(password);
    const activated = person !== null && (await this.uow.run(async (tx) => {
      if (!(await this.codes.spend(tx, person.accountId, code))) return false;
      assertPasswordAcceptable(password, ownWords(person));
      await this.credentials.storePassword(tx, person.accountId, passwordHash);
      await this.sessions.endAll(tx, person.accountId);
      await this.audit.record(tx, actorOf(person), [{ action: 'account.activated', subjectType: 'account', subjectId: person.accountId, detail: { address: visitor.address } }]);
      return true;
    }));
    if (!activated) throw await this.refusal(person, visitor, '账号或激活码不正确，或激活码已用过、已超过24小时；请联系发码的人重新发一个。');
    await this.throttle.succeeded(login, visitor.address);
  }

  /** Ends the person's other sessions; throws Failure when the current password is wrong. */
  async changePassword(actor: Actor, sessionId: string | null, current: string, next: string, visitor: Visitor): Promise<void> {
    permit(actor, 'changeOwnAccount');
    const person = await this.credentials.ofAccount(actor.accountId ?? '');
    if (!person) throw new Failure('conflict-state', '这个账号没有口令。');
    await this.throttle.attempt(person.login, visitor.address);
    if (!(await passwordMatches(person.passwordHash, current))) throw await this.refusal(person, visitor, '当前口令不正确，请核对后重试。', 'validation-failed');
    assertPasswordAcceptable(next, ownWords(person));
    await this.throttle.succeeded(person.login, visitor.address);
    const passwordHash = await hashOfPassword(next);
    await this.uow.run(async (tx) => {
      await this.credentials.storePassword(tx, person.accountId, passwordHash);
      const ended = await this.sessions.endAll(tx, person.accountId, sessionId);
      await this.audit.record(tx, actor, [{ action: 'account.passwordChanged', subjectType: 'account', subjectId: person.accountId, detail: { endedSessions: ended } }]);
    });
  }

  /** A secret for a second factor, shown once. Whoever has one already gives its code: a stolen password must not replace it. */
  async offerFactor(given: GivenCredential, visitor: Visitor): Promise<{ readonly secret: string; readonly uri: string }> {
    const person = await this.proven(given.login, given.password, visitor);
    if (person.totpSecret !== null) await this.factorGiven(person, given.code, visitor);
    return this.uow.run((tx) => this.credentials.offerFactor(tx, person));
  }

  /** The offered secret counts from now on; throws Failure when the code is not its. */
  async confirmFactor(given: GivenCredential, visitor: Visitor): Promise<void> {
    const person = await this.proven(given.login, given.password, visitor);
    const confirmed = await this.uow.run(async (tx) => {
      if (!(await this.credentials.confirmFactor(tx, person, given.code ?? ''))) return false;
      await this.audit.record(tx, actorOf(person), [{ action: 'account.secondFactorSet', subjectType: 'account', subjectId: person.accountId }]);
      return true;
    });
    if (!confirmed) throw await this.refusal(person, visitor, '动态口令不正确，请核对手机时间后重试；还没有密钥请先设置。', 'validation-failed');
    await this.throttle.succeeded(given.login, visitor.address);
  }

  private async proven(login: string, password: string, visitor: Visitor): Promise<Credential> {
    await this.throttle.attempt(login, visitor.address);
    const person = await this.credentials.of(login);
    if (!(await passwordMatches(person?.passwordHash ?? null, password)) || person === null) throw await this.refusal(person, visitor, REFUSED);
    return person;
  }

  private async factorGiven(person: Credential, code: string | null, visitor: Visitor): Promise<void> {
    if (person.totpSecret === null) {
      if (!this.config.signIn.secondFactor || !person.sensitive) return;
      throw new Failure('second-factor-missing', '您的岗位登录须有动态口令。请先设置（POST /api/v1/second-factor 取得密钥，再用 POST /api/v1/second-factor/confirmation 确认），然后登录。');
    }
    if (code === null) throw new Failure('second-factor-required', '请再输入手机上的6位动态口令。');
    if (!(await this.uow.run((tx) => this.credentials.takeCode(tx, person, code)))) throw await this.refusal(person, visitor, REFUSED);
  }

  /** Written down by itself: what was refused leaves nothing else behind. An unknown login is not kept, it may be a password in the wrong field. */
  private async refusal(person: Credential | null, { address }: Visitor, words: string, code: 'unauthenticated' | 'validation-failed' = 'unauthenticated'): Promise<Failure> {
    const actor = person === null ? { ...SYSTEM_ACTOR, name: '未登录' } : actorOf(person);
    await this.uow.run((tx) => this.audit.record(tx, actor, [{ action: 'signIn.refused', subjectType: 'account', subjectId: person?.accountId ?? '0', detail: { address } }]));
    return new Failure(code, words);
  }
}

/** Before a post is known only the name counts: for the audit. */
function actorOf(person: Credential): Actor {
  return { ...SYSTEM_ACTOR, accountId: person.accountId, name: person.displayName };
}

function ownWords({ login, displayName, places }: Credential): string[] {
  return [login, displayName, ...places];
}

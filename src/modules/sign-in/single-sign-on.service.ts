import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import type { AppConfig } from '../../../config/env.js';
import { ADMINISTRATOR_ROLES } from '../../domain/policy/actor.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { digestOf, newSecret } from '../../platform/secrets/secret.js';
import { Audit } from '../audit/index.js';
import { type BegunSession, SessionsService, type Visitor } from './sessions.service.js';

export const CALLBACK_PATH = '/api/v1/sign-in/oidc/callback';
const REFUSED = '统一认证没有完成，请回到登录页重试；如仍不行，请用账号口令登录或联系管理员。';

/** Sign-in through the city's single sign-on: OpenID Connect, authorization code with PKCE, state and nonce. */
@Injectable()
export class SingleSignOnService {
  private readonly logger = new Logger(SingleSignOnService.name);
  private provider: oidc.Configuration | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Where to send the browser, and the value that ties the way back to it. */
  async begin(): Promise<{ readonly location: string; readonly browserKey: string }> {
    const provider = await this.discovered();
    const [state, nonce, codeVerifier, browserKey] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier(), newSecret()];
    await this.uow.run(async (tx) => {
      await tx.query('delete from single_sign_on_request where expires_at < clock_timestamp()');
      await tx.query(
        `insert into single_sign_on_request (state_hash, browser_hash, nonce, code_verifier, expires_at) values ($1, $2, $3, $4, clock_timestamp() + interval '10 minutes')`,
        [digestOf(state), digestOf(browserKey), nonce, codeVerifier],
      );
    });
    const location = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.callbackUrl(''), scope: 'openid profile', state, nonce, code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256',
    });
    return { location: location.href, browserKey };
  }

  /** The session of the person who comes back; throws Failure when the answer is not one to this browser's question or nobody has that login. */
  async finish(search: string, browserKey: string | null, visitor: Visitor): Promise<BegunSession> {
    const provider = await this.discovered();
    const state = new URLSearchParams(search).get('state') ?? '';
    const [asked] = await this.uow.run((tx) => tx.query<{ nonce: string; codeVerifier: string }>(
      `delete from single_sign_on_request where state_hash = $1 and browser_hash = $2 and expires_at > clock_timestamp() returning nonce, code_verifier as "codeVerifier"`,
      [digestOf(state), digestOf(browserKey ?? '')],
    ));
    if (!asked) throw new Failure('unauthenticated', REFUSED);
    const claims = await this.claims(provider, search, state, asked);
    return this.uow.run(async (tx) => {
      const login = claims[this.config.signIn.oidc?.loginClaim ?? ''];
      const [account] = await tx.query<{ id: string; login: string; known: boolean }>(
        `select id, login, oidc_subject is not null as known from account
         where active and not demo and not program and (oidc_subject = $1 or (oidc_subject is null and login = $2)) order by oidc_subject nulls last limit 1 for update`,
        [claims.sub, typeof login === 'string' ? login : null],
      );
      if (!account) throw new Failure('forbidden', '统一认证已通过，但本系统没有对应的账号；请联系系统管理员建立账号。');
      const [administrator] = await tx.query<{ role: string }>('select role from incumbent where id = $1 and role = any($2)', [account.id, ADMINISTRATOR_ROLES]);
      if (administrator) throw new Failure('forbidden', '管理员须用账号口令和动态口令登录。');
      if (!account.known) {
        await tx.query('update account set oidc_subject = $2 where id = $1', [account.id, claims.sub]);
        await this.audit.record(tx, { accountId: account.id, name: account.login, role: 'system', unitId: null, leadingGroupId: null }, [{ action: 'account.singleSignOnBound', subjectType: 'account', subjectId: account.id }]);
      }
      return this.sessions.begin(tx, account.id, visitor, 'singleSignOn');
    });
  }

  private async claims(provider: oidc.Configuration, search: string, state: string, { nonce, codeVerifier }: { readonly nonce: string; readonly codeVerifier: string }): Promise<oidc.IDToken> {
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, new URL(this.callbackUrl(search)), { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true });
      const claims = tokens.claims();
      if (claims) return claims;
    } catch (error) {
      // The provider's words may name internals; they are for the log.
      this.logger.warn(`single sign-on refused: ${error instanceof Error ? error.message : String(error)}`);
    }
    throw new Failure('unauthenticated', REFUSED);
  }

  private callbackUrl(search: string): string {
    return `${this.config.signIn.publicUrl ?? ''}${CALLBACK_PATH}${search}`;
  }

  /** Found once; a provider that is away is asked again at the next visit. */
  private async discovered(): Promise<oidc.Configuration> {
    const settings = this.config.signIn.oidc;
    if (settings === null) throw new Failure('not-found', '没有启用统一认证，请用账号口令登录。');
    const execute = settings.issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : [];
    try {
      this.provider ??= await oidc.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, { execute, timeout: 10 });
      return this.provider;
    } catch (error) {
      this.logger.warn(`single sign-on is away: ${error instanceof Error ? error.message : String(error)}`);
      throw new Failure('dependency-unavailable', '统一认证暂时连接不上，请稍后重试，或用账号口令登录。');
    }
  }
}

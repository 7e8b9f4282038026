import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { RateLimited } from '../../platform/errors/rate-limited.js';
import { digestOf } from '../../platform/secrets/secret.js';

const WINDOW_SECONDS = 15 * 60;
/** Attempts in the window for one login from one address: whoever guesses is stopped, its owner elsewhere is not (ASVS 5.0 6.1.1). */
const OF_LOGIN = 5;
/** Attempts in the window from one address whatever the login: one password tried on a thousand people. */
const OF_ADDRESS = 50;

/** Counts attempts before they are looked at, so that many at once do not slip through. Kept in PostgreSQL: all API processes count together. */
@Injectable()
export class SignInThrottle {
  private limiters: { readonly login: RateLimiterPostgres; readonly address: RateLimiterPostgres } | null = null;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Throws RateLimited when there were too many attempts; the words are the same for known and unknown logins. */
  async attempt(login: string, address: string): Promise<void> {
    const { login: ofLogin, address: ofAddress } = this.opened();
    try {
      await ofAddress.consume(address);
      await ofLogin.consume(keyOf(login, address));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new RateLimited(`登录尝试过于频繁，请在${Math.ceil(seconds / 60)}分钟后再试；忘记口令请联系安全管理员重置。`, seconds);
    }
  }

  /** The attempt was the person's own: it does not count. */
  async succeeded(login: string, address: string): Promise<void> {
    const { login: ofLogin, address: ofAddress } = this.opened();
    await ofLogin.delete(keyOf(login, address));
    await ofAddress.reward(address);
  }

  private opened(): NonNullable<SignInThrottle['limiters']> {
    const limiter = (keyPrefix: string, points: number): RateLimiterPostgres =>
      new RateLimiterPostgres({ storeClient: this.dataSource, storeType: 'typeorm', tableName: 'sign_in_failure', tableCreated: true, clearExpiredByTimeout: false, keyPrefix, points, duration: WINDOW_SECONDS });
    this.limiters ??= { login: limiter('login', OF_LOGIN), address: limiter('address', OF_ADDRESS) };
    return this.limiters;
  }
}

/** Digested: a login may be of any length, and a password typed into its field must not be kept. */
function keyOf(login: string, address: string): string {
  return digestOf(`${login}\n${address}`);
}

import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { ADMINISTRATOR_ROLES, OFFICE_ROLES } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';

/** What is known of somebody who wants to sign in. */
export interface Credential {
  readonly accountId: string;
  readonly login: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly totpSecret: string | null;
  readonly totpPending: string | null;
  /** Holds a post of an administrator or an office. */
  readonly sensitive: boolean;
  /** Names of units and offices the person works for. */
  readonly places: string[];
}

const PERIOD = 30;
/** Steps a clock may be off, either way. */
const TOLERANCE = 1;

const CREDENTIAL = `
  select account.id as "accountId", login, display_name as "displayName", password_hash as "passwordHash", totp_secret as "totpSecret", totp_pending as "totpPending",
         exists (select from incumbent where incumbent.id = account.id and role = any($2)) as sensitive,
         array(select name from unit where exists (select from incumbent where incumbent.id = account.id and unit_id = unit.id)) as places
  from account left join credential on credential.account_id = account.id where account.active and not account.program`;

/** Passwords and second factors as they are stored. */
@Injectable()
export class Credentials {
  constructor(private readonly uow: UnitOfWork) {}

  /** Null for a login that nobody active has; programs have no password. */
  async of(login: string): Promise<Credential | null> {
    return (await this.uow.query<Credential>(`${CREDENTIAL} and login = $1`, [login, [...ADMINISTRATOR_ROLES, ...OFFICE_ROLES]]))[0] ?? null;
  }

  async ofAccount(accountId: string): Promise<Credential | null> {
    return (await this.uow.query<Credential>(`${CREDENTIAL} and account.id = $1`, [accountId, [...ADMINISTRATOR_ROLES, ...OFFICE_ROLES]]))[0] ?? null;
  }

  async storePassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
    await tx.query(
      'insert into credential (account_id, password_hash) values ($1, $2) on conflict (account_id) do update set password_hash = excluded.password_hash',
      [accountId, passwordHash],
    );
  }

  /** Shown once as a secret to type and as an address for a picture code; counts only after `confirmFactor`. */
  async offerFactor(tx: Tx, { accountId, login }: Credential): Promise<{ readonly secret: string; readonly uri: string }> {
    const secret = new Secret({ size: 20 }).base32;
    await tx.query('update credential set totp_pending = $2 where account_id = $1', [accountId, secret]);
    return { secret, uri: factorOf(secret, login).toString() };
  }

  /** The offered secret becomes the second factor; false when the code is not its. */
  async confirmFactor(tx: Tx, { accountId, totpPending }: Credential, code: string): Promise<boolean> {
    const step = totpPending === null ? null : await stepOf(tx, totpPending, code);
    if (step === null) return false;
    await tx.query('update credential set totp_secret = totp_pending, totp_pending = null, totp_last_step = $2 where account_id = $1', [accountId, step]);
    return true;
  }

  /** True once for each code: a code that was seen, or an earlier one, is not taken again (C39). */
  async takeCode(tx: Tx, { accountId, totpSecret }: Credential, code: string): Promise<boolean> {
    const step = totpSecret === null ? null : await stepOf(tx, totpSecret, code);
    if (step === null) return false;
    const taken = await tx.query<{ id: string }>(
      'update credential set totp_last_step = $2 where account_id = $1 and totp_last_step < $2 returning account_id as id', [accountId, step]);
    return taken.length > 0;
  }
}

function factorOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: '督办', label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6 });
}

/** The time step whose code this is, by the wall clock of the database; null when none near is. */
async function stepOf(tx: Tx, secret: string, code: string): Promise<number | null> {
  const [clock] = await tx.query<{ seconds: number }>('select extract(epoch from clock_timestamp())::float8 as seconds');
  const seconds = clock?.seconds ?? 0;
  const delta = factorOf(secret, '').validate({ token: code, timestamp: seconds * 1000, window: TOLERANCE });
  return delta === null ? null : Math.floor(seconds / PERIOD) + delta;
}

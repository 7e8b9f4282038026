import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { digestOf } from '../../platform/secrets/secret.js';

/** Letters and digits that nobody confuses when a code is read out. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP = 5;

export interface ActivationCode {
  /** Shown once, to whoever asked for it. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** One-time codes with which a person sets a password: no administrator ever knows one. */
@Injectable()
export class ActivationCodes {
  /** A new code, valid for 24 hours; the former one of the account is void. */
  async issue(tx: Tx, accountId: string): Promise<ActivationCode> {
    const code = Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-');
    const [row] = await tx.query<{ expiresAt: Date }>(
      `insert into activation_code (account_id, code_hash, expires_at) values ($1, $2, clock_timestamp() + interval '24 hours')
       on conflict (account_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at returning expires_at as "expiresAt"`,
      [accountId, digestOf(code)],
    );
    if (!row) throw new Error('the code was not stored');
    return { code, expiresAt: row.expiresAt };
  }

  /** Uses the code up; false when it is not the account's, was used or has expired. */
  async spend(tx: Tx, accountId: string, words: string): Promise<boolean> {
    const spent = await tx.query<{ accountId: string }>(
      'delete from activation_code where account_id = $1 and code_hash = $2 and expires_at > clock_timestamp() returning account_id as "accountId"',
      [accountId, digestOf(words.trim().toUpperCase())],
    );
    return spent.length > 0;
  }
}

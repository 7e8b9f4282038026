import { sqlState } from './unit-of-work.js';

/**
 * How the database let a request down. unreachable: nothing was begun; cut: the connection broke on the way, so a change may or may not
 * have been committed; busy: waited too long for a connection, a lock or a statement; full: no room to write.
 */
export type DatabaseFailure = 'unreachable' | 'cut' | 'busy' | 'full';

const STATES: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/^(57P03|3D000|28\w{3}|25006|0800[14])$/, 'unreachable'],
  [/^(57P0[0-9]|08\w{3}|25P0[34])$/, 'cut'],
  [/^(57014|55P03|40001|40P01|53300)$/, 'busy'],
  [/^(53100|53200)$/, 'full'],
];
const SYSTEM_CODES: Readonly<Record<string, DatabaseFailure>> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
};
/** Failures of the driver and its pool that carry no code, only words. */
const WORDS: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/^timeout exceeded when trying to connect/, 'busy'],
  [/connection timeout/i, 'unreachable'],
  [/^Connection terminated|connection error and is not queryable|Query runner already released/i, 'cut'],
];

/** What kind of trouble with the database the error is; null when it is something else. */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  const code = sqlState(error) ?? '';
  const known = SYSTEM_CODES[code] ?? STATES.find(([states]) => states.test(code))?.[1];
  if (known !== undefined) return known;
  if (code !== '' || !(error instanceof Error)) return null;
  return WORDS.find(([words]) => words.test(error.message))?.[1] ?? null;
}

import { Algorithm, hash, verify } from '@node-rs/argon2';
import { normalisedPassword } from '../../domain/policy/password-rules.js';

/** At or above both lists of least parameters: OWASP (46 MiB, one pass) and ASVS 5.0 appendix C. */
const ARGON2ID = { algorithm: 2 satisfies Algorithm.Argon2id as Algorithm, memoryCost: 47_104, timeCost: 1, parallelism: 1 };
/** Of no password: an unknown login costs the same time as a known one (C37). */
let nobodys: Promise<string> | null = null;

export function hashOfPassword(password: string): Promise<string> {
  return hash(normalisedPassword(password), ARGON2ID);
}

/** True when the password is the one of the hash; false, after the same time, when there is no hash. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashOfPassword('nobody');
  const matches = await verify(stored ?? (await nobodys), normalisedPassword(password));
  return stored !== null && matches;
}

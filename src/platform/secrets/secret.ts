import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits in characters that fit into a cookie, a header and an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a random secret: who reads the table cannot use it. Not for words that people think of. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

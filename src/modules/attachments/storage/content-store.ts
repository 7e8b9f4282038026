import { Failure } from '../../../platform/errors/failure.js';

/** Injection token of the storage that the configuration names. */
export const CONTENT_STORE = Symbol('CONTENT_STORE');

/**
 * Where the contents of attachments stand, by the SHA-256 of their bytes: the same content once, whoever uploaded it. Every method throws Failure
 * `dependency-unavailable` while the storage cannot be reached. `test/support/content-store-contract.ts` says what each storage must do.
 */
export interface ContentStore {
  /** The bytes are stored for good when this resolves; storing them again makes them new. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** The bytes as they stand there; null when there are none. */
  get(sha256: string): Promise<Uint8Array | null>;
  /** When they were stored last; null when there are none. */
  storedAt(sha256: string): Promise<Date | null>;
  remove(sha256: string): Promise<void>;
  /** Hashes of the contents stored before the instant, in any order. */
  storedBefore(instant: Date): AsyncIterable<string>;
}

export const SHA256 = /^[0-9a-f]{64}$/;

/** `ab/cd/abcd…`: folders that stay small. Throws for anything but a hash, so no path can be made up. */
export function shardedPath(sha256: string): string {
  if (!SHA256.test(sha256)) throw new Error('not a SHA-256');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

export function storageUnavailable(cause: unknown): Failure {
  const failure = new Failure('dependency-unavailable', '附件的存储暂时不可用，操作没有进行。请稍后重试；一直如此请告知管理员。');
  failure.cause = cause;
  return failure;
}

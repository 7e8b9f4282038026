import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { type Release, SessionLocks } from '../../platform/db/session-lock.js';
import { RateLimited } from '../../platform/errors/rate-limited.js';

const RETRY_SECONDS = 30;

/** One export of a person at a time, whichever process carries it out: each reads up to everything that is kept. */
@Injectable()
export class RunningExports {
  constructor(private readonly locks: SessionLocks) {}

  /** Begins an export; returns what ends it. Throws RateLimited while the person's last one has not ended. */
  async begin({ accountId, name }: Actor): Promise<Release> {
    const end = await this.locks.take(`export ${accountId ?? name}`);
    if (end === null) throw new RateLimited('你的上一次导出还没有完成，请等它完成后再导出。', RETRY_SECONDS);
    return end;
  }
}

/** The lines of an export, which is over before the last of them has left. */
export async function* linesOf(lines: AsyncIterable<string>, end: Release): AsyncGenerator<string> {
  try {
    yield* lines;
  } finally {
    await end();
  }
}

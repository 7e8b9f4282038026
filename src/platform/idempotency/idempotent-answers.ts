import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { Failure } from '../errors/failure.js';

/** One request under an idempotency key. */
export interface KeyedRequest {
  /** Account that chose the key: keys of different people never meet. */
  readonly owner: string;
  readonly key: string;
  /** Hash of method, address and body. */
  readonly fingerprint: string;
}

export interface Answer {
  readonly status: number;
  /** JSON, null for an answer without a body. */
  readonly body: string | null;
  readonly etag: string | null;
}

/** Answers are promised for 24 hours (A07); the second day is for clients that count from their last attempt. */
const KEPT_HOURS = 48;
const PURGED_AT_ONCE = 5_000;

/** Answers that were given under an idempotency key: the same request gets the same answer and has one effect. */
@Injectable()
export class IdempotentAnswers {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * The stored answer to this request, or the answer of `work`, stored in the transaction of its effect. Throws Failure
   * `idempotency-in-progress` while the same key is at work, `idempotency-key-reuse` when it stood for another request, and what
   * `work` throws; a failed work stores nothing and may be tried again under the same key.
   */
  once(request: KeyedRequest, work: () => Promise<Answer>): Promise<Answer & { readonly repeated: boolean }> {
    return this.uow.enclose(async (tx) => {
      const [claim] = await tx.query<{ held: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held', [`idempotency ${request.owner} ${request.key}`]);
      if (!claim?.held) throw new Failure('idempotency-in-progress', '同一个 Idempotency-Key 的请求正在处理，请稍后用原请求重试。');
      // A statement of its own: it must see what the holder before us has committed.
      const [stored] = await tx.query<Answer & { fingerprint: string }>(
        'select fingerprint, status, body, etag from idempotent_answer where owner = $1 and key = $2',
        [request.owner, request.key],
      );
      if (stored) {
        const { fingerprint, ...answer } = stored;
        if (fingerprint !== request.fingerprint) throw new Failure('idempotency-key-reuse', '这个 Idempotency-Key 已用于另一个请求（地址或内容不同）。请为新的操作换一个 Idempotency-Key。');
        return { ...answer, repeated: true };
      }
      const answer = await work();
      await tx.query('insert into idempotent_answer (owner, key, fingerprint, status, body, etag) values ($1, $2, $3, $4, $5, $6)', [
        request.owner,
        request.key,
        request.fingerprint,
        answer.status,
        answer.body,
        answer.etag,
      ]);
      return { ...answer, repeated: false };
    });
  }

  /** Deletes answers older than their promise, a bounded number at a time; returns how many. */
  async purge(): Promise<number> {
    const purged = await this.uow.run((tx) =>
      tx.query<{ key: string }>(
        `delete from idempotent_answer where (owner, key) in (
           select owner, key from idempotent_answer where created_at < clock_timestamp() - make_interval(hours => $1) order by created_at limit $2)
         returning key`,
        [KEPT_HOURS, PURGED_AT_ONCE],
      ),
    );
    return purged.length;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';

/** An effect that was given up after its last attempt (promise A29). */
export interface ParkedEffect {
  readonly id: string;
  readonly job: string;
  readonly eventType: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly parkedAt: Date;
}

const ERROR_LENGTH = 200;
const LIMIT = 500;

/** The operator's side of effects that were given up: what they are and why, and carrying them out again once the reason is gone. */
@Injectable()
export class ParkedEffects {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** The newest parked effects, at most 500. */
  list(): Promise<ParkedEffect[]> {
    return this.uow.query<ParkedEffect>(
      `select id, job, event_type as "eventType", attempts, left(last_error, $1) as error, parked_at as "parkedAt" from outbox
       where parked_at is not null order by parked_at desc, id desc limit $2`,
      [ERROR_LENGTH, LIMIT],
    );
  }

  /** Has the effects (null: all parked ones) carried out anew, with all their attempts; returns how many. Throws Failure when one of them is not parked. */
  async retry(actor: Actor, ids: readonly string[] | null): Promise<number> {
    return this.uow.run(async (tx) => {
      const again = await tx.query<{ id: string }>(
        `update outbox set parked_at = null, attempts = 0, next_dispatch_at = clock_timestamp()
         where parked_at is not null and ($1::bigint[] is null or id = any($1)) returning id`,
        [ids],
      );
      const missing = (ids ?? []).filter((id) => !again.some((row) => row.id === id));
      if (missing.length > 0) throw new Failure('conflict-state', `通知 ${missing.join('、')} 没有搁置，不用重新送达。`);
      await this.audit.record(tx, actor, again.map(({ id }) => ({ action: 'outbox.retried', subjectType: 'outbox', subjectId: id })));
      return again.length;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '../db/unit-of-work.js';
import type { FreezeEntity } from './freeze.entity.js';

export type FreezeReason = FreezeEntity['reason'];
export type StandingFreeze = Pick<FreezeEntity, 'reason' | 'detail' | 'since'>;

/** SQL condition of everything that leaves the house: true while no freeze stands. */
export const NOTHING_IS_FROZEN = 'not exists (select from "freeze" where lifted_at is null)';

/** While a freeze stands nothing is sent: no rung fires, no inbox entry and no message is made. Reading and writing go on; their events wait. */
@Injectable()
export class Freeze {
  constructor(private readonly uow: UnitOfWork) {}

  /** The freezes that stand, oldest first. */
  standing(): Promise<StandingFreeze[]> {
    return this.uow.query<StandingFreeze>('select reason, detail, since from "freeze" where lifted_at is null order by id');
  }

  /** Freezes; false when a freeze for this reason stands already. `detail` is Chinese: what was seen. */
  async raise(tx: Tx, reason: FreezeReason, detail: string): Promise<boolean> {
    const raised = await tx.query<{ id: string }>(
      `insert into "freeze" (reason, detail, since) values ($1, $2, wall_now()) on conflict (reason) where lifted_at is null do nothing returning id`,
      [reason, detail],
    );
    return raised.length > 0;
  }

  /** Lifts every standing freeze and returns them. Clocks are compared anew from here on, and what waits is handed over at once: its pause may have been set by a wrong clock. */
  async lift(tx: Tx, by: string): Promise<StandingFreeze[]> {
    const lifted = await tx.query<StandingFreeze>('update "freeze" set lifted_at = wall_now(), lifted_by = $1 where lifted_at is null returning reason, detail, since', [by]);
    await tx.query('update installation set beat_at = wall_now()');
    await tx.query('update outbox set next_dispatch_at = clock_timestamp() where done_at is null and parked_at is null');
    return lifted;
  }
}

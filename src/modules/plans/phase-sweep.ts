import { Injectable } from '@nestjs/common';
import { type PhaseProgress, phaseChangesBy } from '../../domain/plan/phase.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

interface DuePhase extends PhaseProgress {
  readonly id: string;
  readonly planIssuedOn: LocalDate;
}

export interface PhaseChanges {
  readonly entered: number;
  readonly left: number;
}

/** Journals the phases whose window has opened or closed by now. Leaving closes nothing: what is open is told to the office. */
@Injectable()
export class PhaseSweep {
  constructor(private readonly outbox: Outbox) {}

  async turn(tx: Tx): Promise<PhaseChanges> {
    const due = await tx.query<DuePhase>(
      `select phase.id, starts_on as "startsOn", ends_on as "endsOn", plan.issued_on as "planIssuedOn",
              (entered_at at time zone 'Asia/Shanghai')::date as "enteredOn", (left_at at time zone 'Asia/Shanghai')::date as "leftOn"
       from phase join plan on plan.id = phase.plan_id and plan.status = 'issued'
       where (entered_at is null and coalesce(starts_on, plan.issued_on) <= $1) or (left_at is null and ends_on < $1)
       order by phase.id for update of phase`,
      [tx.today],
    );
    if (due.length === 0) return { entered: 0, left: 0 };
    const changes = due.flatMap((phase) => phaseChangesBy([phase], phase.planIssuedOn, tx.today));
    const entered = changes.filter((change) => change.change === 'enter').map((change) => change.phase.id);
    const left = changes.filter((change) => change.change === 'leave').map((change) => change.phase.id);
    await tx.query('update phase set entered_at = $2 where id = any($1::bigint[])', [entered, tx.now]);
    await tx.query('update phase set left_at = $2 where id = any($1::bigint[])', [left, tx.now]);
    await this.outbox.add(
      tx,
      changes.map(({ change, phase }) => ({ type: change === 'enter' ? 'phase.entered' : 'phase.left', payload: { phaseId: phase.id } })),
    );
    return { entered: entered.length, left: left.length };
  }
}

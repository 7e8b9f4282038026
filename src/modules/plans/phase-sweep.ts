import { Injectable } from '@nestjs/common';
import { type PhaseProgress, phaseChangesBy } from '../../domain/plan/phase.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { SWEEP } from '../../platform/metrics/meters.js';
import { Observed } from '../../platform/metrics/observed.decorator.js';

interface DuePhase extends PhaseProgress {
  readonly id: string;
  readonly planIssuedOn: LocalDate;
}

export interface PhaseChanges {
  readonly entered: number;
  readonly left: number;
}

/** FROM and WHERE of the phases to be entered or left by the day that the expression gives; one without any date waits to be dated. */
export const PHASES_DUE = (today: string): string => `
  from phase join plan on plan.id = phase.plan_id and plan.status = 'issued'
  where (starts_on is not null or ends_on is not null)
    and ((entered_at is null and coalesce(starts_on, plan.issued_on) <= ${today}) or (left_at is null and ends_on < ${today}))`;

/** Journals the phases whose window has opened or closed by now. Leaving closes nothing: what is open is told to the office. */
@Injectable()
export class PhaseSweep {
  constructor(private readonly outbox: Outbox) {}

  @Observed(SWEEP, { sweep: 'phases' })
  async turn(tx: Tx): Promise<PhaseChanges> {
    const due = await tx.query<DuePhase>(
      `select phase.id, starts_on as "startsOn", ends_on as "endsOn", plan.issued_on as "planIssuedOn",
              (entered_at at time zone 'Asia/Shanghai')::date as "enteredOn", (left_at at time zone 'Asia/Shanghai')::date as "leftOn"
       ${PHASES_DUE('$1')} order by phase.id for update of phase`,
      [tx.today],
    );
    if (due.length === 0) return { entered: 0, left: 0 };
    const changes = due.flatMap((phase) => phaseChangesBy([phase], phase.planIssuedOn, tx.today));
    const entered = changes.filter((change) => change.change === 'enter').map((change) => change.phase.id);
    const left = changes.filter((change) => change.change === 'leave').map((change) => change.phase.id);
    await tx.query('update phase set entered_at = $2 where id = any($1::bigint[])', [entered, tx.now]);
    await tx.query('update phase set left_at = $2 where id = any($1::bigint[])', [left, tx.now]);
    // Leaving closes nothing, so the journal keeps how much was open at that moment.
    await tx.query(
      `insert into phase_change (phase_id, change, starts_on, ends_on, open_obligations, changed_at)
       select phase.id, row.change, starts_on, ends_on,
              case when row.change = 'left' then (
                select count(*)::int from obligation
                where obligation.plan_id = phase.plan_id and state in ('open', 'paused') and coalesce(effective_due_on, due_on) <= phase.ends_on) end, $3
       from unnest($1::bigint[], $2::text[]) with ordinality as row (phase_id, change, nth) join phase on phase.id = row.phase_id order by nth`,
      [changes.map(({ phase }) => phase.id), changes.map(({ change }) => (change === 'enter' ? 'entered' : 'left')), tx.now],
    );
    await this.outbox.add(
      tx,
      changes.map(({ change, phase }) => ({ type: change === 'enter' ? 'phase.entered' : 'phase.left', payload: { phaseId: phase.id } })),
    );
    return { entered: entered.length, left: left.length };
  }
}

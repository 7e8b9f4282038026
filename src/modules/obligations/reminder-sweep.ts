import { Inject, Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../domain/events.js';
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import type { Ladder, LadderPolicy } from '../../domain/obligation/ladder.js';
import { rungThresholds } from '../../domain/obligation/rung-thresholds.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { LADDER_POLICY } from './ladder-policy.js';

/** Rows one statement moves at most: keeps row locks short (measured: a batch of 5,000 takes tens of milliseconds). */
export const SWEEP_BATCH = 5000;

interface Rung {
  readonly rung: number;
  readonly code: string;
  readonly threshold: LocalDate;
  /** The threshold of the day before: what it covers should have fired earlier. */
  readonly lateThreshold: LocalDate;
}

// The rows of `due` are locked, so they are the ones that move. The order is that of ix_ladder_position_due: without it a small
// limit makes the planner scan the table, from its start for every batch; an id array keeps the update on the primary key.
const FIRE_RUNG = `
  with due as materialized (
    select obligation_id, due_on, rung as from_rung from ladder_position
    where running and ladder = $1 and rung = any($2::smallint[]) and due_on <= $3 and ($10::date is null or due_on > $10)
    order by rung, due_on limit ${SWEEP_BATCH} for update skip locked
  ), moved as (
    update ladder_position set rung = $4 where obligation_id = any(array(select obligation_id from due))
  ), batch as materialized (
    select nextval('reminder_batch') as id where exists (select 1 from due)
  ), fired as (
    insert into reminder (obligation_id, rung, due_on, ladder, rung_code, batch_id, fired_on, fired_at, late, superseded)
    select obligation_id, $4, due_on, $1, $5, batch.id, $6, $7, due_on <= $8, false from due cross join batch
    on conflict do nothing returning id
  ), skipped as (
    insert into reminder (obligation_id, rung, due_on, ladder, rung_code, batch_id, fired_on, fired_at, late, superseded)
    select obligation_id, lower.rung, due_on, $1, lower.code, batch.id, $6, $7, true, true
    from due cross join batch join unnest($2::smallint[], $9::text[]) as lower (rung, code) on lower.rung > due.from_rung
    on conflict do nothing
  )
  select batch.id as "batchId", (select count(*)::int from due) as moved, (select count(*)::int from fired) as fired from batch`;

// One index probe for each rung an obligation can stand on: most ticks find nothing, and a statement per rung would only be planned.
const LADDERS_WITH_SOMETHING_DUE = `
  select distinct step.ladder from unnest($1::text[], $2::smallint[], $3::date[]) as step (ladder, rung, threshold)
  cross join lateral (
    select from ladder_position
    where running and ladder_position.ladder = step.ladder and ladder_position.rung = step.rung and due_on <= step.threshold
    order by due_on limit 1
  ) due`;

export interface ClimbResult {
  readonly fired: number;
  /** True when a batch was full: call again, in a transaction of its own, so that locks stay short. */
  readonly more: boolean;
}

/**
 * Moves open obligations up their ladders: what has reached a rung by now and has not fired it. One statement per rung and
 * batch, each for the obligations that have not reached the next rung too, so that after an outage each obligation fires once and
 * the rungs it skipped are recorded as superseded. A row that somebody else has locked waits for the next tick.
 */
@Injectable()
export class ReminderSweep {
  constructor(
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
    private readonly outbox: Outbox,
  ) {}

  /** Fires what is due at the transaction's day, up to the first full batch. */
  async climb(tx: Tx, calendar: WorkingCalendar): Promise<ClimbResult> {
    const climbs = this.policy.ladders.map((ladder) => ({ ladder, rungs: rungsOn(ladder, tx.today, calendar) }));
    const due = await this.laddersWithSomethingDue(tx, climbs.flatMap(({ ladder, rungs }) => rungs.map((rung) => ({ ladder, rung }))));
    let fired = 0;
    for (const { ladder, rungs } of climbs.filter(({ ladder: { code } }) => due.has(code))) {
      for (const rung of rungs.toReversed()) {
        const batch = await this.fireRung(tx, ladder, rungs, rung);
        fired += batch.fired;
        if (batch.moved === SWEEP_BATCH) return { fired, more: true };
      }
    }
    return { fired, more: false };
  }

  /** Codes of the ladders on which an open obligation has reached the rung after its own: a later one cannot be reached before that. */
  private async laddersWithSomethingDue(tx: Tx, steps: readonly { readonly ladder: Ladder; readonly rung: Rung }[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ ladder: string }>(LADDERS_WITH_SOMETHING_DUE, [
      steps.map(({ ladder }) => ladder.code),
      steps.map(({ rung }) => rung.rung - 1),
      steps.map(({ rung }) => rung.threshold),
    ]);
    return new Set(rows.map((row) => row.ladder));
  }

  private async fireRung(tx: Tx, ladder: Ladder, rungs: readonly Rung[], { rung, code, threshold, lateThreshold }: Rung): Promise<{ moved: number; fired: number }> {
    const lower = rungs.filter((other) => other.rung < rung);
    const next = rungs.find((other) => other.rung === rung + 1);
    const [batch] = await tx.query<{ batchId: string; moved: number; fired: number }>(FIRE_RUNG, [
      ladder.code,
      [0, ...lower.map((other) => other.rung)],
      threshold,
      rung,
      code,
      tx.today,
      tx.now,
      lateThreshold,
      ['', ...lower.map((other) => other.code)],
      next?.threshold ?? null,
    ]);
    if (!batch) return { moved: 0, fired: 0 };
    if (batch.fired > 0) await this.outbox.add(tx, [this.event(batch.batchId, tx.today)]);
    return batch;
  }

  private event(batchId: string, firedOn: LocalDate): DomainEvent {
    return { type: 'reminders.fired', payload: { batchId, firedOn } };
  }
}

function rungsOn(ladder: Ladder, today: LocalDate, calendar: WorkingCalendar): Rung[] {
  const yesterday = rungThresholds(ladder, addDays(today, -1), calendar);
  return rungThresholds(ladder, today, calendar).map((rung, index) => ({
    rung: rung.rung,
    code: rung.code,
    threshold: rung.threshold,
    lateThreshold: yesterday[index]?.threshold ?? rung.threshold,
  }));
}

import { Inject, Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import { type Standing, standingOf } from '../../domain/obligation/ladder-edition.js';
import type { Ladder, LadderPolicy } from '../../domain/obligation/ladder.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { NOTHING_IS_FROZEN } from '../../platform/freeze/freeze.js';
import { type Climb, climbOf, type ClimbingRung } from './climbing-rung.js';
import { END_OF_DAY } from './ladder-cursor.entity.js';
import { editionOf, LadderEditions, notRaised } from './ladder-editions.js';
import { SWEEP } from '../../platform/metrics/meters.js';
import { Observed } from '../../platform/metrics/observed.decorator.js';
import { LADDER_POLICY } from './ladder-policy.js';
import { LANES, lanesOf } from './ladder-position.entity.js';

/** Reminders one transaction writes at most: keeps it short (measured: a batch of 5,000 takes tens of milliseconds). */
export const SWEEP_BATCH = 5000;


/**
 * SELECT of the lanes (ladder, lane) on which a cursor does not stand at its threshold (or is missing) or a position is fresh, for the
 * rungs in three parallel arrays: ladder, code, threshold. Index probes only: most ticks find nothing.
 */
export const LANES_WITH_WORK = (ladders: string, codes: string, thresholds: string, lanes = LANES): string => `
  select rung.ladder, lane.number as lane
  from unnest(${ladders}::text[], ${codes}::text[], ${thresholds}::date[]) as rung (ladder, code, threshold)
  cross join (select number::smallint from generate_series(0, ${lanes - 1}) number) lane
  left join ladder_cursor cursor on cursor.ladder = rung.ladder and cursor.lane = lane.number and cursor.rung_code = rung.code
  where cursor.due_on is distinct from rung.threshold or cursor.obligation_id < ${END_OF_DAY}
  union
  select lane.ladder, lane.number from (select distinct ladder, number::smallint from unnest(${ladders}::text[]) ladder cross join generate_series(0, ${lanes - 1}) number) lane
  cross join lateral (select from ladder_position where running and fresh and ladder = lane.ladder and ladder_position.lane = lane.number limit 1) fresh`;

const BEYOND_CURSOR = `
  select from ladder_position where running and not fresh and ladder_position.ladder = rung.ladder and ladder_position.lane = cursor.lane
    and (ladder_position.due_on, ladder_position.obligation_id) > (cursor.due_on, cursor.obligation_id) and ladder_position.due_on <= rung.threshold`;

/** Of the lanes with work those that have something to fire, to look at or to place (busy); on the others only cursors have to be moved. */
const lanesToClimb = (lanes: number): string => `
  select lane.ladder, lane.lane,
         (select count(cursor.rung_code) < count(*) or bool_or(exists (${BEYOND_CURSOR} limit 1))
          from unnest($1::text[], $2::text[], $3::date[]) as rung (ladder, code, threshold)
          left join ladder_cursor cursor on cursor.ladder = rung.ladder and cursor.lane = lane.lane and cursor.rung_code = rung.code where rung.ladder = lane.ladder)
         or exists (select from ladder_position where running and fresh and ladder = lane.ladder and ladder_position.lane = lane.lane limit 1) as busy
  from (${LANES_WITH_WORK('$1', '$2', '$3', lanes)}) lane where $4::boolean or ${NOTHING_IS_FROZEN} order by 1, 2`;

/** Moves the cursors of the lanes to their thresholds where nothing lies between; asked again because the lanes are held only now. */
const MOVE_IDLE_CURSORS = `
  update ladder_cursor cursor set due_on = rung.threshold, obligation_id = ${END_OF_DAY}
  from unnest($1::text[], $2::text[], $3::date[]) as rung (ladder, code, threshold), unnest($4::text[], $5::smallint[]) as held (ladder, lane)
  where cursor.ladder = rung.ladder and cursor.rung_code = rung.code and held.ladder = cursor.ladder and held.lane = cursor.lane
    and (cursor.due_on, cursor.obligation_id) is distinct from (rung.threshold, ${END_OF_DAY}::bigint) and not exists (${BEYOND_CURSOR})`;

const LOCK_LANE = (wait: boolean, ladder: string, lane: string): string =>
  wait ? `pg_advisory_xact_lock($1, hashtext(${ladder}) # ${lane}::int)::text = ''` : `pg_try_advisory_xact_lock($1, hashtext(${ladder}) # ${lane}::int)`;

/** A rung that was never worked off begins behind today: whatever is there already is fresh and is looked at by itself. */
const PLACE_CURSORS = `
  insert into ladder_cursor (ladder, lane, rung_code, due_on, obligation_id)
  select $1, $2, code, passed, ${END_OF_DAY} from unnest($3::text[], $4::date[]) as rung (code, passed) on conflict do nothing`;

/**
 * One rung over one stretch of due dates. What a higher rung's cursor has passed already is recorded as superseded. Rows are read,
 * not locked: one that is settled or moved at this moment is sorted out by the delivery, which asks for the date again.
 */
const PASS_RUNG = `
  with due as materialized (
    select obligation_id, due_on from ladder_position
    where running and not fresh and ladder = $1 and lane = $2 and (due_on, obligation_id) > ($3::date, $4::bigint) and due_on <= $5
    order by due_on, obligation_id limit ${SWEEP_BATCH}
  ), batch as materialized (
    select nextval('reminder_batch') as id where exists (select from due)
  ), fired as (
    insert into reminder (obligation_id, rung, due_on, ladder, rung_code, batch_id, fired_on, fired_at, late, superseded)
    select obligation_id, $6, due_on, $1, $7, batch.id, $8, $9, due_on <= $10 or $13, $13 or (due_on, obligation_id) <= ($11::date, $12::bigint) from due cross join batch
    on conflict do nothing returning superseded
  ), last as (
    select due_on, obligation_id from due order by due_on desc, obligation_id desc limit 1
  ), passed as (
    update ladder_cursor set due_on = case when counted.rows = ${SWEEP_BATCH} then last.due_on else $5::date end,
           obligation_id = case when counted.rows = ${SWEEP_BATCH} then last.obligation_id else ${END_OF_DAY} end
    from (select count(*) as rows from due) counted left join last on true
    where ladder = $1 and lane = $2 and rung_code = $7
  )
  select batch.id as "batchId", (select count(*)::int from due) as rows, (select count(*)::int from fired where not superseded) as fired from batch`;

/** Positions that were placed, moved or resumed: each fires the highest rung it has reached and has not fired for this date, and joins the others. */
const lookAtFresh = (lock: string): string => `
  with fresh as materialized (
    select obligation_id, due_on from ladder_position where running and fresh and ladder = $1 and lane = $2
    order by obligation_id limit ${SWEEP_BATCH} for update ${lock}
  ), reached as (
    select fresh.*, rung.position, rung.code, rung.late_threshold, row_number() over (partition by obligation_id order by rung.position desc) > 1 as superseded
    from fresh join unnest($3::smallint[], $4::text[], $5::date[], $6::date[]) as rung (position, code, threshold, late_threshold) on fresh.due_on <= rung.threshold
  ), batch as materialized (
    select nextval('reminder_batch') as id where exists (select from fresh)
  ), fired as (
    insert into reminder (obligation_id, rung, due_on, ladder, rung_code, batch_id, fired_on, fired_at, late, superseded)
    select obligation_id, position, due_on, $1, code, batch.id, $7, $8, due_on <= late_threshold or $9, $9 or superseded from reached cross join batch
    on conflict do nothing returning superseded
  ), joined as (
    update ladder_position set fresh = false where obligation_id = any(array(select obligation_id from fresh))
  )
  select batch.id as "batchId", (select count(*)::int from fresh) as rows, (select count(*)::int from fired where not superseded) as fired from batch`;

const LOOK_AT_FRESH = lookAtFresh('skip locked');
// Rows that somebody else holds are waited for: passed over means all of them.
const PASS_OVER_FRESH = lookAtFresh('');

interface Lane {
  readonly ladder: string;
  readonly lane: number;
}

interface LaneToClimb extends Lane {
  readonly busy: boolean;
}

/** Everything up to and including this obligation of this due date. */
interface Passed {
  readonly dueOn: string;
  readonly obligationId: string;
}

const NOWHERE: Passed = { dueOn: '-infinity', obligationId: '0' };

interface Batch {
  readonly batchId: string;
  readonly rows: number;
  readonly fired: number;
}

/** Whether a rung that is reached is told, or passed over: recorded as superseded, told to nobody. */
export type Climbing = 'told' | 'untold';

export interface ClimbResult {
  readonly fired: number;
  /** True when there may be more: call again, in a transaction of its own, so that locks stay short. */
  readonly more: boolean;
}

/**
 * Moves open obligations up their ladders: what has reached a rung by now and has not fired it. Each rung has a cursor per lane that
 * passes over the due dates up to the rung's threshold, the highest rung first, so that after an outage each obligation fires once and
 * the rungs it skipped are recorded as superseded. Several workers climb at the same time, each in lanes of its own.
 */
@Injectable()
export class ReminderSweep {
  constructor(
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
    private readonly outbox: Outbox,
    private readonly editions: LadderEditions,
  ) {}

  /**
   * Fires what is due at the transaction's day, up to the first full batch. A lane another worker climbs is left to it. Throws Failure
   * when a ladder of the file was changed without a new edition.
   */
  @Observed(SWEEP, { sweep: 'reminders' })
  async climb(tx: Tx, calendar: WorkingCalendar, climbing: Climbing = 'told'): Promise<ClimbResult> {
    const ladders = await this.laddersOfThisFile(tx, calendar);
    const climbs = new Map(ladders.map((ladder) => [ladder.code, climbOf(ladder, tx.today, calendar)]));
    const lanes = await this.lanesWithWork(tx, [...climbs.values()]);
    await this.moveIdleCursors(tx, lanes.filter((lane) => !lane.busy), [...climbs.values()], climbing);
    let fired = 0;
    for (const lane of lanes.filter(({ busy }) => busy)) {
      const climb = climbs.get(lane.ladder);
      if (!climb || (await this.held(tx, [lane], climbing)).length === 0) continue;
      const batch = (await this.passRungs(tx, lane, climb, climbing)) ?? (await this.lookAtFresh(tx, lane, climb, climbing));
      fired += batch.fired;
      if (batch.rows > 0) return { fired, more: true };
    }
    return { fired, more: false };
  }

  /** The ladders this process may climb: those whose edition is its file's, after a newer one was put in force. */
  private async laddersOfThisFile(tx: Tx, calendar: WorkingCalendar): Promise<Ladder[]> {
    const standings = await this.standings(tx);
    const raised = this.policy.ladders.filter(({ code }) => ['first', 'newer'].includes(standings.get(code) ?? ''));
    for (const ladder of tx.rehearsed ? [] : raised) {
      for (let lane = 0; lane < LANES; lane += 1) await tx.query('select pg_advisory_xact_lock($1, hashtext($2) # $3::int)', [ADVISORY_LOCKS.reminderLanes, ladder.code, lane]);
    }
    // Asked again under the locks: another process may have put it in force meanwhile.
    const now = raised.length === 0 ? standings : await this.standings(tx);
    for (const ladder of raised.filter(({ code }) => ['first', 'newer'].includes(now.get(code) ?? ''))) {
      const before = (await this.editions.stored(tx)).find((edition) => edition.ladder === ladder.code);
      await this.editions.putInForce(tx, ladder, before && editionOf(before), calendar);
    }
    return this.policy.ladders.filter(({ code }) => now.get(code) !== 'older');
  }

  private async standings(tx: Tx): Promise<ReadonlyMap<string, Standing>> {
    const stored = new Map((await this.editions.stored(tx)).map((edition) => [edition.ladder, editionOf(edition)]));
    return new Map(
      this.policy.ladders.map((ladder) => {
        const standing = standingOf(ladder, stored.get(ladder.code));
        if (standing === 'notRaised') throw notRaised(ladder);
        return [ladder.code, standing];
      }),
    );
  }

  private lanesWithWork(tx: Tx, climbs: readonly Climb[]): Promise<LaneToClimb[]> {
    return tx.query<LaneToClimb>(lanesToClimb(lanesOf(tx)), [...rungArrays(climbs), tx.rehearsed]);
  }

  private async moveIdleCursors(tx: Tx, lanes: readonly Lane[], climbs: readonly Climb[], climbing: Climbing): Promise<void> {
    if (lanes.length === 0) return;
    const held = await this.held(tx, lanes, climbing);
    await tx.query(MOVE_IDLE_CURSORS, [...rungArrays(climbs), held.map(({ ladder }) => ladder), held.map(({ lane }) => lane)]);
  }

  /** Those of the lanes that are this transaction's own from now on; one that another worker climbs is left to it. */
  private async held(tx: Tx, lanes: readonly Lane[], climbing: Climbing): Promise<readonly Lane[]> {
    if (tx.rehearsed) return lanes;
    const rows = await tx.query<Lane & { taken: boolean }>(
      `select ladder, lane, ${LOCK_LANE(climbing === 'untold', 'ladder', 'lane')} as taken from unnest($2::text[], $3::smallint[]) as wanted (ladder, lane) order by 1, 2`,
      [ADVISORY_LOCKS.reminderLanes, lanes.map(({ ladder }) => ladder), lanes.map(({ lane }) => lane)],
    );
    return rows.filter(({ taken }) => taken);
  }

  /** The cursors of the lane up to the first batch that found something; null when all of them have arrived. */
  private async passRungs(tx: Tx, { ladder, lane }: Lane, { rungs }: Climb, climbing: Climbing): Promise<Batch | null> {
    const cursors = await this.cursors(tx, { ladder, lane }, rungs);
    let above: Passed = NOWHERE;
    for (const rung of rungs.toReversed()) {
      const from = cursors.get(rung.code) ?? NOWHERE;
      const arrived: Passed = { dueOn: rung.threshold, obligationId: END_OF_DAY };
      if (from.dueOn > rung.threshold) await this.pullBack(tx, { ladder, lane }, rung);
      else if (from.dueOn !== arrived.dueOn || from.obligationId !== arrived.obligationId) {
        const [batch] = await tx.query<Batch>(PASS_RUNG, [
          ladder, lane, from.dueOn, from.obligationId, rung.threshold, rung.position, rung.code, tx.today, tx.now, rung.lateThreshold, above.dueOn, above.obligationId, climbing === 'untold',
        ]);
        if (batch) return this.announced(tx, batch);
      }
      above = arrived;
    }
    return null;
  }

  /** An edited calendar has moved the threshold back: what the rung fired beyond it stays fired, its key refuses a second time. */
  private async pullBack(tx: Tx, { ladder, lane }: Lane, { code, threshold }: ClimbingRung): Promise<void> {
    await tx.query('update ladder_cursor set due_on = $4, obligation_id = $5 where ladder = $1 and lane = $2 and rung_code = $3', [ladder, lane, code, threshold, END_OF_DAY]);
  }

  private async lookAtFresh(tx: Tx, { ladder, lane }: Lane, { rungs }: Climb, climbing: Climbing): Promise<Batch> {
    const [batch] = await tx.query<Batch>(climbing === 'told' ? LOOK_AT_FRESH : PASS_OVER_FRESH, [
      ladder,
      lane,
      rungs.map((rung) => rung.position),
      rungs.map((rung) => rung.code),
      rungs.map((rung) => rung.threshold),
      rungs.map((rung) => rung.lateThreshold),
      tx.today,
      tx.now,
      climbing === 'untold',
    ]);
    return batch ? this.announced(tx, batch) : { batchId: '', rows: 0, fired: 0 };
  }

  /** Where the cursors of the lane stand, by the code of their rung; missing ones are placed first. */
  private async cursors(tx: Tx, { ladder, lane }: Lane, rungs: readonly ClimbingRung[]): Promise<ReadonlyMap<string, Passed>> {
    const stand = async (): Promise<Map<string, Passed>> => {
      const rows = await tx.query<Passed & { readonly code: string }>(
        `select rung_code as code, due_on as "dueOn", obligation_id as "obligationId" from ladder_cursor where ladder = $1 and lane = $2`,
        [ladder, lane],
      );
      return new Map(rows.map((cursor) => [cursor.code, cursor]));
    };
    const cursors = await stand();
    const missing = rungs.filter((rung) => !cursors.has(rung.code));
    if (missing.length === 0) return cursors;
    await tx.query(PLACE_CURSORS, [ladder, lane, missing.map((rung) => rung.code), missing.map((rung) => rung.lateThreshold)]);
    return stand();
  }

  private async announced(tx: Tx, batch: Batch): Promise<Batch> {
    if (batch.fired > 0) await this.outbox.add(tx, [{ type: 'reminders.fired', payload: { batchId: batch.batchId, firedOn: tx.today } }]);
    return batch;
  }
}

/** Three parallel arrays: ladder, code, threshold. */
function rungArrays(climbs: readonly Climb[]): [string[], string[], LocalDate[]] {
  const rungs = climbs.flatMap(({ ladder, rungs: own }) => own.map(({ code, threshold }) => ({ ladder, code, threshold })));
  return [rungs.map((rung) => rung.ladder), rungs.map((rung) => rung.code), rungs.map((rung) => rung.threshold)];
}

import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import { obligationMachine } from '../../domain/obligation/obligation.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { LADDER_POLICY } from './ladder-policy.js';
import type { ObligationSubject } from './obligation.entity.js';

export interface NewObligation {
  readonly kind: ObligationKind;
  readonly planId: string;
  readonly unitId: string;
  readonly subjectType: ObligationSubject;
  readonly subjectId: string;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly dueWords: string;
  readonly evergreen: boolean;
  /** Ladder named by the plan or duty; null takes the kind's default. */
  readonly ladder: string | null;
}

/** The duties a change is about: all of one subject, or those of one kind. */
export interface ObligationsOf {
  readonly subjectType: ObligationSubject;
  readonly subjectIds: readonly string[];
  readonly kind: ObligationKind;
}

const LEAVE_LADDER = 'delete from ladder_position';
const STAND_STILL = 'update ladder_position set running = false';
const CLIMB_ON = 'update ladder_position set running = true';

/** The waist: features open, settle, pause, resume, reschedule and void obligations inside the transaction of their change. */
@Injectable()
export class ObligationsService {
  constructor(@Inject(LADDER_POLICY) private readonly policy: LadderPolicy) {}

  /** Opens the obligations that do not exist yet; returns how many were opened. */
  async open(tx: Tx, rows: readonly NewObligation[]): Promise<number> {
    if (rows.length === 0) return 0;
    const opened = await tx.query<{ id: string }>(
      `with opened as (
       insert into obligation (kind, plan_id, unit_id, subject_type, subject_id, title, due_on, due_words, evergreen, ladder, state, opened_at)
       select row.*, $11, $12
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::date[], $8::text[], $9::boolean[], $10::text[]) as row
       on conflict do nothing returning id, ladder, due_on
       ), placed as (
       insert into ladder_position (obligation_id, ladder, due_on) select id, ladder, due_on from opened where due_on is not null
       )
       select id from opened`,
      [
        rows.map((row) => row.kind),
        rows.map((row) => row.planId),
        rows.map((row) => row.unitId),
        rows.map((row) => row.subjectType),
        rows.map((row) => row.subjectId),
        rows.map((row) => row.title),
        rows.map((row) => row.dueOn),
        rows.map((row) => row.dueWords),
        rows.map((row) => row.evergreen),
        rows.map((row) => row.ladder ?? this.policy.defaults[row.kind]),
        obligationMachine.initial,
        tx.now,
      ],
    );
    return opened.length;
  }

  /** Marks as done what is open or paused; returns how many. What is settled already stays as it is. */
  settle(tx: Tx, of: ObligationsOf): Promise<number> {
    return this.move(tx, of, 'settle', ', settled_on = $6, settled_at = $7', LEAVE_LADDER, [tx.today, tx.now]);
  }

  /** Stops the clock while the ball is with the office. */
  pause(tx: Tx, of: ObligationsOf): Promise<number> {
    return this.move(tx, of, 'pause', ', paused_on = $6', STAND_STILL, [tx.today]);
  }

  resume(tx: Tx, of: ObligationsOf): Promise<number> {
    return this.move(tx, of, 'resume', ', paused_on = null', CLIMB_ON, []);
  }

  /** Takes back what is no longer asked for. */
  void(tx: Tx, of: ObligationsOf): Promise<number> {
    return this.move(tx, of, 'void', '', LEAVE_LADDER, []);
  }

  /** Moves the due date: rungs fired for the old date do not count for the new one (promise A15). */
  async reschedule(tx: Tx, of: ObligationsOf, dueOn: LocalDate | null, dueWords: string): Promise<number> {
    const moved = await tx.query<{ id: string }>(
      `with moved as (
         update obligation set due_on = $4, due_words = $5
         where subject_type = $1 and subject_id = any($2::bigint[]) and kind = $3 and state in ('open', 'paused') and due_on is distinct from $4::date
         returning id, ladder, due_on, state
       ), undated as (
         delete from ladder_position where obligation_id in (select id from moved where due_on is null)
       ), placed as (
         insert into ladder_position (obligation_id, ladder, due_on, running) select id, ladder, due_on, state = 'open' from moved where due_on is not null
         on conflict (obligation_id) do update set due_on = excluded.due_on, rung = 0
       )
       select id from moved`,
      [of.subjectType, of.subjectIds, of.kind, dueOn, dueWords],
    );
    return moved.length;
  }

  /** Guarded by the machine: only rows in a state that allows the command move. */
  private async move(
    tx: Tx,
    of: ObligationsOf,
    command: 'settle' | 'pause' | 'resume' | 'void',
    assignments: string,
    position: string,
    values: readonly unknown[],
  ): Promise<number> {
    const from = obligationMachine.statesAllowing(command);
    const first = from[0];
    if (!first) throw new Error(`no obligation state allows ${command}`);
    const moved = await tx.query<{ id: string }>(
      `with moved as (
         update obligation set state = $5 ${assignments}
         where subject_type = $1 and subject_id = any($2::bigint[]) and kind = $3 and state = any($4::text[]) returning id
       ), position as (${position} where obligation_id in (select id from moved))
       select id from moved`,
      [of.subjectType, of.subjectIds, of.kind, from, obligationMachine.next(first, command), ...values],
    );
    return moved.length;
  }
}

import { Injectable } from '@nestjs/common';
import type { PhaseProgress, PhaseWindow } from '../../domain/plan/phase.js';
import type { PlanState } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { planInScope } from '../accounts/index.js';

export interface LockedPhase extends PhaseProgress {
  readonly id: string;
  readonly planId: string;
  readonly name: string;
  readonly planStatus: PlanState;
  readonly planIssuedOn: LocalDate | null;
  readonly leadingGroupId: string | null;
}

export interface NeighbourPhase extends PhaseWindow {
  readonly id: string;
  readonly name: string;
}

/** Keeps the windows of phases and their journal. */
@Injectable()
export class PhaseWindows {
  /** The phase, locked against the sweep and other changes; throws Failure when there is none for the actor. */
  async lock(tx: Tx, actor: Actor, phaseId: string): Promise<LockedPhase> {
    const parameters: unknown[] = [phaseId];
    const [phase] = await tx.query<LockedPhase>(
      `select phase.id, plan_id as "planId", phase.name, plan.status as "planStatus", plan.issued_on as "planIssuedOn", leading_group_id as "leadingGroupId",
              starts_on as "startsOn", ends_on as "endsOn", (entered_at at time zone 'Asia/Shanghai')::date as "enteredOn",
              (left_at at time zone 'Asia/Shanghai')::date as "leftOn"
       from phase join plan on plan.id = phase.plan_id where phase.id = $1 and ${planInScope(actor, 'plan', parameters)} for update of phase`,
      parameters,
    );
    if (!phase) throw new Failure('not-found', `没有编号为 ${phaseId} 的阶段；方案的阶段见 GET /api/v1/plans/方案编号/phases。`);
    return phase;
  }

  /** The other phases of the plan, in order. */
  async neighbours(tx: Tx, phase: Pick<LockedPhase, 'id' | 'planId'>): Promise<NeighbourPhase[]> {
    return tx.query<NeighbourPhase>(`select id, name, starts_on as "startsOn", ends_on as "endsOn" from phase where plan_id = $1 and id <> $2 order by position`, [
      phase.planId,
      phase.id,
    ]);
  }

  /** Puts a new window in force and journals it. A reopened phase is announced again by the next phases sweep. */
  async override(tx: Tx, actor: Actor, phase: LockedPhase, { window, reopened }: { readonly window: PhaseWindow; readonly reopened: boolean }, reason: string): Promise<void> {
    await tx.query(
      `update phase set starts_on = $2, ends_on = $3, entered_at = case when $4 then null else entered_at end, left_at = case when $4 then null else left_at end where id = $1`,
      [phase.id, window.startsOn, window.endsOn, reopened],
    );
    await tx.query(
      `insert into phase_change (phase_id, change, starts_on, ends_on, previous_starts_on, previous_ends_on, reason, changed_by_id, changed_at)
       values ($1, 'overridden', $2, $3, $4, $5, $6, $7, $8)`,
      [phase.id, window.startsOn, window.endsOn, phase.startsOn, phase.endsOn, reason, actor.accountId, tx.now],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import { PHASE_STATE_TITLES, type PhaseState, phaseStateOn } from '../../domain/plan/phase.js';
import { closedWindow, overlapping, overriddenWindow, refuseUnstatedReason, type WindowAsked, type WindowChange } from '../../domain/plan/phase-window.js';
import { planMachine } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { type LockedPhase, type NeighbourPhase, PhaseWindows } from '../plans/index.js';
import { DutyWindows, type FollowedWindows } from '../submissions/index.js';

export interface PhaseWindowAnswer {
  readonly id: string;
  readonly name: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly state: PhaseState;
  readonly stateTitle: string;
  /** Phases of the plan that share a day with it: allowed, but worth knowing. */
  readonly overlaps: readonly NeighbourPhase[];
  readonly followed: FollowedWindows;
}

/** Changes of a phase's window by the plan's office; what the phase bounds moves with it, in one transaction. */
@Injectable()
export class PhasesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly windows: PhaseWindows,
    private readonly duties: DutyWindows,
    private readonly audit: Audit,
  ) {}

  /** Earlier, later or longer; an ended phase runs again. Throws RuleViolation. */
  override(actor: Actor, phaseId: string, asked: WindowAsked, reason: string): Promise<PhaseWindowAnswer> {
    return this.change(actor, phaseId, 'phase.overridden', reason, (phase, tx) => overriddenWindow(phase, asked, tx.today));
  }

  /** Brings the last day forward, to today when `on` is null: the phase is left on the day after. Throws RuleViolation. */
  close(actor: Actor, phaseId: string, on: LocalDate | null, reason: string): Promise<PhaseWindowAnswer> {
    return this.change(actor, phaseId, 'phase.closed', reason, (phase, tx) => closedWindow(phase, on ?? tx.today, tx.today));
  }

  private change(
    actor: Actor,
    phaseId: string,
    action: 'phase.overridden' | 'phase.closed',
    reason: string,
    decide: (phase: LockedPhase, tx: Tx) => WindowChange,
  ): Promise<PhaseWindowAnswer> {
    return this.uow.run(async (tx) => {
      const phase = await this.windows.lock(tx, actor, phaseId);
      permit(actor, 'adjustPhase', { leadingGroupId: phase.leadingGroupId });
      if (phase.planStatus !== 'issued' || phase.planIssuedOn === null) throw new RuleViolation('PHASE_PLAN_NOT_ISSUED', { stateTitle: planMachine.stateTitles[phase.planStatus] });
      refuseUnstatedReason(reason);
      const change = decide(phase, tx);
      await this.windows.override(tx, actor, phase, change, reason.trim());
      const followed = await this.duties.follow(tx, phase.planId, phase.planIssuedOn);
      await this.audit.record(tx, actor, [
        {
          action,
          subjectType: 'phase',
          subjectId: phase.id,
          detail: { from: { startsOn: phase.startsOn, endsOn: phase.endsOn }, to: change.window, reopened: change.reopened, reason: reason.trim(), ...followed },
        },
      ]);
      const state = phaseStateOn(change.window, tx.today);
      const overlaps = overlapping(change.window, await this.windows.neighbours(tx, phase));
      return { id: phase.id, name: phase.name, ...change.window, state, stateTitle: PHASE_STATE_TITLES[state], overlaps, followed };
    });
  }
}

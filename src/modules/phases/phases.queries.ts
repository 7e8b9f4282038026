import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { planInScope } from '../accounts/index.js';

/** A duty due by the end of a phase that is not done. */
export interface OpenObligationRow {
  readonly obligationId: string;
  /** The unit, or the office, that owes it. */
  readonly owner: string;
  readonly kind: ObligationKind;
  readonly kindTitle: string;
  readonly title: string;
  /** The day that counts: as written, moved on by the days the clock stood still. */
  readonly dueOn: LocalDate;
  readonly dueWords: string;
  readonly provisional: boolean;
  readonly paused: boolean;
  readonly daysLate: number;
}

/** Reads of what phases leave behind. */
@Injectable()
export class PhasesQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Everything due by the end of the phase that is not done, by due day; for a unit what it owes itself. Throws Failure when there is no such phase for the actor. */
  async openObligations(actor: Actor, phaseId: string): Promise<OpenObligationRow[]> {
    const parameters: unknown[] = [phaseId];
    const [phase] = await this.uow.query<{ planId: string; endsOn: LocalDate | null }>(
      `select plan_id as "planId", ends_on as "endsOn" from phase join plan on plan.id = plan_id where phase.id = $1 and ${planInScope(actor, 'plan', parameters)}`,
      parameters,
    );
    if (!phase) throw new Failure('not-found', `没有编号为 ${phaseId} 的阶段；方案的阶段见 GET /api/v1/plans/方案编号/phases。`);
    const rows = await this.uow.query<Omit<OpenObligationRow, 'kindTitle'>>(
      `select obligation.id as "obligationId", coalesce(unit.name, leading_group.office_name) as owner, obligation.kind, obligation.title,
              coalesce(effective_due_on, due_on) as "dueOn", due_words as "dueWords", provisional, state = 'paused' as paused,
              greatest(coalesce(paused_on, app_today()) - coalesce(effective_due_on, due_on), 0) as "daysLate"
       from obligation left join unit on unit.id = obligation.unit_id left join leading_group on leading_group.id = obligation.leading_group_id
       where obligation.plan_id = $1 and state in ('open', 'paused') and coalesce(effective_due_on, due_on) <= coalesce($2::date, 'infinity'::date)
         and ($3::bigint is null or obligation.unit_id = $3)
       order by coalesce(effective_due_on, due_on), unit.position nulls last, obligation.id`,
      [phase.planId, phase.endsOn, ownUnitOf(actor)],
    );
    return rows.map((row) => ({ ...row, kindTitle: OBLIGATION_KIND_TITLES[row.kind] }));
  }
}

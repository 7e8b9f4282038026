import { Injectable } from '@nestjs/common';
import type { PlanDraft } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { dutyWindow, nextOpening, type ScheduledDuty } from '../../domain/submission/duty-schedule.js';
import { addDays } from '../../domain/kernel/local-date.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { type PlanRow, PlansService } from '../plans/index.js';

interface DutyRow {
  readonly id: string;
  readonly phaseId: string | null;
  readonly cadence: ScheduledDuty['cadence'];
  readonly dueOn: LocalDate | null;
  readonly dueDay: number | null;
}

/** Keeps what plans ask to be reported and when it opens. */
@Injectable()
export class ReportingDutiesService {
  constructor(private readonly plans: PlansService) {}

  /** Stores the reporting duties of a confirmed draft. */
  async create(tx: Tx, planId: string, draft: PlanDraft): Promise<void> {
    const phases = new Map((await this.plans.phases(tx, planId)).map((phase) => [phase.key, phase.id]));
    const { duties } = draft;
    await tx.query(
      `insert into reporting_duty (plan_id, key, position, phase_id, kind, title, words, line, audience, cadence, due_on, due_day, due_words, min_count, soft)
       select $1, row.* from unnest($2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[], $10::text[],
                                    $11::date[], $12::int[], $13::text[], $14::int[], $15::boolean[]) as row`,
      [
        planId,
        duties.map((duty) => duty.key),
        duties.map((_, index) => index + 1),
        duties.map((duty) => (duty.phaseKey === null ? null : (phases.get(duty.phaseKey) ?? null))),
        duties.map((duty) => duty.kind),
        duties.map((duty) => duty.title),
        duties.map((duty) => duty.words),
        duties.map((duty) => duty.place.line),
        duties.map((duty) => duty.audience),
        duties.map((duty) => duty.cadence),
        duties.map((duty) => duty.deadline.dueOn),
        duties.map((duty) => duty.deadline.cadence?.day ?? null),
        duties.map((duty) => duty.deadline.raw),
        duties.map((duty) => duty.minCount),
        duties.map((duty) => duty.soft),
      ],
    );
  }

  /** 交办 of a plan's duties: each gets the days between which it opens; the cycles sweep does the opening. */
  async schedule(tx: Tx, plan: PlanRow): Promise<void> {
    const phases = new Map((await this.plans.phases(tx, plan.id)).map((phase) => [phase.id, phase]));
    const duties = await tx.query<DutyRow>(
      `select id, phase_id as "phaseId", cadence, due_on as "dueOn", due_day as "dueDay" from reporting_duty where plan_id = $1`,
      [plan.id],
    );
    const scheduled = duties.map((duty) => {
      const phase = duty.phaseId === null ? null : (phases.get(duty.phaseId) ?? null);
      const window = dutyWindow(phase, tx.today, plan.lastPhaseEndsOn);
      return { id: duty.id, ...window, nextOpensOn: nextOpening({ ...duty, ...window }, addDays(tx.today, -1)) };
    });
    await tx.query(
      `update reporting_duty set starts_on = row.starts_on, ends_on = row.ends_on, next_opens_on = row.next_opens_on
       from unnest($1::bigint[], $2::date[], $3::date[], $4::date[]) as row (id, starts_on, ends_on, next_opens_on) where reporting_duty.id = row.id`,
      [
        scheduled.map((duty) => duty.id),
        scheduled.map((duty) => duty.startsOn),
        scheduled.map((duty) => duty.endsOn),
        scheduled.map((duty) => duty.nextOpensOn),
      ],
    );
  }
}

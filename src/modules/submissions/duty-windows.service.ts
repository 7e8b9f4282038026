import { Injectable } from '@nestjs/common';
import type { ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import { dutyWindow, nextOpening, openingsDueBy, type ScheduledDuty } from '../../domain/submission/duty-schedule.js';
import { movedPeriods } from '../../domain/submission/moved-window.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { ObligationsService } from '../obligations/index.js';
import { PlansService } from '../plans/index.js';

interface RunningDuty extends ScheduledDuty {
  readonly id: string;
  readonly phaseId: string | null;
  readonly kind: ReportingDutyKind;
  readonly dueWords: string;
}

/** What followed the phases of a plan. */
export interface FollowedWindows {
  /** Reporting duties whose window moved. */
  readonly duties: number;
  /** Open submissions that had been cut short by the old end and have another due day now. */
  readonly submissions: number;
}

/** Lets reporting duties follow the phases that bound them. */
@Injectable()
export class DutyWindows {
  constructor(
    private readonly plans: PlansService,
    private readonly obligations: ObligationsService,
  ) {}

  /** Gives each duty of the plan the window its phase (or the plan's last phase) has now; the cycles sweep opens what that brings. */
  async follow(tx: Tx, planId: string, planIssuedOn: LocalDate): Promise<FollowedWindows> {
    const phases = await this.plans.phases(tx, planId);
    const planEndsOn = phases.map((phase) => phase.endsOn).reduce((latest, endsOn) => (latest !== null && (endsOn === null || endsOn < latest) ? latest : endsOn), null);
    const duties = await tx.query<RunningDuty>(
      `select id, phase_id as "phaseId", kind, cadence, due_on as "dueOn", due_day as "dueDay", due_words as "dueWords", starts_on as "startsOn", ends_on as "endsOn"
       from reporting_duty where plan_id = $1 order by id for update`,
      [planId],
    );
    const moved = duties
      .map((duty) => ({ duty, window: dutyWindow(phases.find((phase) => phase.id === duty.phaseId) ?? null, planIssuedOn, planEndsOn) }))
      .filter(({ duty, window }) => duty.startsOn !== window.startsOn || duty.endsOn !== window.endsOn);
    await tx.query(
      `update reporting_duty set starts_on = row.starts_on, ends_on = row.ends_on, next_opens_on = row.next_opens_on
       from unnest($1::bigint[], $2::date[], $3::date[], $4::date[]) as row (id, starts_on, ends_on, next_opens_on) where reporting_duty.id = row.id`,
      [
        moved.map(({ duty }) => duty.id),
        moved.map(({ window }) => window.startsOn),
        moved.map(({ window }) => window.endsOn),
        moved.map(({ duty, window }) => opensNext({ ...duty, ...window }, tx.today)),
      ],
    );
    let submissions = 0;
    for (const { duty, window } of moved) submissions += await this.movePeriods(tx, duty, window.endsOn);
    return { duties: moved.length, submissions };
  }

  private async movePeriods(tx: Tx, duty: RunningDuty, endsOn: LocalDate | null): Promise<number> {
    let submissions = 0;
    // At most one: the period that the old end cut short.
    for (const { periodKey, from, to } of movedPeriods(duty, endsOn)) {
      const rows = await tx.query<{ id: string }>(
        `update submission set due_on = $4, version = version + 1 where duty_id = $1 and period_key = $2 and status = 'open' and due_on = $3 returning id`,
        [duty.id, periodKey, from, to],
      );
      submissions += rows.length;
      const kind = obligationKindOfDuty(duty.kind);
      await this.obligations.reschedule(tx, { subjectType: 'submission', subjectIds: rows.map((row) => row.id), kind }, to, duty.dueWords);
    }
    return submissions;
  }
}

/** The first period again when anything has opened by now: the sweep looks through all of them, and what it had opened before is refused by its key. */
function opensNext(duty: ScheduledDuty, today: LocalDate): LocalDate | null {
  return openingsDueBy(duty, today)[0]?.opensOn ?? nextOpening(duty, today);
}

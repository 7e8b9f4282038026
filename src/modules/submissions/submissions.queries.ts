import { Injectable } from '@nestjs/common';
import type { DutyAudience, DutyCadence, ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { submissionMachine, type SubmissionState } from '../../domain/submission/submission.machine.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';

export interface SubmissionRow {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly periodKey: string;
  readonly title: string;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly status: SubmissionState;
  readonly statusTitle: string;
  readonly submittedAt: Date | null;
}

export interface ReportingDutyRow {
  readonly id: string;
  readonly kind: ReportingDutyKind;
  readonly title: string;
  readonly words: string;
  readonly audience: DutyAudience;
  readonly cadence: DutyCadence;
  readonly dueOn: LocalDate | null;
  readonly minCount: number;
  readonly soft: boolean;
  readonly nextOpensOn: LocalDate | null;
  readonly overdue: number;
}

/** Reads of what plans ask to be reported and what was handed in. */
@Injectable()
export class SubmissionsQueries {
  constructor(private readonly uow: UnitOfWork) {}

  duties(planId: string): Promise<ReportingDutyRow[]> {
    return this.uow.query<ReportingDutyRow>(
      `select id, kind, title, words, audience, cadence, due_on as "dueOn", min_count as "minCount", soft, next_opens_on as "nextOpensOn",
              (select count(*)::int from submission where duty_id = reporting_duty.id and status in ('open', 'missed') and due_on < app_today()) as overdue
       from reporting_duty where plan_id = $1 order by position`,
      [planId],
    );
  }

  /** Submissions of a plan by period and official unit order; null means all units. */
  async ofPlan(planId: string, unitId: string | null): Promise<SubmissionRow[]> {
    const rows = await this.uow.query<Omit<SubmissionRow, 'statusTitle'>>(
      `select submission.id, unit_id as "unitId", unit.name as unit, period_key as "periodKey", submission.title, opens_on as "opensOn",
              due_on as "dueOn", status, submitted_at as "submittedAt"
       from submission join unit on unit.id = submission.unit_id
       where plan_id = $1 and ($2::bigint is null or unit_id = $2) order by opens_on, duty_id, unit.position`,
      [planId, unitId],
    );
    return rows.map((row) => ({ ...row, statusTitle: submissionMachine.stateTitles[row.status] }));
  }
}

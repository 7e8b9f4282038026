import { Injectable } from '@nestjs/common';
import type { DutyAudience, DutyCadence, ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { submissionMachine, type SubmissionState } from '../../domain/submission/submission.machine.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';

export interface SubmissionRow {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly leadingGroupId: string | null;
  readonly kind: ReportingDutyKind;
  readonly periodKey: string;
  readonly title: string;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly status: SubmissionState;
  readonly statusTitle: string;
  readonly submittedAt: Date | null;
  readonly minCount: number;
  readonly pieces: number;
  readonly decidedAt: Date | null;
  readonly decisionReason: string;
  readonly version: number;
}

/** One piece handed in. */
export interface PieceRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly submittedBy: string;
  readonly submittedAt: Date;
  /** When the unit took it back; null while it counts. */
  readonly withdrawnAt: Date | null;
}

export interface ReportingDutyRow {
  readonly id: string;
  readonly kind: ReportingDutyKind;
  readonly title: string;
  readonly words: string;
  readonly audience: DutyAudience;
  readonly cadence: DutyCadence;
  readonly dueOn: LocalDate | null;
  /** Day of the month each period is due on; null for its last day. */
  readonly dueDay: number | null;
  readonly minCount: number;
  readonly soft: boolean;
  readonly nextOpensOn: LocalDate | null;
  readonly overdue: number;
}

const ROWS = `
  select submission.id, unit_id as "unitId", unit.name as unit, plan.leading_group_id as "leadingGroupId", duty.kind, period_key as "periodKey", submission.title, opens_on as "opensOn",
  submission.due_on as "dueOn", submission.status, submitted_at as "submittedAt", submission.min_count as "minCount",
  (select count(*)::int from submission_piece where submission_id = submission.id and withdrawn_at is null) as pieces,
  decided_at as "decidedAt", decision_reason as "decisionReason", submission.version
  from submission join unit on unit.id = submission.unit_id join reporting_duty duty on duty.id = submission.duty_id
  join plan on plan.id = submission.plan_id`;

/** Reads of what plans ask to be reported and what was handed in. */
@Injectable()
export class SubmissionsQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** The plan's duties; a unit reads only how often it is late itself. */
  duties(planId: string, unitId: string | null): Promise<ReportingDutyRow[]> {
    return this.uow.query<ReportingDutyRow>(
      `select id, kind, title, words, audience, cadence, due_on as "dueOn", due_day as "dueDay", min_count as "minCount", soft, next_opens_on as "nextOpensOn",
              (select count(*)::int from submission join obligation on subject_type = 'submission' and subject_id = submission.id
               where duty_id = reporting_duty.id and state = 'open' and obligation.unit_id is not null and ($2::bigint is null or obligation.unit_id = $2) and effective_due_on < app_today()) as overdue
       from reporting_duty where plan_id = $1 order by position`,
      [planId, unitId],
    );
  }

  /** Submissions of a plan by period and official unit order; null means all units. */
  async ofPlan(planId: string, unitId: string | null): Promise<SubmissionRow[]> {
    const rows = await this.uow.query<Omit<SubmissionRow, 'statusTitle'>>(
      `${ROWS}
       where submission.plan_id = $1 and ($2::bigint is null or unit_id = $2) order by opens_on, duty_id, unit.position`,
      [planId, unitId],
    );
    return rows.map((row) => ({ ...row, statusTitle: submissionMachine.stateTitles[row.status] }));
  }

  /** One submission, undefined when there is none. */
  async byId(submissionId: string): Promise<SubmissionRow | undefined> {
    const rows = await this.uow.query<Omit<SubmissionRow, 'statusTitle'>>(`${ROWS} where submission.id = $1`, [submissionId]);
    return rows.map((row) => ({ ...row, statusTitle: submissionMachine.stateTitles[row.status] }))[0];
  }

  /** What was handed in for it, oldest first; pieces that were taken back stay on record for the unit alone. */
  pieces(submissionId: string, withWithdrawn: boolean): Promise<PieceRow[]> {
    return this.uow.query<PieceRow>(
      `select piece.id, title, text, account.display_name as "submittedBy", submitted_at as "submittedAt", withdrawn_at as "withdrawnAt"
       from submission_piece piece join account on account.id = submitted_by_id where submission_id = $1 and ($2 or withdrawn_at is null) order by piece.id`,
      [submissionId, withWithdrawn],
    );
  }
}

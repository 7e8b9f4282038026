import { Injectable } from '@nestjs/common';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation.js';
import { submissionMachine, type SubmissionState } from '../../domain/submission/submission.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { ObligationsService } from '../obligations/index.js';
import { SignatureRequests } from '../signatures/index.js';

/** A missed period is a fact that stays; what was handed in waits for its answer. */
const ASKED_FOR: readonly SubmissionState[] = ['open', 'returned'];
const OVER: readonly SubmissionState[] = submissionMachine.finals;

/** What becomes of submissions when a plan ends, or the unit that owes them does. */
@Injectable()
export class SubmissionEndings {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly signatures: SignatureRequests,
  ) {}

  /** Lets the units off what the plan still asks for; returns how many submissions. */
  async waiveOpen(tx: Tx, planId: string, reason: string): Promise<number> {
    const open = await tx.query<{ id: string }>('select id from submission where plan_id = $1 and status = any($2::text[]) order by id for update', [planId, ASKED_FOR]);
    await this.waive(tx, open.map(({ id }) => id), reason);
    return open.length;
  }

  /** What a unit has not finished goes to its successor; where that owes the same period itself, or nobody takes over, the unit is let off. Returns how many moved. */
  async handOver(tx: Tx, fromUnitId: string, toUnitId: string | null, reason: string): Promise<number> {
    const rows = await tx.query<{ id: string; status: SubmissionState; doubled: boolean }>(
      `select submission.id, submission.status, exists (select from submission own where own.duty_id = submission.duty_id and own.period_key = submission.period_key and own.unit_id = $2) as doubled
       from submission join plan on plan.id = plan_id where unit_id = $1 and submission.status <> all($3::text[]) and plan.status = 'issued' order by submission.id for update of submission`,
      [fromUnitId, toUnitId, OVER],
    );
    // What the office has in hand stays under the name it was handed in by.
    const ended = rows.filter(({ status, doubled }) => (doubled || toUnitId === null) && submissionMachine.allowed(status).includes('waive')).map(({ id }) => id);
    await this.waive(tx, ended, reason);
    if (toUnitId === null) return 0;
    const moved = rows.filter(({ doubled }) => !doubled).map(({ id }) => id);
    await tx.query('update submission set unit_id = $2, version = version + 1 where id = any($1::bigint[])', [moved, toUnitId]);
    await this.signatures.takeBack(tx, 'submission', moved);
    await this.obligations.handOver(tx, 'submission', moved.map((subjectId) => ({ subjectId, unitId: toUnitId })));
    return moved.length;
  }

  private async waive(tx: Tx, submissionIds: readonly string[], reason: string): Promise<void> {
    await tx.query('update submission set status = $2, decision_reason = $3, decided_at = $4, version = version + 1 where id = any($1::bigint[])', [
      submissionIds, submissionMachine.next('open', 'waive'), reason, tx.now,
    ]);
    await this.obligations.void(tx, { subjectType: 'submission', subjectIds: submissionIds, kind: OBLIGATION_KINDS }, reason);
    await this.signatures.takeBack(tx, 'submission', submissionIds);
  }
}

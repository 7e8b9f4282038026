import { Injectable } from '@nestjs/common';
import type { ReportingDutyKind } from '../../domain/document/plan-draft.js';
import { obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import { OBLIGATION_KIND_TITLES } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnSubmission } from '../../domain/policy/allowed-commands.js';
import { can } from '../../domain/policy/can.js';
import { isOfAnotherUnit } from '../../domain/policy/own-unit.js';
import { submissionMachine, type SubmissionState } from '../../domain/submission/submission.machine.js';
import { refuseIncompletePiece, type SubmittedPiece } from '../../domain/submission/submission.rules.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';

interface LockedSubmission {
  readonly id: string;
  readonly unitId: string;
  readonly leadingGroupId: string | null;
  readonly status: SubmissionState;
  readonly minCount: number;
  readonly kind: ReportingDutyKind;
  readonly title: string;
}

export interface SubmissionAnswer {
  readonly id: string;
  readonly title: string;
  readonly status: SubmissionState;
  readonly pieces: number;
  readonly minCount: number;
  readonly allowed: readonly string[];
}

/** What a unit hands in. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** 报送: adds one piece; with the piece that reaches the asked-for count the submission counts as handed in and its obligation is settled. */
  submit(actor: Actor, submissionId: string, piece: SubmittedPiece): Promise<SubmissionAnswer> {
    return this.uow.run(async (tx) => {
      const submission = await lock(tx, actor, submissionId);
      const submitted = submissionMachine.next(submission.status, 'submit');
      const kind = obligationKindOfDuty(submission.kind);
      refuseIncompletePiece(piece, OBLIGATION_KIND_TITLES[kind]);
      await tx.query(
        `insert into submission_piece (submission_id, title, text, submitted_by_id, submitted_at) values ($1, $2, $3, $4, $5)`,
        [submissionId, piece.title, piece.text, actor.accountId, tx.now],
      );
      const [count] = await tx.query<{ pieces: number }>('select count(*)::int as pieces from submission_piece where submission_id = $1', [submissionId]);
      const pieces = count?.pieces ?? 0;
      const status = pieces >= submission.minCount ? submitted : submission.status;
      await tx.query(
        `update submission set status = $2, submitted_at = case when $2 <> status then $3 else submitted_at end, version = version + 1 where id = $1`,
        [submissionId, status, tx.now],
      );
      if (pieces >= submission.minCount) {
        await this.obligations.settle(tx, { subjectType: 'submission', subjectIds: [submissionId], kind });
      }
      await this.audit.record(tx, actor, [
        {
          action: 'submission.submitted',
          subjectType: 'submission',
          subjectId: submissionId,
          detail: { from: submission.status, to: status, pieces, title: piece.title },
        },
      ]);
      await this.outbox.add(tx, [{ type: 'submission.submitted', payload: { submissionId } }]);
      return {
        id: submissionId,
        title: submission.title,
        status,
        pieces,
        minCount: submission.minCount,
        allowed: allowedOnSubmission(actor, status, submission),
      };
    });
  }
}

async function lock(tx: Tx, actor: Actor, submissionId: string): Promise<LockedSubmission> {
  const [submission] = await tx.query<LockedSubmission>(
    `select submission.id, submission.unit_id as "unitId", plan.leading_group_id as "leadingGroupId", submission.status, submission.min_count as "minCount",
            duty.kind, submission.title
     from submission join reporting_duty duty on duty.id = submission.duty_id join plan on plan.id = submission.plan_id
     where submission.id = $1 for update of submission`,
    [submissionId],
  );
  if (!submission || isOfAnotherUnit(actor, submission)) throw new Failure('not-found', `没有编号为 ${submissionId} 的报送任务，或它不属于你单位。用 GET /api/v1/inbox 查看本单位的待办。`);
  if (!can(actor, 'submit', submission)) throw new Failure('forbidden', '只有承担该报送任务的单位的联络员或负责人可以报送，请换用该单位的账号。');
  return submission;
}

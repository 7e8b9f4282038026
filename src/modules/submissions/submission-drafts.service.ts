import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { isOfAnotherUnit } from '../../domain/policy/own-unit.js';
import { submissionMachine } from '../../domain/submission/submission.machine.js';
import { refuseTooLongDraft, type SubmittedPiece } from '../../domain/submission/submission.rules.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale, refuseUntagged } from '../../platform/errors/version-mismatch.js';
import { lockSubmission } from './locked-submission.js';

export interface SubmissionDraft {
  readonly submissionId: string;
  readonly title: string;
  readonly text: string;
  /** Null while nothing was saved. */
  readonly savedBy: string | null;
  readonly savedAt: Date | null;
  /** 0 while nothing was saved. */
  readonly version: number;
}

const DRAFT = `
  select submission.id as "submissionId", coalesce(draft.title, '') as title, coalesce(draft.text, '') as text, account.display_name as "savedBy", saved_at as "savedAt",
         coalesce(draft.version, 0) as version, submission.unit_id as "unitId", plan.leading_group_id as "leadingGroupId"
  from submission join plan on plan.id = submission.plan_id left join submission_draft draft on draft.submission_id = submission.id left join account on account.id = saved_by_id
  where submission.id = $1`;

/** 草稿 of what a unit will hand in: its own people's only, not the office's and not another unit's (access table, rows 15 and 17). */
@Injectable()
export class SubmissionDraftsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** The draft of a submission, empty while nothing was saved. */
  async read(actor: Actor, submissionId: string): Promise<SubmissionDraft> {
    const [row] = await this.uow.query<SubmissionDraft & { unitId: string; leadingGroupId: string | null }>(DRAFT, [submissionId]);
    if (!row || isOfAnotherUnit(actor, row)) throw new Failure('not-found', `没有编号为 ${submissionId} 的报送任务，或它不属于你单位。用 GET /api/v1/inbox 查看本单位的待办。`);
    if (!can(actor, 'readOwnDrafts', row)) throw new Failure('forbidden', '草稿只有本单位的人员可以查看；报送后即可看到。');
    return { submissionId: row.submissionId, title: row.title, text: row.text, savedBy: row.savedBy, savedAt: row.savedAt, version: row.version };
  }

  /** Saves the draft over the last one; half-written is well, too long is not. Throws RuleViolation when nothing can be handed in any more. */
  save(actor: Actor, submissionId: string, piece: SubmittedPiece, expected: ExpectedVersions): Promise<SubmissionDraft> {
    return this.uow.run(async (tx) => {
      const submission = await lockSubmission(tx, actor, 'submit', submissionId);
      submissionMachine.next(submission.status, 'submit');
      refuseTooLongDraft(piece);
      const [before] = await tx.query<{ version: number }>('select version from submission_draft where submission_id = $1', [submissionId]);
      refuseUntagged(expected);
      refuseStale(before?.version ?? 0, expected);
      await tx.query(
        `insert into submission_draft (submission_id, title, text, saved_at, saved_by_id) values ($1, $2, $3, $4, $5)
         on conflict (submission_id) do update set title = excluded.title, text = excluded.text, saved_at = excluded.saved_at, saved_by_id = excluded.saved_by_id, version = submission_draft.version + 1`,
        [submissionId, piece.title, piece.text, tx.now, actor.accountId],
      );
      return { submissionId, ...piece, savedBy: actor.name, savedAt: tx.now, version: (before?.version ?? 0) + 1 };
    });
  }
}

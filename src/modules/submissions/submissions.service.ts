import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ladderOfDuty, obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import { OBLIGATION_KIND_TITLES } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { submissionMachine } from '../../domain/submission/submission.machine.js';
import { needsOfficeReview, refuseNoChange } from '../../domain/submission/submission-review.js';
import { refuseIncompletePiece, type SubmittedPiece } from '../../domain/submission/submission.rules.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentLinks } from '../attachments/index.js';
import { Audit } from '../audit/index.js';
import { ObligationsService, OfficeReviews } from '../obligations/index.js';
import { ownAct, type SignedAct, SignatureRequests, SignedCommands, signedDetail } from '../signatures/index.js';
import { answerOf, type LockedSubmission, lockSubmission, owedFor, type SubmissionAnswer } from './locked-submission.js';

/** What a unit writes, with the uploads that come with it. */
export type WrittenPiece = SubmittedPiece & { readonly attachmentIds?: readonly string[] };

/** What a unit hands in. */
@Injectable()
export class SubmissionsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly reviews: OfficeReviews,
    private readonly signatures: SignatureRequests,
    private readonly signed: SignedCommands,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly attachments: AttachmentLinks,
  ) {}

  onModuleInit(): void {
    this.signed.register('submission', (tx, act, submissionId, payload) => this.handIn(tx, act, submissionId, payload as unknown as WrittenPiece, null));
  }

  /**
   * 报送: adds one piece; with the piece that reaches the asked-for count the submission counts as handed in. What the office has to
   * answer then waits for it with the unit's clock standing still; everything else is done.
   */
  submit(actor: Actor, submissionId: string, piece: WrittenPiece, expected: ExpectedVersions = null): Promise<SubmissionAnswer> {
    const { title, text, attachmentIds = [] } = piece;
    return this.uow.run((tx) => this.handIn(tx, ownAct(actor), submissionId, { title, text, attachmentIds }, expected));
  }

  /** 无新进展 in one step: answers the period and settles what was owed; throws RuleViolation where a document of its own is asked for. */
  declareNoChange(actor: Actor, submissionId: string, expected: ExpectedVersions = null): Promise<SubmissionAnswer> {
    return this.uow.run(async (tx) => {
      const submission = await lockSubmission(tx, actor, 'submit', submissionId);
      refuseStale(submission.version, expected);
      const status = submissionMachine.next(submission.status, 'declareNoChange');
      refuseNoChange(submission.kind, submission.title);
      await tx.query('update submission set status = $2, submitted_at = $3, version = version + 1 where id = $1', [submissionId, status, tx.now]);
      await this.obligations.settle(tx, owedFor(submission.kind, [submissionId]));
      await this.signatures.takeBack(tx, 'submission', [submissionId]);
      await this.audit.record(tx, actor, [
        { action: 'submission.noChange', subjectType: 'submission', subjectId: submissionId, detail: { from: submission.status, to: status } },
      ]);
      await this.outbox.add(tx, [{ type: 'submission.submitted', payload: { submissionId } }]);
      return answerOf(actor, submission, status);
    });
  }

  /**
   * 撤回报送 of the last piece, before the office has accepted: it stays on record, marked. With fewer pieces than asked for the unit owes
   * the submission again by the same day; what it had stopped its own clock with counts for nothing.
   */
  withdraw(actor: Actor, submissionId: string, expected: ExpectedVersions = null): Promise<SubmissionAnswer> {
    return this.uow.run(async (tx) => {
      const submission = await lockSubmission(tx, actor, 'submit', submissionId);
      refuseStale(submission.version, expected);
      const withdrawn = submissionMachine.next(submission.status, 'withdraw');
      await tx.query(
        `update submission_piece set withdrawn_at = $2, withdrawn_by_id = $3
         where id = (select max(id) from submission_piece where submission_id = $1 and withdrawn_at is null)`,
        [submissionId, tx.now, actor.accountId],
      );
      const pieces = submission.pieces - 1;
      const status = pieces >= submission.minCount ? submission.status : withdrawn;
      await tx.query(
        `update submission set status = $2, submitted_at = case when $2 <> status then null else submitted_at end, version = version + 1 where id = $1`,
        [submissionId, status],
      );
      if (status !== submission.status) await this.takeBack(tx, submission);
      await this.audit.record(tx, actor, [{ action: 'submission.withdrawn', subjectType: 'submission', subjectId: submissionId, detail: { from: submission.status, to: status, pieces } }]);
      return answerOf(actor, submission, status, pieces);
    });
  }

  private async handIn(tx: Tx, act: SignedAct, submissionId: string, piece: WrittenPiece, expected: ExpectedVersions): Promise<SubmissionAnswer> {
    const { actor } = act;
    const submission = await lockSubmission(tx, actor, 'submit', submissionId);
    refuseStale(submission.version, expected);
    const submitted = submissionMachine.next(submission.status, 'submit');
    refuseIncompletePiece(piece, OBLIGATION_KIND_TITLES[obligationKindOfDuty(submission.kind)]);
    const attachmentIds = piece.attachmentIds ?? [];
    const waiting = await this.signatures.ask(tx, act, submission.workRules, {
      kind: 'submission', planId: submission.planId, unitId: submission.unitId, subjectType: 'submission', subjectId: submissionId,
      title: `报送待签批：${submission.title}`, payload: { ...piece },
    });
    if (waiting !== null) {
      await this.attachments.refuseForeign(tx, actor, attachmentIds, { type: 'submissionPiece', subjectId: submissionId });
      return answerOf(actor, { ...submission, version: submission.version - 1 }, submission.status, submission.pieces, waiting);
    }

    const [stored] = await tx.query<{ id: string }>(
      `insert into submission_piece (submission_id, title, text, submitted_by_id, submitted_at) values ($1, $2, $3, $4, $5) returning id`,
      [submissionId, piece.title, piece.text, act.authorId, tx.now],
    );
    if (!stored) throw new Error('the piece was not stored');
    await this.attachments.handIn(tx, actor, attachmentIds, { type: 'submissionPiece', id: stored.id, subjectId: submissionId });
    await tx.query('delete from submission_draft where submission_id = $1', [submissionId]);
    const pieces = submission.pieces + 1;
    const status = pieces >= submission.minCount ? submitted : submission.status;
    await tx.query(
      `update submission set status = $2, submitted_at = case when $2 <> status then $3 else submitted_at end, version = version + 1 where id = $1`,
      [submissionId, status, tx.now],
    );
    if (status !== submission.status) await this.handOver(tx, submission);
    await this.audit.record(tx, actor, [
      {
        action: 'submission.submitted',
        subjectType: 'submission',
        subjectId: submissionId,
        detail: { from: submission.status, to: status, pieces, title: piece.title, ...signedDetail(act) },
      },
    ]);
    await this.outbox.add(tx, [{ type: 'submission.submitted', payload: { submissionId } }]);
    return answerOf(actor, submission, status, pieces);
  }

  private async handOver(tx: Tx, submission: LockedSubmission): Promise<void> {
    const { id, planId, title, kind } = submission;
    if (!needsOfficeReview(submission)) {
      await this.obligations.settle(tx, owedFor(kind, [id]));
      return;
    }
    await this.reviews.open(tx, { planId, subjectType: 'submission', subjectId: id, title: `审核${title}` }, owedFor(kind, [id]));
    await this.outbox.add(tx, [{ type: 'submission.handedIn', payload: { submissionId: id } }]);
  }

  private async takeBack(tx: Tx, submission: LockedSubmission): Promise<void> {
    const { id, planId, unitId, title, kind, dueOn, dueWords, ladders } = submission;
    if (needsOfficeReview(submission)) {
      await this.reviews.takeBack(tx, { subjectType: 'submission', subjectId: id }, owedFor(kind, [id]));
      return;
    }
    const owed = { subjectType: 'submission', subjectId: id } as const;
    await this.obligations.open(tx, [
      { ...owed, kind: obligationKindOfDuty(kind), planId, unitId, title, dueOn, dueWords, evergreen: false, ladder: ladderOfDuty(ladders, submission) },
    ]);
  }
}

import { Injectable } from '@nestjs/common';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import { ladderOfDuty, obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { type SubmissionCommand, submissionMachine, type SubmissionState } from '../../domain/submission/submission.machine.js';
import { dueAfterReturn, needsOfficeReview } from '../../domain/submission/submission-review.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { ObligationsService, OfficeReviews } from '../obligations/index.js';
import { SignatureRequests } from '../signatures/index.js';
import { answerOf, hasPeriod, type LockedSubmission, lockPeriod, lockSubmission, owedFor, type SubmissionAnswer } from './locked-submission.js';

const PAST_TENSE = { accept: 'submission.accepted', return: 'submission.returned', waive: 'submission.waived' } as const;

const PERIOD_KEY = /^[\w-]{1,10}$/;

type Decision = keyof typeof PAST_TENSE & SubmissionCommand;

/** What the office answers to what units hand in, or have not handed in. */
@Injectable()
export class SubmissionReviewsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly reviews: OfficeReviews,
    private readonly signatures: SignatureRequests,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** 接收: the unit's duty is done on the day it handed in, however long the office took; late stays late. */
  accept(actor: Actor, submissionId: string, expected: ExpectedVersions = null): Promise<SubmissionAnswer> {
    return this.uow.run(async (tx) => {
      const submission = await lockSubmission(tx, actor, 'reviewSubmission', submissionId);
      refuseStale(submission.version, expected);
      const status = submissionMachine.next(submission.status, 'accept');
      await this.decide(tx, actor, [submission], 'accept', '');
      await this.signatures.takeBack(tx, 'submission', [submissionId]);
      if (needsOfficeReview(submission)) {
        await this.reviews.accept(tx, { subjectType: 'submission', subjectId: submissionId }, owedFor(submission.kind, [submissionId]), submission.handedInOn ?? tx.today);
      }
      return answerOf(actor, submission, status);
    });
  }

  /** 退回, with the reason: the unit owes it again and has the days it had left when it handed in. */
  giveBack(actor: Actor, submissionId: string, reason: string, expected: ExpectedVersions = null): Promise<SubmissionAnswer> {
    return this.uow.run(async (tx) => {
      const submission = await lockSubmission(tx, actor, 'reviewSubmission', submissionId);
      refuseStale(submission.version, expected);
      const status = submissionMachine.next(submission.status, 'return');
      await this.decide(tx, actor, [submission], 'return', statedReason(reason, submissionMachine.commandTitles.return));
      if (needsOfficeReview(submission)) {
        await this.reviews.giveBack(tx, { subjectType: 'submission', subjectId: submissionId }, owedFor(submission.kind, [submissionId]));
      } else {
        await this.oweAgain(tx, submission);
      }
      await this.outbox.add(tx, [{ type: 'submission.returned', payload: { submissionId } }]);
      return answerOf(actor, submission, status);
    });
  }

  /** 免报 of one submission, with the reason: nothing is owed for it any more. */
  waive(actor: Actor, submissionId: string, reason: string, expected: ExpectedVersions = null): Promise<SubmissionAnswer> {
    return this.uow.run(async (tx) => {
      const submission = await lockSubmission(tx, actor, 'reviewSubmission', submissionId);
      refuseStale(submission.version, expected);
      return (await this.waiveAll(tx, actor, [submission], reason))[0] ?? answerOf(actor, submission, submission.status);
    });
  }

  /** 免报 of one duty's period for several units at once: all of them or, when one cannot be let off any more, none. */
  waivePeriod(actor: Actor, dutyId: string, periodKey: string, unitIds: readonly string[], reason: string): Promise<SubmissionAnswer[]> {
    return this.uow.run(async (tx) => {
      // A key that no period can have is not asked of the database: it may hold what a text column cannot.
      const submissions = PERIOD_KEY.test(periodKey) ? await lockPeriod(tx, actor, dutyId, periodKey, unitIds) : [];
      const missing = unitIds.filter((unitId) => !submissions.some((submission) => submission.unitId === unitId));
      if (missing.length > 0) {
        const absent = `报送要求 ${dutyId} 的“${periodKey.slice(0, 20)}”期没有编号为 ${missing.join('、')} 的单位；用 GET /api/v1/plans/{id}/submissions 查看各期的单位。`;
        throw PERIOD_KEY.test(periodKey) && (await hasPeriod(tx, actor, dutyId, periodKey)) ? unknownReference('/unitIds', absent) : new Failure('not-found', absent);
      }
      if (submissions.some((submission) => !can(actor, 'reviewSubmission', submission))) throw new Failure('forbidden', '只有该方案领导小组办公室的账号可以免报，请换用该办公室的账号。');
      return this.waiveAll(tx, actor, submissions, reason);
    });
  }

  private async waiveAll(tx: Tx, actor: Actor, submissions: readonly LockedSubmission[], reason: string): Promise<SubmissionAnswer[]> {
    const states = submissions.map((submission) => submissionMachine.next(submission.status, 'waive'));
    const ids = submissions.map((submission) => submission.id);
    await this.decide(tx, actor, submissions, 'waive', statedReason(reason, submissionMachine.commandTitles.waive));
    const [first] = submissions;
    if (first) await this.obligations.void(tx, owedFor(first.kind, ids));
    await this.signatures.takeBack(tx, 'submission', ids);
    await this.outbox.add(tx, ids.map((submissionId) => ({ type: 'submission.waived' as const, payload: { submissionId } })));
    return submissions.map((submission, index) => answerOf(actor, submission, states[index] ?? submission.status));
  }

  private async decide(tx: Tx, actor: Actor, submissions: readonly LockedSubmission[], command: Decision, reason: string): Promise<void> {
    const next = (state: SubmissionState): SubmissionState => submissionMachine.next(state, command);
    await tx.query(
      `update submission set status = row.status, decided_at = $3, decision_reason = $4, version = version + 1
       from unnest($1::bigint[], $2::text[]) as row (id, status) where submission.id = row.id`,
      [submissions.map(({ id }) => id), submissions.map(({ status }) => next(status)), tx.now, reason],
    );
    await this.audit.record(
      tx,
      actor,
      submissions.map(({ id, status }) => ({ action: PAST_TENSE[command], subjectType: 'submission', subjectId: id, detail: { from: status, to: next(status), reason } })),
    );
  }

  /** What needs no review was done when it was handed in: given back, it is owed anew. */
  private async oweAgain(tx: Tx, submission: LockedSubmission): Promise<void> {
    const { id, planId, unitId, title, dueOn, dueWords, kind, ladders } = submission;
    await this.obligations.open(tx, [
      {
        kind: obligationKindOfDuty(kind),
        planId,
        unitId,
        subjectType: 'submission',
        subjectId: id,
        title,
        dueOn: dueAfterReturn(dueOn, submission.handedInOn ?? tx.today, tx.today),
        dueWords,
        evergreen: false,
        ladder: ladderOfDuty(ladders, submission),
      },
    ]);
  }
}

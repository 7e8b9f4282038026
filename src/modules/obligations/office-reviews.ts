import { Inject, Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import type { SuspensionReason } from '../../domain/obligation/suspension.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY } from './ladder-policy.js';
import type { ObligationSubject } from './obligation.entity.js';
import { type NewObligation, type ObligationsOf, ObligationsService } from './obligations.service.js';

/** What a unit has handed to the office to be answered. */
export interface ReviewedSubject {
  readonly planId: string;
  readonly subjectType: ObligationSubject;
  readonly subjectId: string;
  /** Title of the review in the office's inbox. */
  readonly title: string;
}

type Reviewed = Pick<ReviewedSubject, 'subjectType' | 'subjectId'>;

/**
 * While an office reviews, the clock of the unit stands still and the office's own runs (domain.md 4.2). The caller holds the lock
 * on the subject's row and has asked its machine: one review of a subject runs at a time.
 *
 * A plan without a leading group has no office that could owe the review: the unit's clock stands still all the same, and the health
 * sweep names the plan (`office-unreachable`).
 */
@Injectable()
export class OfficeReviews {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** The unit has handed over: its duties stand still, the plan's office owes the review within the policy's term. */
  async open(tx: Tx, reviewed: ReviewedSubject, dutiesOfUnit: ObligationsOf, reason: SuspensionReason = 'officeReview'): Promise<void> {
    await this.obligations.pause(tx, dutiesOfUnit, reason);
    const [plan] = await tx.query<{ leadingGroupId: string | null; ladders: Readonly<Record<string, string>> }>(
      'select leading_group_id as "leadingGroupId", ladders from plan where id = $1',
      [reviewed.planId],
    );
    if (!plan) throw new Error(`no plan ${reviewed.planId}`);
    if (plan.leadingGroupId === null) return;
    await this.obligations.open(tx, [
      {
        ...reviewed,
        kind: 'officeReview',
        unitId: null,
        leadingGroupId: plan.leadingGroupId,
        dueWords: '',
        evergreen: false,
        ladder: plan.ladders['officeReview'] ?? null,
        ...(await this.term(tx)),
      },
    ]);
  }

  /** The office has accepted: both are done, the unit on the day it handed over. */
  async accept(tx: Tx, reviewed: Reviewed, dutiesOfUnit: ObligationsOf, handedOverOn: LocalDate): Promise<void> {
    await this.obligations.settle(tx, reviewOf(reviewed));
    await this.obligations.settle(tx, dutiesOfUnit, handedOverOn);
  }

  /** The office has given it back: its review is done, the unit's clock runs on with the days it had left. */
  async giveBack(tx: Tx, reviewed: Reviewed, dutiesOfUnit: ObligationsOf, reason: SuspensionReason = 'officeReview'): Promise<void> {
    await this.obligations.settle(tx, reviewOf(reviewed));
    await this.obligations.resume(tx, dutiesOfUnit, reason);
  }

  /** The office has answered what ends the unit's duties: its review is done, what the unit owed is not asked for any more. */
  async release(tx: Tx, reviewed: Reviewed, dutiesOfUnit: ObligationsOf): Promise<void> {
    await this.obligations.settle(tx, reviewOf(reviewed));
    await this.obligations.void(tx, dutiesOfUnit);
  }

  /** The unit has taken back what it handed over: nothing is left to review, and the days it lay there are the unit's own. */
  async takeBack(tx: Tx, reviewed: Reviewed, dutiesOfUnit: ObligationsOf, reason: SuspensionReason = 'officeReview'): Promise<void> {
    await this.obligations.void(tx, reviewOf(reviewed));
    await this.obligations.resume(tx, dutiesOfUnit, reason, false);
  }

  private async term(tx: Tx): Promise<Pick<NewObligation, 'dueOn' | 'counted'>> {
    const { count, unit } = this.policy.reviewWithin;
    if (unit === 'calendar') return { dueOn: addDays(tx.today, count) };
    const { date, provisional } = (await this.calendar.load(tx)).addWorkingDays(tx.today, count);
    return { dueOn: date, counted: { from: tx.today, workingDays: count, provisional } };
  }
}

function reviewOf({ subjectType, subjectId }: Reviewed): ObligationsOf {
  return { subjectType, subjectIds: [subjectId], kind: 'officeReview' };
}

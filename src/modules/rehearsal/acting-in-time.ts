import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import type { ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { DomainEvent } from '../../domain/events.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import { type ObligationKind, OWED_ON_THE_WAY } from '../../domain/obligation/obligation.js';
import { needsOfficeReview } from '../../domain/submission/submission-review.js';
import { submissionMachine } from '../../domain/submission/submission.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { InstructedItems, ProgressUpdates } from '../items/index.js';
import { type ObligationsOf, ObligationsService } from '../obligations/index.js';

type DueTogether = ObligationsOf & { readonly kind: ObligationKind; readonly periodKey: string };

/** What is due by the day, and what waits for an office review that is due: duties of one kind and period together. */
const DUE_BY = `
  with due as (
    select kind, subject_type, subject_id, period_key from obligation where state = 'open' and effective_due_on <= $1
  )
  select subject_type as "subjectType", kind, period_key as "periodKey", array_agg(distinct subject_id::text) as "subjectIds"
  from (select * from due
        union all
        select waiting.kind, waiting.subject_type, waiting.subject_id, waiting.period_key
        from obligation waiting join due using (subject_type, subject_id) where due.kind = 'officeReview' and waiting.state = 'paused') settled
  group by subject_type, kind, period_key order by 1, 2, 3`;

/** The assumption that everybody acts in time: what falls due on a day is done by its owner on that day. */
@Injectable()
export class ActingInTime {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly progressUpdates: ProgressUpdates,
    private readonly instructed: InstructedItems,
    private readonly outbox: Outbox,
  ) {}

  /** Settles what is due by the transaction's day and brings its assignments, items and submissions to where doing it would bring them. */
  async settleDue(tx: Tx): Promise<void> {
    for (const due of await tx.query<DueTogether>(DUE_BY, [tx.today])) {
      await this.obligations.settle(tx, due);
      if (due.subjectType === 'submission') await this.outbox.add(tx, await handIn(tx, due.subjectIds));
      if (due.subjectType === 'assignment') await this.followAssignments(tx, due.kind, due.subjectIds);
    }
  }

  private async followAssignments(tx: Tx, kind: ObligationKind, assignmentIds: readonly string[]): Promise<void> {
    if (kind === 'acknowledgement') await acknowledge(tx, assignmentIds);
    if (OWED_ON_THE_WAY.includes(kind) || kind === 'itemCompletion') {
      // One report answers all that is owed on the way, and the next one becomes due; completion is claimed after a report.
      await this.obligations.settle(tx, { subjectType: 'assignment', subjectIds: assignmentIds, kind: OWED_ON_THE_WAY });
      await this.progressUpdates.expect(tx, assignmentIds);
    }
    if (kind !== 'itemCompletion') return;
    await this.outbox.add(tx, await claimed(tx, assignmentIds));
    await this.instructed.done(tx, await completed(tx, assignmentIds));
    await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: assignmentIds, kind: OWED_ON_THE_WAY });
  }
}

async function acknowledge(tx: Tx, assignmentIds: readonly string[]): Promise<void> {
  await tx.query('update assignment set status = $2, acknowledged_at = $3 where id = any($1::bigint[]) and status = any($4::text[])', [
    assignmentIds,
    assignmentMachine.next(assignmentMachine.initial, 'acknowledge'),
    tx.now,
    assignmentMachine.statesAllowing('acknowledge'),
  ]);
}

const COMPLETED = assignmentMachine.next('completionReview', 'acceptCompletion');

/** Claimed and accepted on the same day. Returns what is announced. */
async function claimed(tx: Tx, assignmentIds: readonly string[]): Promise<DomainEvent[]> {
  await tx.query('update assignment set status = $2 where id = any($1::bigint[]) and status <> all($3::text[])', [assignmentIds, COMPLETED, [COMPLETED, 'withdrawn']]);
  const claims = await tx.query<{ id: string }>(
    `insert into completion_claim (assignment_id, evidence, claimed_on, claimed_at, claimed_by_id, decision, decided_at)
     select assignment_id, '', $2, $3, 0, 'accepted', $3 from unnest($1::bigint[]) assignment_id returning id`,
    [assignmentIds, tx.today, tx.now],
  );
  return claims.flatMap(({ id }): DomainEvent[] => [
    { type: 'assignment.completionClaimed', payload: { completionClaimId: id } },
    { type: 'assignment.completionAccepted', payload: { completionClaimId: id } },
  ]);
}

/** An item is done when its last lead is. Returns the items that are. */
async function completed(tx: Tx, assignmentIds: readonly string[]): Promise<string[]> {
  const items = await tx.query<{ id: string }>(
    `update item set status = $2 where id in (select item_id from assignment where id = any($1::bigint[])) and status = any($4::text[])
       and not exists (select from assignment where item_id = item.id and role = 'lead' and status <> all($3::text[])) returning id`,
    [assignmentIds, itemMachine.next('inProgress', 'complete'), [COMPLETED, 'withdrawn'], [...itemMachine.statesAllowing('start'), ...itemMachine.statesAllowing('complete')]],
  );
  return items.map(({ id }) => id);
}

/** Handed in and accepted by the office; what was missed before counts as late. Returns what is announced: the office hears of what it has to answer. */
async function handIn(tx: Tx, submissionIds: readonly string[]): Promise<DomainEvent[]> {
  const accepted = submissionMachine.statesAllowing('submit').map((state) => ({ state, to: submissionMachine.next(submissionMachine.next(state, 'submit'), 'accept') }));
  const handedIn = await tx.query<{ id: string; kind: ReportingDutyKind; soft: boolean }>(
    `update submission set status = step.accepted, submitted_at = $2 from unnest($3::text[], $4::text[]) as step (state, accepted), reporting_duty duty
     where submission.id = any($1::bigint[]) and submission.status = step.state and duty.id = submission.duty_id returning submission.id, duty.kind, duty.soft`,
    [submissionIds, tx.now, accepted.map((step) => step.state), accepted.map((step) => step.to)],
  );
  return handedIn.filter(needsOfficeReview).map(({ id }) => ({ type: 'submission.handedIn', payload: { submissionId: id } }));
}

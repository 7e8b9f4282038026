import { Injectable } from '@nestjs/common';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import {
  completionAcceptedText,
  completionClaimedText,
  completionReturnedText,
  itemResumedText,
  itemSuspendedText,
} from '../../domain/notification/completion-text.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

type OfItem = Addressed & NamedItem;
type Answered = OfItem & { decision: 'accepted' | 'returned'; reason: string; claimedOn: LocalDate; effectiveDueOn: LocalDate | null };
type Suspended = OfItem & { reason: string; effectiveDueOn: LocalDate | null };

const ITEM_COLUMNS = 'subject.number, subject.position, subject.text';

/** Parameters are the ids of the events and of their claims, side by side. */
const OF_CLAIMS = `
  unnest($1::bigint[], $2::bigint[]) as event (id, claim_id) join completion_claim on completion_claim.id = event.claim_id
  join assignment on assignment.id = assignment_id join item on item.id = item_id`;

const CLAIMED = addressed(
  `select event.id as event_id, assignment.plan_id, null::bigint as unit_id, unit.name as unit, number, item.position, text, evidence,
          (select due_on from obligation where subject_type = 'assignment' and subject_id = assignment.id and kind = 'officeReview' and state = 'open') as review_by
   from ${OF_CLAIMS} join unit on unit.id = assignment.unit_id`,
  `${ITEM_COLUMNS}, subject.unit, subject.evidence, subject.review_by as "reviewBy"`,
);
const DECIDED = addressed(
  `select event.id as event_id, assignment.plan_id, assignment.unit_id, number, item.position, text, completion_claim.claimed_on, decision, decision_reason,
          (select effective_due_on from obligation
           where subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion' and state in ('open', 'paused')) as effective_due_on
   from ${OF_CLAIMS}`,
  `${ITEM_COLUMNS}, subject.decision, subject.decision_reason as reason, subject.claimed_on as "claimedOn", subject.effective_due_on as "effectiveDueOn"`,
);
/** The units that hold a responsibility on the suspended item, each with the date of the completion it owes. */
const SUSPENDED = addressed(
  `select event.id as event_id, assignment.plan_id, assignment.unit_id, number, item.position, text, reason, min(effective_due_on) as effective_due_on
   from unnest($1::bigint[], $2::bigint[]) as event (id, suspension_id) join item_suspension on item_suspension.id = event.suspension_id
   join item on item.id = item_suspension.item_id join assignment on assignment.item_id = item.id and assignment.status <> 'withdrawn'
   left join obligation on subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion' and state in ('open', 'paused')
   group by event.id, assignment.plan_id, assignment.unit_id, number, item.position, text, reason`,
  `${ITEM_COLUMNS}, subject.reason, subject.effective_due_on as "effectiveDueOn"`,
);

/** Tells the office of claims, and the units of the answers and of items that stand still. */
@Injectable()
export class CompletionFanout {
  async claimed(tx: Tx, entries: EntriesOf<'assignment.completionClaimed'>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & { unit: string; evidence: string; reviewBy: LocalDate | null }>(CLAIMED, claimsOf(entries));
    return tellings(rows, (row) => completionClaimedText({ ...row, item: itemLabel(row) }));
  }

  async decided(tx: Tx, entries: EntriesOf<'assignment.completionAccepted' | 'assignment.completionReturned'>): Promise<Telling[]> {
    return tellings(await tx.query<Answered>(DECIDED, claimsOf(entries)), (row) => {
      const claim = { ...row, item: itemLabel(row) };
      return row.decision === 'accepted' ? completionAcceptedText(claim) : completionReturnedText(claim);
    });
  }

  async suspended(tx: Tx, entries: EntriesOf<'item.suspended'>): Promise<Telling[]> {
    return tellings(await this.units(tx, entries), (row) => itemSuspendedText({ ...row, item: itemLabel(row) }));
  }

  async resumed(tx: Tx, entries: EntriesOf<'item.resumed'>): Promise<Telling[]> {
    return tellings(await this.units(tx, entries), (row) => itemResumedText({ ...row, item: itemLabel(row) }));
  }

  private units(tx: Tx, entries: EntriesOf<'item.suspended' | 'item.resumed'>): Promise<Suspended[]> {
    return tx.query<Suspended>(SUSPENDED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.itemSuspensionId)]);
  }
}

function claimsOf(entries: EntriesOf<'assignment.completionClaimed' | 'assignment.completionAccepted' | 'assignment.completionReturned'>): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => payload.completionClaimId)];
}

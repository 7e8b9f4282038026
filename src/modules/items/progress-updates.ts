import { Inject, Injectable } from '@nestjs/common';
import { itemLabel } from '../../domain/item/item-label.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { termEnd } from '../../domain/obligation/term.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY, ObligationsService } from '../obligations/index.js';

interface LeadAssignment {
  readonly id: string;
  readonly planId: string;
  readonly unitId: string;
  readonly number: string;
  readonly position: number;
  readonly text: string;
  readonly ladder: string | null;
}

const KIND = 'progressUpdate';

/** 长期未报进展: a lead unit owes a word on each of its items within the term of the policy, counted anew from every report. */
@Injectable()
export class ProgressUpdates {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /**
   * The next report on those of the assignments that lead becomes due, counted from today; returns how many. None when the policy asks for
   * none, where one is due already, and while the unit's clock stands still: an item that is resumed is expected to be reported on again.
   */
  async expect(tx: Tx, assignmentIds: readonly string[]): Promise<number> {
    const { reportWithin } = this.policy;
    if (reportWithin === null || assignmentIds.length === 0) return 0;
    const leads = await tx.query<LeadAssignment>(
      `select assignment.id, assignment.plan_id as "planId", unit_id as "unitId", number, item.position, text, ladders ->> $2 as ladder
       from assignment join item on item.id = assignment.item_id join plan on plan.id = assignment.plan_id
       where assignment.id = any($1::bigint[]) and plan.status = 'issued' and role = 'lead' and assignment.status not in ('completionReview', 'completed', 'withdrawn')
         and item.status not in ('draft', 'suspended', 'completed', 'closedOut', 'terminated') order by item.position, assignment.position`,
      [assignmentIds, KIND],
    );
    if (leads.length === 0) return 0;
    const term = termEnd(tx.today, reportWithin, await this.calendar.load(tx));
    return this.obligations.open(
      tx,
      leads.map((lead) => ({
        kind: KIND,
        planId: lead.planId,
        unitId: lead.unitId,
        subjectType: 'assignment',
        subjectId: lead.id,
        title: itemLabel(lead),
        dueWords: '',
        evergreen: false,
        ladder: lead.ladder,
        ...term,
      })),
    );
  }

  /** A report has come in: what was owed is done, the next one becomes due. */
  async reported(tx: Tx, assignmentId: string): Promise<void> {
    await this.obligations.settle(tx, { subjectType: 'assignment', subjectIds: [assignmentId], kind: KIND });
    await this.expect(tx, [assignmentId]);
  }

  /** No further report is owed on the assignments: they were withdrawn, or their item is completed or terminated. Returns how many ended. */
  end(tx: Tx, assignmentIds: readonly string[]): Promise<number> {
    return this.obligations.void(tx, { subjectType: 'assignment', subjectIds: assignmentIds, kind: KIND });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation.js';
import { termEnd } from '../../domain/obligation/term.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY, type NewObligation, ObligationsService } from '../obligations/index.js';
import { CLAIMS_COMPLETION } from './joint-leads-condition.js';
import { ProgressUpdates } from './progress-updates.js';

/** What an assignment brings when it is given: the signature and, for a lead that claims it, the completion. */
export type AssignmentDuty = 'acknowledgement' | 'itemCompletion';

interface GivenAssignment extends NamedItem {
  readonly assignmentId: string;
  readonly itemId: string;
  readonly planId: string;
  readonly unitId: string;
  readonly claimsCompletion: boolean;
  readonly suspended: boolean;
  readonly dueOn: LocalDate | null;
  readonly deadlineWords: string;
  readonly evergreen: boolean;
  readonly ladders: Readonly<Record<string, string>>;
}

type AcknowledgementDue = Pick<NewObligation, 'counted'> & { readonly dueOn: LocalDate };
type Counted = ReadonlyMap<string, NewObligation['counted']>;

/** Opens what units owe on the assignments they are given. */
@Injectable()
export class AssignmentDuties {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    private readonly progressUpdates: ProgressUpdates,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /**
   * Opens the duties on the assignments, as of today, and expects a first report of those that lead; what is owed already is left as it
   * is. What is to be signed for can be declined from today. On a suspended item they stand still at once. `counted` says by item how a due day was counted in working days.
   */
  async open(tx: Tx, assignmentIds: readonly string[], duties: readonly AssignmentDuty[], counted: Counted = new Map()): Promise<void> {
    if (assignmentIds.length === 0) return;
    const given = await tx.query<GivenAssignment>(
      `select assignment.id as "assignmentId", item_id as "itemId", assignment.plan_id as "planId", unit_id as "unitId", role = 'lead' and ${CLAIMS_COMPLETION} as "claimsCompletion",
              item.status = 'suspended' as suspended, number, item.position, text, due_on as "dueOn", deadline_words as "deadlineWords", item.evergreen, plan.ladders
       from assignment join item on item.id = assignment.item_id join plan on plan.id = assignment.plan_id
       where assignment.id = any($1::bigint[]) order by item.position, assignment.position`,
      [assignmentIds],
    );
    if (duties.includes('acknowledgement')) await this.openDeclineWindow(tx, assignmentIds);
    const acknowledgeBy = duties.includes('acknowledgement') ? await this.acknowledgementDue(tx) : null;
    await this.obligations.open(
      tx,
      given.flatMap((assignment) => [
        ...(acknowledgeBy === null ? [] : [acknowledgementOf(assignment, acknowledgeBy)]),
        ...(duties.includes('itemCompletion') && assignment.claimsCompletion ? [completionOf(assignment, counted)] : []),
      ]),
    );
    await this.progressUpdates.expect(tx, assignmentIds);
    const standing = given.filter(({ suspended }) => suspended).map(({ assignmentId }) => assignmentId);
    if (standing.length > 0) await this.obligations.pause(tx, { subjectType: 'assignment', subjectIds: standing, kind: OBLIGATION_KINDS }, 'itemSuspended');
  }

  /** Writes on assignments that a unit holds from today by when it can decline them. */
  async openDeclineWindow(tx: Tx, assignmentIds: readonly string[]): Promise<void> {
    if (assignmentIds.length === 0) return;
    const { dueOn } = termEnd(tx.today, this.policy.declineWithin, await this.calendar.load(tx));
    await tx.query('update assignment set decline_by = $2 where id = any($1::bigint[])', [assignmentIds, dueOn]);
  }

  private async acknowledgementDue(tx: Tx): Promise<AcknowledgementDue> {
    const { count, unit } = this.policy.acknowledgeWithin;
    return unit === 'calendar' ? { dueOn: addDays(tx.today, count) } : this.calendar.count(tx, tx.today, count);
  }
}

function about(assignment: GivenAssignment) {
  return { planId: assignment.planId, unitId: assignment.unitId, subjectType: 'assignment' as const, subjectId: assignment.assignmentId, title: itemLabel(assignment) };
}

function acknowledgementOf(assignment: GivenAssignment, due: AcknowledgementDue): NewObligation {
  return { ...about(assignment), kind: 'acknowledgement', ...due, dueWords: '', evergreen: false, ladder: assignment.ladders['acknowledgement'] ?? null };
}

function completionOf(assignment: GivenAssignment, counted: Counted): NewObligation {
  return {
    ...about(assignment),
    kind: 'itemCompletion',
    dueOn: assignment.dueOn,
    dueWords: assignment.deadlineWords,
    evergreen: assignment.evergreen,
    ladder: assignment.ladders['itemCompletion'] ?? null,
    counted: counted.get(assignment.itemId),
  };
}

import { Injectable } from '@nestjs/common';
import { assignmentMachine, type AssignmentState } from '../../domain/assignment/assignment.machine.js';
import { acceptableProgressState, type ProgressReportTexts } from '../../domain/assignment/assignment.rules.js';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnAssignment } from '../../domain/policy/allowed-commands.js';
import { type Action, can } from '../../domain/policy/can.js';
import { isOfAnotherUnit } from '../../domain/policy/own-unit.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';

interface LockedAssignment {
  readonly id: string;
  readonly itemId: string;
  readonly unitId: string;
  readonly leadingGroupId: string | null;
  readonly status: AssignmentState;
  readonly itemStatus: ItemState;
  readonly acknowledgedAt: Date | null;
}

export interface AssignmentAnswer {
  readonly id: string;
  readonly status: AssignmentState;
  readonly acknowledgedAt: Date | null;
  readonly allowed: readonly string[];
}

export interface ProgressReportAnswer {
  readonly progressReportId: string;
  readonly assignment: AssignmentAnswer;
}

/** What a unit does on its own assignments. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** 签收. A second signature of the same unit answers with the first one's time and changes nothing (promise A08). */
  acknowledge(actor: Actor, assignmentId: string): Promise<AssignmentAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lock(tx, actor, 'acknowledge', assignmentId);
      if (assignment.acknowledgedAt !== null && assignment.status !== 'withdrawn') return answer(actor, assignment);
      const status = assignmentMachine.next(assignment.status, 'acknowledge');
      await tx.query(`update assignment set status = $2, acknowledged_at = $3, version = version + 1 where id = $1`, [assignmentId, status, tx.now]);
      await this.obligations.settle(tx, { subjectType: 'assignment', subjectIds: [assignmentId], kind: 'acknowledgement' });
      await this.audit.record(tx, actor, [
        { action: 'assignment.acknowledged', subjectType: 'assignment', subjectId: assignmentId, detail: { from: assignment.status, to: status } },
      ]);
      await this.outbox.add(tx, [{ type: 'assignment.acknowledged', payload: { assignmentId } }]);
      return answer(actor, { ...assignment, status, acknowledgedAt: tx.now });
    });
  }

  /** 报告进展: adds a report, never overwrites one; the first report starts the item. */
  report(actor: Actor, assignmentId: string, report: ProgressReportTexts & { readonly state: string }): Promise<ProgressReportAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lock(tx, actor, 'report', assignmentId);
      const status = assignmentMachine.next(assignment.status, 'report');
      const state = acceptableProgressState(report);
      const [stored] = await tx.query<{ id: string }>(
        `insert into progress_report (assignment_id, state, progress, problems, next_steps, reported_by_id, reported_at)
         values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [assignmentId, state, report.progress, report.problems, report.nextSteps, actor.accountId, tx.now],
      );
      if (!stored) throw new Error('the progress report was not stored');
      await tx.query('update assignment set status = $2, version = version + 1 where id = $1', [assignmentId, status]);
      if (itemMachine.allowed(assignment.itemStatus).includes('start')) {
        await tx.query('update item set status = $2, version = version + 1 where id = $1', [
          assignment.itemId,
          itemMachine.next(assignment.itemStatus, 'start'),
        ]);
      }
      await this.audit.record(tx, actor, [
        {
          action: 'progress.reported',
          subjectType: 'assignment',
          subjectId: assignmentId,
          detail: { from: assignment.status, to: status, progressReportId: stored.id, state },
        },
      ]);
      await this.outbox.add(tx, [{ type: 'progress.reported', payload: { progressReportId: stored.id } }]);
      return { progressReportId: stored.id, assignment: answer(actor, { ...assignment, status }) };
    });
  }
}

/** Locks the assignment and its item and checks the permission; another unit's assignment is answered as if it did not exist. */
async function lock(tx: Tx, actor: Actor, action: Action, assignmentId: string): Promise<LockedAssignment> {
  const [assignment] = await tx.query<LockedAssignment>(
    `select assignment.id, item_id as "itemId", unit_id as "unitId", leading_group_id as "leadingGroupId", assignment.status,
            item.status as "itemStatus", acknowledged_at as "acknowledgedAt"
     from assignment join item on item.id = assignment.item_id join plan on plan.id = assignment.plan_id
     where assignment.id = $1 and plan.status <> 'draft' for update of assignment, item`,
    [assignmentId],
  );
  if (!assignment || isOfAnotherUnit(actor, assignment)) throw new Failure('not-found', `没有编号为 ${assignmentId} 的责任事项，或它不属于你单位。用 GET /api/v1/inbox 查看本单位的待办。`);
  if (!can(actor, action, assignment)) throw new Failure('forbidden', '只有承担该责任的单位的联络员或负责人可以办理，请换用该单位的账号。');
  return assignment;
}

function answer(actor: Actor, assignment: LockedAssignment): AssignmentAnswer {
  return {
    id: assignment.id,
    status: assignment.status,
    acknowledgedAt: assignment.acknowledgedAt,
    allowed: allowedOnAssignment(actor, assignment.status, assignment),
  };
}

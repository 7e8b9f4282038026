import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { acceptableFiling, type PlanFiling } from '../../domain/assignment/plan-filing.rules.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { type AssignmentAnswer, assignmentAnswer, lockAssignment, moveAssignment, startItem } from './locked-assignment.js';

/** 工作方案备案: a lead unit says how it will work and whether in time; the office takes note and answers nothing. */
@Injectable()
export class PlanFilingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Adds a filing; the newest counts. A day later than the due date moves nothing: more time is asked for apart (申请延期). */
  file(actor: Actor, assignmentId: string, words: PlanFiling, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'report', assignmentId);
      refuseStale(assignment.version, expected);
      if (assignment.role !== 'lead') throw new Failure('forbidden', '工作方案由牵头单位备案；配合单位请把情况报送给牵头单位。');
      const status = assignmentMachine.next(assignment.status, 'filePlan');
      const filing = acceptableFiling(words, assignment.effectiveDueOn);
      const [stored] = await tx.query<{ id: string }>(
        'insert into plan_filing (assignment_id, on_time, plan, reason, expected_on, filed_at, filed_by_id) values ($1, $2, $3, $4, $5, $6, $7) returning id',
        [assignmentId, filing.onTime, filing.plan, filing.reason, filing.expectedOn, tx.now, actor.accountId],
      );
      if (!stored) throw new Error('the filing was not stored');
      await moveAssignment(tx, assignment, status);
      const itemStatus = await startItem(tx, assignment);
      await this.audit.record(tx, actor, [
        {
          action: 'assignment.planFiled', subjectType: 'assignment', subjectId: assignmentId,
          detail: { from: assignment.status, to: status, planFilingId: stored.id, onTime: filing.onTime, expectedOn: filing.expectedOn },
        },
      ]);
      await this.outbox.add(tx, [{ type: 'assignment.planFiled', payload: { planFilingId: stored.id } }]);
      return assignmentAnswer(actor, { ...assignment, status, itemStatus, version: assignment.version + 1 });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { among } from '../../platform/db/among.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { type AssignmentAnswer, assignmentAnswer, lockAssignment, lockAssignments, type LockedAssignment } from './locked-assignment.js';
import { type ProgressReportAnswer, ProgressReportsService, type WrittenReport } from './progress-reports.service.js';

/** What a unit does on its own assignments. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly reports: ProgressReportsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** 签收. A second signature of the same unit answers with the first one's time and changes nothing (promise A08). */
  acknowledge(actor: Actor, assignmentId: string, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'acknowledge', assignmentId);
      if (isAcknowledged(assignment)) return assignmentAnswer(actor, assignment);
      refuseStale(assignment.version, expected);
      return assignmentAnswer(actor, (await this.sign(tx, actor, [assignment]))[0] ?? assignment);
    });
  }

  /**
   * 签收 of many at once: all or, when one is another unit's or cannot be signed for, none (H05). What was signed for before stays as it is.
   * Answers in the order of the ids.
   */
  acknowledgeAll(actor: Actor, assignmentIds: readonly string[]): Promise<AssignmentAnswer[]> {
    return this.uow.run(async (tx) => {
      const assignments = await lockAssignments(tx, actor, 'acknowledge', assignmentIds, '/assignmentIds');
      const signed = new Map((await this.sign(tx, actor, assignments.filter((assignment) => !isAcknowledged(assignment)))).map((assignment) => [assignment.id, assignment]));
      return assignments.map((assignment) => assignmentAnswer(actor, signed.get(assignment.id) ?? assignment));
    });
  }

  /** 报告进展: adds a report, never overwrites one; the first report starts the item. */
  report(actor: Actor, assignmentId: string, report: WrittenReport, expected: ExpectedVersions = null): Promise<ProgressReportAnswer> {
    return this.reports.report(actor, assignmentId, report, expected);
  }

  /** 无新进展 in one step. */
  noChange(actor: Actor, assignmentId: string, expected: ExpectedVersions = null): Promise<ProgressReportAnswer> {
    return this.reports.noChange(actor, assignmentId, expected);
  }

  private async sign(tx: Tx, actor: Actor, assignments: readonly LockedAssignment[]): Promise<LockedAssignment[]> {
    if (assignments.length === 0) return [];
    const signed = assignments.map((assignment) => ({
      ...assignment,
      status: assignmentMachine.next(assignment.status, 'acknowledge'),
      acknowledgedAt: tx.now,
      version: assignment.version + 1,
    }));
    const ids = signed.map(({ id }) => id);
    for (const state of new Set(signed.map(({ status }) => status))) {
      const own = among('id', signed.filter(({ status }) => status === state).map(({ id }) => id), '$1');
      tx.put(`assignments-acknowledge${own.suffix}`, `update assignment set status = $2, acknowledged_at = $3, version = version + 1 where ${own.condition}`, [own.value, state, tx.now]);
    }
    await this.obligations.settle(tx, { subjectType: 'assignment', subjectIds: ids, kind: 'acknowledgement' });
    await this.audit.record(
      tx,
      actor,
      signed.map(({ id, status }, index) => ({ action: 'assignment.acknowledged', subjectType: 'assignment', subjectId: id, detail: { from: assignments[index]?.status, to: status } })),
    );
    await this.outbox.add(tx, ids.map((assignmentId) => ({ type: 'assignment.acknowledged' as const, payload: { assignmentId } })));
    return signed;
  }
}

function isAcknowledged({ acknowledgedAt, status }: LockedAssignment): boolean {
  return acknowledgedAt !== null && status !== 'withdrawn';
}

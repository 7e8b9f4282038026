import { Injectable, type OnModuleInit } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { acceptableProgressState, noChangeReport, type ProgressReportTexts, type ProgressState } from '../../domain/assignment/assignment.rules.js';
import { acceptableTargetValues, type TargetValue } from '../../domain/assignment/target-values.rules.js';
import { itemLabel } from '../../domain/item/item-label.js';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentLinks } from '../attachments/index.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { ownAct, type SignedAct, SignatureRequests, SignedCommands, signedDetail } from '../signatures/index.js';
import { type AssignmentAnswer, assignmentAnswer, lockAssignment, type LockedAssignment, moveAssignment, startItem } from './locked-assignment.js';
import { ProgressUpdates } from './progress-updates.js';

export interface ProgressReportAnswer {
  /** Null while the report waits for the head's signature. */
  readonly progressReportId: string | null;
  readonly assignment: AssignmentAnswer;
}

/** What a unit writes: the texts and its uploads, and of a lead the values of the item's targets and the inputs it has taken up. */
export interface WrittenReport extends ProgressReportTexts {
  readonly state: string;
  readonly targetValues?: readonly TargetValue[];
  readonly usedInputIds?: readonly string[];
  readonly attachmentIds?: readonly string[];
}

interface Written {
  readonly kind: 'report' | 'noChange';
  /** Absent for 无新进展, which repeats the last state of the moment it takes effect. */
  readonly report?: WrittenReport;
}

/** What a report answers: the periods that have begun, the one of today and any that was missed. */
const ANSWERED_BY_REPORT = ['itemPeriod', 'evergreenReview'] as const satisfies readonly ObligationKind[];

/** 报告进展 of a unit on its assignment. */
@Injectable()
export class ProgressReportsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly progressUpdates: ProgressUpdates,
    private readonly signatures: SignatureRequests,
    private readonly signed: SignedCommands,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly attachments: AttachmentLinks,
  ) {}

  onModuleInit(): void {
    this.signed.register('report', (tx, act, assignmentId, payload) => this.add(tx, act, assignmentId, payload as unknown as Written, null));
  }

  /** Adds a report, never overwrites one; the first report starts the item. */
  report(actor: Actor, assignmentId: string, report: WrittenReport, expected: ExpectedVersions = null): Promise<ProgressReportAnswer> {
    return this.uow.run((tx) => this.add(tx, ownAct(actor), assignmentId, { kind: 'report', report }, expected));
  }

  /** 无新进展 in one step: a report that repeats the last state; throws RuleViolation when the unit has reported nothing yet. */
  noChange(actor: Actor, assignmentId: string, expected: ExpectedVersions = null): Promise<ProgressReportAnswer> {
    return this.uow.run((tx) => this.add(tx, ownAct(actor), assignmentId, { kind: 'noChange' }, expected));
  }

  private async add(tx: Tx, act: SignedAct, assignmentId: string, written: Written, expected: ExpectedVersions): Promise<ProgressReportAnswer> {
    const { actor } = act;
    const assignment = await lockAssignment(tx, actor, 'report', assignmentId);
    refuseStale(assignment.version, expected);
    const status = assignmentMachine.next(assignment.status, 'report');
    const report = written.report ?? noChangeReport(await lastState(tx, assignmentId));
    const state = acceptableProgressState(report);
    const { targetValues = [], usedInputIds = [], attachmentIds = [] }: Partial<WrittenReport> = report;
    await refuseForeignParts(tx, assignment, targetValues, usedInputIds);
    const waiting = await this.signatures.ask(tx, act, assignment.workRules, {
      kind: 'report', planId: assignment.planId, unitId: assignment.unitId, subjectType: 'assignment', subjectId: assignmentId,
      title: `进展报告待签批：${itemLabel(assignment)}`, payload: { ...written },
    });
    if (waiting !== null) {
      await this.attachments.refuseForeign(tx, actor, attachmentIds, { type: 'progressReport', subjectId: assignmentId });
      return { progressReportId: null, assignment: assignmentAnswer(actor, assignment, waiting) };
    }

    const id = await store(tx, act, assignment, written.kind, { ...report, state });
    await this.attachments.handIn(tx, actor, attachmentIds, { type: 'progressReport', id, subjectId: assignmentId });
    await storeTargetValues(tx, act, assignment.itemId, id, targetValues);
    await tx.query('update cooperating_input set used_in_report_id = $2 where id = any($1::bigint[])', [usedInputIds, id]);
    for (const owed of ANSWERED_BY_REPORT) await this.obligations.settle(tx, { subjectType: 'assignment', subjectIds: [assignmentId], kind: owed });
    await moveAssignment(tx, assignment, status);
    const itemStatus = await startItem(tx, assignment);
    await this.progressUpdates.reported(tx, assignmentId);
    await this.audit.record(tx, actor, [
      {
        action: 'progress.reported',
        subjectType: 'assignment',
        subjectId: assignmentId,
        detail: { from: assignment.status, to: status, progressReportId: id, kind: written.kind, state, ...signedDetail(act) },
      },
    ]);
    await this.outbox.add(tx, [{ type: 'progress.reported', payload: { progressReportId: id } }]);
    return { progressReportId: id, assignment: assignmentAnswer(actor, { ...assignment, status, itemStatus, version: assignment.version + 1 }) };
  }
}

async function lastState(tx: Tx, assignmentId: string): Promise<ProgressState | null> {
  const [last] = await tx.query<{ state: ProgressState }>('select state from progress_report where assignment_id = $1 order by reported_at desc, id desc limit 1', [assignmentId]);
  return last?.state ?? null;
}

/** Values are the lead's to report; inputs are taken up by a lead of the item they were sent on, once. */
async function refuseForeignParts(tx: Tx, { role, itemId, targetCount }: LockedAssignment, targetValues: readonly TargetValue[], usedInputIds: readonly string[]): Promise<void> {
  if (targetValues.length > 0 && role !== 'lead') throw new RuleViolation('LEAD_ONLY', { what: '量化目标的数值' });
  acceptableTargetValues(targetValues, targetCount);
  if (usedInputIds.length === 0) return;
  const usable = await tx.query<{ id: string }>(
    `select cooperating_input.id from cooperating_input join assignment on assignment.id = assignment_id
     where cooperating_input.id = any($1::bigint[]) and item_id = $2 and used_in_report_id is null and $3`,
    [usedInputIds, itemId, role === 'lead'],
  );
  const missing = usedInputIds.filter((id) => !usable.some((row) => row.id === id));
  if (missing.length > 0) throw unknownReference('/usedInputIds', `编号为${missing.join('、')}的配合情况不属于该事项，或已被采用；请刷新后重新选择。`);
}

async function store(tx: Tx, { authorId }: SignedAct, { id }: LockedAssignment, kind: Written['kind'], report: ProgressReportTexts & { readonly state: ProgressState }): Promise<string> {
  const [stored] = await tx.query<{ id: string }>(
    `insert into progress_report (assignment_id, kind, state, progress, problems, next_steps, reported_by_id, reported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [id, kind, report.state, report.progress, report.problems, report.nextSteps, authorId, tx.now],
  );
  if (!stored) throw new Error('the progress report was not stored');
  return stored.id;
}

async function storeTargetValues(tx: Tx, { authorId }: SignedAct, itemId: string, progressReportId: string, values: readonly TargetValue[]): Promise<void> {
  if (values.length === 0) return;
  await tx.query(
    `insert into target_value (item_id, position, progress_report_id, value, on_day, reported_by_id)
     select $1, position, $2, value, $3, $4 from unnest($5::int[], $6::numeric[]) as row (position, value)`,
    [itemId, progressReportId, tx.today, authorId, values.map(({ position }) => position), values.map(({ value }) => value)],
  );
}

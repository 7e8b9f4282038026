import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { acceptableInput, type InputKind, mayFileInput } from '../../domain/assignment/cooperating-input.rules.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentLinks } from '../attachments/index.js';
import { Audit } from '../audit/index.js';
import { ownAct, type SignedAct, signedDetail } from '../signatures/index.js';
import { type AssignmentAnswer, assignmentAnswer, lockAssignment, type LockedAssignment, moveAssignment, startItem } from './locked-assignment.js';

export interface NewInput {
  readonly kind: InputKind;
  readonly text: string;
  /** The day the unit would need, for an opinion on more time. */
  readonly newDueOn: LocalDate | null;
  readonly attachmentIds: readonly string[];
}

export interface InputAnswer {
  readonly inputId: string;
  readonly assignment: AssignmentAnswer;
}

/** 会办意见: a cooperating unit informs the lead units of its item, not the office (domain.md 4.2). */
@Injectable()
export class CooperatingInputs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly attachments: AttachmentLinks,
  ) {}

  /** Sends an input to the leads; the first one is the unit's first sign of work. */
  send(actor: Actor, assignmentId: string, kind: InputKind, text: string, expected: ExpectedVersions = null, attachmentIds: readonly string[] = []): Promise<InputAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'fileInput', assignmentId);
      refuseStale(assignment.version, expected);
      return this.store(tx, ownAct(actor), assignment, { kind, text, newDueOn: null, attachmentIds });
    });
  }

  /** Stores an input on a locked assignment; throws Failure for a lead, who has nobody to send it to. */
  async store(tx: Tx, act: SignedAct, assignment: LockedAssignment, { kind, text, newDueOn, attachmentIds }: NewInput): Promise<InputAnswer> {
    if (!mayFileInput(assignment)) throw new Failure('forbidden', '配合情况由配合单位报送给牵头单位；你单位是牵头单位，请直接报告进展。');
    const status = assignmentMachine.next(assignment.status, 'fileInput');
    const words = acceptableInput(text);
    const [input] = await tx.query<{ id: string }>(
      'insert into cooperating_input (assignment_id, kind, text, new_due_on, sent_at, sent_by_id) values ($1, $2, $3, $4, $5, $6) returning id',
      [assignment.id, kind, words, newDueOn, tx.now, act.authorId],
    );
    if (!input) throw new Error('the input was not stored');
    await this.attachments.handIn(tx, act.actor, attachmentIds, { type: 'cooperatingInput', id: input.id, subjectId: assignment.id });
    await moveAssignment(tx, assignment, status);
    const itemStatus = await startItem(tx, assignment);
    await this.audit.record(tx, act.actor, [
      { action: 'input.sent', subjectType: 'assignment', subjectId: assignment.id, detail: { from: assignment.status, to: status, inputId: input.id, kind, ...signedDetail(act) } },
    ]);
    await this.outbox.add(tx, [{ type: 'input.sent', payload: { cooperatingInputId: input.id } }]);
    return { inputId: input.id, assignment: assignmentAnswer(act.actor, { ...assignment, status, itemStatus, version: assignment.version + 1 }) };
  }
}

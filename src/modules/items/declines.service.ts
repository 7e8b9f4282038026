import { Injectable, type OnModuleInit } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { declineRefusal } from '../../domain/assignment/request.rules.js';
import { itemLabel } from '../../domain/item/item-label.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentLinks } from '../attachments/index.js';
import { type AuditedChange, Audit } from '../audit/index.js';
import { type ObligationsOf, OfficeReviews } from '../obligations/index.js';
import { ownAct, type SignedAct, SignatureRequests, SignedCommands, signedDetail } from '../signatures/index.js';
import { type AssignmentAnswer, assignmentAnswer, dutiesOf, lockAssignment, type LockedAssignment, moveAssignment, subjectOf } from './locked-assignment.js';
import { ItemCompletion } from './item-completion.js';
import { JointLeads } from './joint-leads.js';
import { Reassignment } from './reassignment.js';
import { answerRequest, storeRequest } from './stored-requests.js';

export interface DeclineWords {
  readonly reason: string;
  /** Who should have it instead, in the unit's opinion. */
  readonly proposedUnitId: string | null;
  readonly attachmentIds?: readonly string[];
}

export interface DeclineAnswer {
  readonly accept: boolean;
  readonly reason: string;
  /** Who gets it instead; null leaves it with nobody for now. Only with `accept`. */
  readonly reassignToUnitId: string | null;
}

export interface DeclineAnswered extends AssignmentAnswer {
  /** The assignment of the unit that got it instead; null where nobody did. */
  readonly reassignedTo: string | null;
}

/** 退办: a unit says that an assignment is not its own, the office takes it back or not (domain.md 4.2). */
@Injectable()
export class DeclinesService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: OfficeReviews,
    private readonly reassignment: Reassignment,
    private readonly leads: JointLeads,
    private readonly completion: ItemCompletion,
    private readonly signatures: SignatureRequests,
    private readonly signed: SignedCommands,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly attachments: AttachmentLinks,
  ) {}

  onModuleInit(): void {
    this.signed.register('decline', (tx, act, assignmentId, payload) => this.ask(tx, act, assignmentId, payload as unknown as DeclineWords, null));
  }

  /** 申请退办, inside the window: everything the unit owes on it stands still, the office owes the answer. */
  decline(actor: Actor, assignmentId: string, words: DeclineWords, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run((tx) => this.ask(tx, ownAct(actor), assignmentId, words, expected));
  }

  /** 同意退办: the unit is let off, another one gets it with terms of its own. 不同意: the unit's clock runs on with the days it had left. */
  answer(actor: Actor, assignmentId: string, decision: DeclineAnswer, expected: ExpectedVersions = null): Promise<DeclineAnswered> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'decideDecline', assignmentId);
      refuseStale(assignment.version, expected);
      return decision.accept ? this.accept(tx, actor, assignment, decision) : this.refuse(tx, actor, assignment, decision);
    });
  }

  private async ask(tx: Tx, act: SignedAct, assignmentId: string, { reason: words, proposedUnitId, attachmentIds = [] }: DeclineWords, expected: ExpectedVersions): Promise<AssignmentAnswer> {
    const { actor } = act;
    const assignment = await lockAssignment(tx, actor, 'decline', assignmentId);
    refuseStale(assignment.version, expected);
    const status = assignmentMachine.next(assignment.status, 'decline');
    const refusal = declineRefusal(assignment);
    if (refusal) throw refusal;
    const reason = statedReason(words, assignmentMachine.commandTitles.decline);
    if (proposedUnitId !== null) await this.reassignment.refuseUnit(tx, assignment, proposedUnitId, 'proposedUnitId');
    const title = `${assignment.unit}申请退办：${itemLabel(assignment)}`;
    const waiting = await this.signatures.ask(tx, act, assignment.workRules, {
      kind: 'decline', planId: assignment.planId, unitId: assignment.unitId, subjectType: 'assignment', subjectId: assignmentId, title, payload: { reason, proposedUnitId, attachmentIds },
    });
    if (waiting !== null) {
      await this.attachments.refuseForeign(tx, actor, attachmentIds, { type: 'assignmentRequest', subjectId: assignmentId });
      return assignmentAnswer(actor, assignment, waiting);
    }

    const requestId = await storeRequest(tx, act, assignment, { kind: 'decline', reason, proposedUnitId });
    await this.attachments.handIn(tx, actor, attachmentIds, { type: 'assignmentRequest', id: requestId, subjectId: assignmentId });
    await moveAssignment(tx, assignment, status);
    await this.reviews.open(tx, { ...subjectOf(assignment), planId: assignment.planId, title }, unitDuties(assignment));
    await this.audit.record(tx, actor, [changed('assignment.declined', assignment, status, { requestId, reason, proposedUnitId, ...signedDetail(act) })]);
    await this.outbox.add(tx, [{ type: 'assignment.requestFiled', payload: { assignmentRequestId: requestId } }]);
    return assignmentAnswer(actor, { ...assignment, status, openRequest: 'decline', version: assignment.version + 1 });
  }

  private async accept(tx: Tx, actor: Actor, assignment: LockedAssignment, { reason: words, reassignToUnitId }: DeclineAnswer): Promise<DeclineAnswered> {
    const status = assignmentMachine.next(assignment.status, 'acceptDecline');
    const reason = optionalReason(words);
    await moveAssignment(tx, assignment, status);
    const reassignedTo = reassignToUnitId === null ? null : await this.reassignment.give(tx, assignment, reassignToUnitId);
    const requestId = await answerRequest(tx, actor, assignment, { kind: 'decline', status: 'accepted', reason, reassignedToId: reassignedTo });
    await this.reviews.release(tx, subjectOf(assignment), unitDuties(assignment));
    await this.signatures.takeBack(tx, 'assignment', [assignment.id]);
    await this.leads.align(tx, [assignment.itemId]);
    await this.audit.record(tx, actor, [
      changed('assignment.declineAccepted', assignment, status, { requestId, reason, reassignedTo }),
      ...(reassignedTo === null ? await this.completion.afterLead(tx, assignment) : [{ action: 'assignment.reassigned', subjectType: 'assignment', subjectId: reassignedTo, detail: { from: assignment.id } }]),
    ]);
    await this.outbox.add(tx, [
      { type: 'assignment.requestAnswered', payload: { assignmentRequestId: requestId } },
      ...(reassignedTo === null ? [] : [{ type: 'assignment.reassigned' as const, payload: { assignmentId: reassignedTo } }]),
    ]);
    return { ...assignmentAnswer(actor, { ...assignment, status, openRequest: null, version: assignment.version + 1 }), reassignedTo };
  }

  private async refuse(tx: Tx, actor: Actor, assignment: LockedAssignment, { reason: words, reassignToUnitId }: DeclineAnswer): Promise<DeclineAnswered> {
    const status = assignmentMachine.next(assignment.status, 'refuseDecline');
    const reason = statedReason(words, assignmentMachine.commandTitles.refuseDecline);
    if (reassignToUnitId !== null) {
      throw new Failure('validation-failed', '不同意退办时不能改派；请去掉改派单位，或改为同意。', [{ pointer: '/reassignToUnitId', detail: '不同意退办时不能填写' }]);
    }
    await moveAssignment(tx, assignment, status);
    const requestId = await answerRequest(tx, actor, assignment, { kind: 'decline', status: 'refused', reason });
    await this.reviews.giveBack(tx, subjectOf(assignment), unitDuties(assignment));
    await this.audit.record(tx, actor, [changed('assignment.declineRefused', assignment, status, { requestId, reason })]);
    await this.outbox.add(tx, [{ type: 'assignment.requestAnswered', payload: { assignmentRequestId: requestId } }]);
    return { ...assignmentAnswer(actor, { ...assignment, status, openRequest: null, declinedBefore: true, version: assignment.version + 1 }), reassignedTo: null };
  }
}

/** Everything the unit owes on the assignment; not the office's review of it. */
function unitDuties(assignment: LockedAssignment): ObligationsOf {
  return dutiesOf(assignment, OBLIGATION_KINDS.filter((kind) => kind !== 'officeReview'));
}

function changed(action: string, { id, status: from }: LockedAssignment, to: string, detail: Readonly<Record<string, unknown>>): AuditedChange {
  return { action, subjectType: 'assignment', subjectId: id, detail: { from, to, ...detail } };
}

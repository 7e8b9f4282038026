import { Injectable, type OnModuleInit } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { acceptableExtension, extensionRefusal, laterDueDay, REQUEST_KIND_TITLES } from '../../domain/assignment/request.rules.js';
import { itemLabel } from '../../domain/item/item-label.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentLinks } from '../attachments/index.js';
import { Audit } from '../audit/index.js';
import { type ObligationsOf, ObligationsService, OfficeReviews } from '../obligations/index.js';
import { ownAct, type SignedAct, SignatureRequests, SignedCommands, signedDetail } from '../signatures/index.js';
import { CooperatingInputs } from './cooperating-inputs.service.js';
import { type AssignmentAnswer, assignmentAnswer, dutiesOf, lockAssignment, type LockedAssignment, moveAssignment, subjectOf } from './locked-assignment.js';
import { answerRequest, storeRequest } from './stored-requests.js';

export interface ExtensionWords {
  readonly newDueOn: LocalDate;
  readonly reason: string;
  readonly attachmentIds?: readonly string[];
}

export interface ExtensionAnswer {
  readonly accept: boolean;
  readonly reason: string;
  /** The day the office grants; null grants the one that was asked for. */
  readonly dueOn: LocalDate | null;
}

/** 延期: a lead unit asks for more time, the office grants it or not; the first date never disappears (domain.md 4.2). */
@Injectable()
export class ExtensionsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly reviews: OfficeReviews,
    private readonly inputs: CooperatingInputs,
    private readonly signatures: SignatureRequests,
    private readonly signed: SignedCommands,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly attachments: AttachmentLinks,
  ) {}

  onModuleInit(): void {
    this.signed.register('extension', (tx, act, assignmentId, payload) => this.ask(tx, act, assignmentId, payload as unknown as ExtensionWords, null));
  }

  /** 申请延期. Of a lead it goes to the office while the clock stands still; of a cooperating unit it goes to the lead as an opinion. */
  request(actor: Actor, assignmentId: string, words: ExtensionWords, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run((tx) => this.ask(tx, ownAct(actor), assignmentId, words, expected));
  }

  /** Granted: the day of the answer is the one that counts, rungs are climbed anew for it. Refused: the clock runs on with the days it had left. */
  answer(actor: Actor, assignmentId: string, decision: ExtensionAnswer, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'decideExtension', assignmentId);
      refuseStale(assignment.version, expected);
      const status = assignmentMachine.next(assignment.status, decision.accept ? 'grantExtension' : 'refuseExtension');
      if (assignment.openRequest !== 'extension') throw new Failure('conflict-state', new RuleViolation('EXTENSION_NOT_PENDING', {}).message);
      await moveAssignment(tx, assignment, status);
      const effectiveDueOn = decision.accept ? await this.grant(tx, actor, assignment, decision) : await this.refuse(tx, actor, assignment, decision);
      return assignmentAnswer(actor, { ...assignment, status, openRequest: null, effectiveDueOn, version: assignment.version + 1 });
    });
  }

  /** 撤回 of a request that the office has not answered: the days it lay there are the unit's own. */
  takeBack(actor: Actor, assignmentId: string, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'requestExtension', assignmentId);
      refuseStale(assignment.version, expected);
      const status = assignmentMachine.next(assignment.status, 'takeBackRequest');
      const kind = assignment.openRequest;
      if (kind === null) throw new Failure('conflict-state', '没有等待答复的申请；请刷新页面查看最新情况。');
      const requestId = await answerRequest(tx, actor, assignment, { kind, status: 'takenBack', reason: '' });
      await moveAssignment(tx, assignment, status);
      if (kind === 'extension') await this.reviews.takeBack(tx, subjectOf(assignment), completionOf(assignment), 'extensionPending');
      else await this.reviews.takeBack(tx, subjectOf(assignment), dutiesOf(assignment, OBLIGATION_KINDS.filter((owed) => owed !== 'officeReview')));
      await this.audit.record(tx, actor, [
        { action: 'assignment.requestTakenBack', subjectType: 'assignment', subjectId: assignmentId, detail: { from: assignment.status, to: status, requestId, kind: REQUEST_KIND_TITLES[kind] } },
      ]);
      return assignmentAnswer(actor, { ...assignment, status, openRequest: null, version: assignment.version + 1 });
    });
  }

  private async ask(tx: Tx, act: SignedAct, assignmentId: string, { newDueOn, reason: words, attachmentIds = [] }: ExtensionWords, expected: ExpectedVersions): Promise<AssignmentAnswer> {
    const { actor } = act;
    const assignment = await lockAssignment(tx, actor, 'requestExtension', assignmentId);
    refuseStale(assignment.version, expected);
    const status = assignmentMachine.next(assignment.status, 'requestExtension');
    const reason = statedReason(words, assignmentMachine.commandTitles.requestExtension);
    if (assignment.role !== 'lead') return this.tellLead(tx, act, assignment, { newDueOn, reason, attachmentIds });
    const refusal = extensionRefusal(assignment);
    if (refusal) throw refusal;
    acceptableExtension(newDueOn, assignment.effectiveDueOn ?? newDueOn);
    const title = `${assignment.unit}申请延期至${newDueOn}：${itemLabel(assignment)}`;
    const waiting = await this.signatures.ask(tx, act, assignment.workRules, {
      kind: 'extension', planId: assignment.planId, unitId: assignment.unitId, subjectType: 'assignment', subjectId: assignmentId, title, payload: { newDueOn, reason, attachmentIds },
    });
    if (waiting !== null) {
      await this.attachments.refuseForeign(tx, actor, attachmentIds, { type: 'assignmentRequest', subjectId: assignmentId });
      return assignmentAnswer(actor, assignment, waiting);
    }

    const requestId = await storeRequest(tx, act, assignment, { kind: 'extension', reason, newDueOn });
    await this.attachments.handIn(tx, actor, attachmentIds, { type: 'assignmentRequest', id: requestId, subjectId: assignmentId });
    await moveAssignment(tx, assignment, status);
    await this.reviews.open(tx, { ...subjectOf(assignment), planId: assignment.planId, title }, completionOf(assignment), 'extensionPending');
    await this.audit.record(tx, actor, [
      { action: 'assignment.extensionRequested', subjectType: 'assignment', subjectId: assignmentId, detail: { requestId, dueOn: assignment.effectiveDueOn, newDueOn, reason, ...signedDetail(act) } },
    ]);
    await this.outbox.add(tx, [{ type: 'assignment.requestFiled', payload: { assignmentRequestId: requestId } }]);
    return assignmentAnswer(actor, { ...assignment, status, openRequest: 'extension', version: assignment.version + 1 });
  }

  private async tellLead(tx: Tx, act: SignedAct, assignment: LockedAssignment, { newDueOn, reason, attachmentIds = [] }: ExtensionWords): Promise<AssignmentAnswer> {
    const waiting = await this.signatures.ask(tx, act, assignment.workRules, {
      kind: 'extension', planId: assignment.planId, unitId: assignment.unitId, subjectType: 'assignment', subjectId: assignment.id,
      title: `延期意见待签批：${itemLabel(assignment)}`, payload: { newDueOn, reason, attachmentIds },
    });
    if (waiting !== null) {
      await this.attachments.refuseForeign(tx, act.actor, attachmentIds, { type: 'cooperatingInput', subjectId: assignment.id });
      return assignmentAnswer(act.actor, assignment, waiting);
    }
    return (await this.inputs.store(tx, act, assignment, { kind: 'extension', text: reason, newDueOn, attachmentIds })).assignment;
  }

  private async grant(tx: Tx, actor: Actor, assignment: LockedAssignment, { reason: words, dueOn }: ExtensionAnswer): Promise<LocalDate> {
    const reason = optionalReason(words);
    const [asked] = await tx.query<{ newDueOn: LocalDate }>(
      `select new_due_on as "newDueOn" from assignment_request where assignment_id = $1 and kind = 'extension' and status = 'pending'`,
      [assignment.id],
    );
    if (!asked) throw new Error(`assignment ${assignment.id} has no extension to grant`);
    const grantedDueOn = laterDueDay(dueOn ?? asked.newDueOn, assignment.effectiveDueOn ?? asked.newDueOn);
    const requestId = await answerRequest(tx, actor, assignment, { kind: 'extension', status: 'accepted', reason, grantedDueOn });
    await this.reviews.giveBack(tx, subjectOf(assignment), completionOf(assignment), 'extensionPending');
    await this.obligations.grant(tx, completionOf(assignment), grantedDueOn);
    await this.record(tx, actor, assignment, 'assignment.extensionGranted', requestId, { from: assignment.effectiveDueOn, to: grantedDueOn, reason });
    return grantedDueOn;
  }

  private async refuse(tx: Tx, actor: Actor, assignment: LockedAssignment, { reason: words, dueOn }: ExtensionAnswer): Promise<LocalDate | null> {
    const reason = statedReason(words, assignmentMachine.commandTitles.refuseExtension);
    if (dueOn !== null) throw new Failure('validation-failed', '不同意延期时不能填写新的时限；请去掉日期，或改为同意。', [{ pointer: '/dueOn', detail: '不同意延期时不能填写' }]);
    const requestId = await answerRequest(tx, actor, assignment, { kind: 'extension', status: 'refused', reason });
    await this.reviews.giveBack(tx, subjectOf(assignment), completionOf(assignment), 'extensionPending');
    await this.record(tx, actor, assignment, 'assignment.extensionRefused', requestId, { reason });
    const [owed] = await tx.query<{ effectiveDueOn: LocalDate | null }>(
      `select effective_due_on as "effectiveDueOn" from obligation where subject_type = 'assignment' and subject_id = $1 and kind = 'itemCompletion' and state in ('open', 'paused')`,
      [assignment.id],
    );
    return owed?.effectiveDueOn ?? null;
  }

  private async record(tx: Tx, actor: Actor, { id }: LockedAssignment, action: string, requestId: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record(tx, actor, [{ action, subjectType: 'assignment', subjectId: id, detail: { requestId, ...detail } }]);
    await this.outbox.add(tx, [{ type: 'assignment.requestAnswered', payload: { assignmentRequestId: requestId } }]);
  }
}

function completionOf(assignment: LockedAssignment): ObligationsOf {
  return dutiesOf(assignment, 'itemCompletion');
}

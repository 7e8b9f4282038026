import { Injectable, type OnModuleInit } from '@nestjs/common';
import { assignmentMachine, type AssignmentState } from '../../domain/assignment/assignment.machine.js';
import { acceptableEvidence, mayClaimCompletion } from '../../domain/assignment/completion.rules.js';
import { itemLabel } from '../../domain/item/item-label.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { RULE_TEXTS } from '../../domain/kernel/rule-texts.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import { OWED_ON_THE_WAY } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentLinks } from '../attachments/index.js';
import { type AuditedChange, Audit } from '../audit/index.js';
import { type ObligationsOf, ObligationsService, OfficeReviews } from '../obligations/index.js';
import { ownAct, type SignedAct, SignatureRequests, SignedCommands, signedDetail } from '../signatures/index.js';
import { ItemCompletion } from './item-completion.js';
import { type AssignmentAnswer, assignmentAnswer, dutiesOf, lockAssignment, type LockedAssignment, subjectOf } from './locked-assignment.js';

interface WrittenClaim {
  readonly evidence: string;
  readonly attachmentIds?: readonly string[];
}

interface Claim {
  readonly id: string;
  readonly claimedOn: LocalDate;
}

/** 申报办结 and the office's answer (domain.md 4.2). Every command locks the assignment and its item before it asks the machine. */
@Injectable()
export class CompletionReviewService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly reviews: OfficeReviews,
    private readonly signatures: SignatureRequests,
    private readonly signed: SignedCommands,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly attachments: AttachmentLinks,
    private readonly completion: ItemCompletion,
  ) {}

  onModuleInit(): void {
    this.signed.register('completion', (tx, act, assignmentId, payload) => this.file(tx, act, assignmentId, payload as unknown as WrittenClaim, null));
  }

  /** 申报办结: the unit's clock stands still from today, the office owes the review. */
  claim(actor: Actor, assignmentId: string, words: string, expected: ExpectedVersions = null, attachmentIds: readonly string[] = []): Promise<AssignmentAnswer> {
    return this.uow.run((tx) => this.file(tx, ownAct(actor), assignmentId, { evidence: words, attachmentIds }, expected));
  }

  /** 同意办结: the unit is done as of the day it claimed; the last lead of an item completes the item. */
  accept(actor: Actor, assignmentId: string, words: string, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'reviewCompletion', assignmentId);
      refuseStale(assignment.version, expected);
      const status = assignmentMachine.next(assignment.status, 'acceptCompletion');
      const claim = await decide(tx, actor, assignmentId, 'accepted', optionalReason(words));
      await move(tx, assignmentId, status, claim.claimedOn);
      await this.reviews.accept(tx, subjectOf(assignment), completionOf(assignment), claim.claimedOn);
      await this.obligations.void(tx, onTheWayOf(assignment));
      await this.signatures.takeBack(tx, 'assignment', [assignmentId]);
      const changes = [changed('assignment.completionAccepted', assignment, status, claim.id), ...(await this.completion.afterLead(tx, assignment))];
      await this.audit.record(tx, actor, changes);
      await this.outbox.add(tx, [{ type: 'assignment.completionAccepted', payload: { completionClaimId: claim.id } }]);
      return assignmentAnswer(actor, { ...assignment, status, version: assignment.version + 1 });
    });
  }

  /** 退回重办: the unit's clock runs on with the days it had left when it claimed. */
  giveBack(actor: Actor, assignmentId: string, words: string, expected: ExpectedVersions = null): Promise<AssignmentAnswer> {
    return this.uow.run(async (tx) => {
      const assignment = await lockAssignment(tx, actor, 'reviewCompletion', assignmentId);
      refuseStale(assignment.version, expected);
      const status = assignmentMachine.next(assignment.status, 'returnForRework');
      const reason = statedReason(words, assignmentMachine.commandTitles.returnForRework);
      const claim = await decide(tx, actor, assignmentId, 'returned', reason);
      await move(tx, assignmentId, status, null);
      await this.reviews.giveBack(tx, subjectOf(assignment), completionOf(assignment));
      await this.obligations.resume(tx, onTheWayOf(assignment), 'officeReview');
      await this.audit.record(tx, actor, [changed('assignment.completionReturned', assignment, status, claim.id)]);
      await this.outbox.add(tx, [{ type: 'assignment.completionReturned', payload: { completionClaimId: claim.id } }]);
      return assignmentAnswer(actor, { ...assignment, status, claimedOn: null, version: assignment.version + 1 });
    });
  }

  private async file(tx: Tx, act: SignedAct, assignmentId: string, { evidence: words, attachmentIds = [] }: WrittenClaim, expected: ExpectedVersions): Promise<AssignmentAnswer> {
    const { actor } = act;
    const assignment = await lockAssignment(tx, actor, 'claimCompletion', assignmentId);
    refuseStale(assignment.version, expected);
    const status = assignmentMachine.next(assignment.status, 'claimCompletion');
    refuseUnlessClaimable(assignment);
    const evidence = acceptableEvidence(words);
    const title = `${assignment.unit}申报办结：${itemLabel(assignment)}`;
    const waiting = await this.signatures.ask(tx, act, assignment.workRules, {
      kind: 'completion', planId: assignment.planId, unitId: assignment.unitId, subjectType: 'assignment', subjectId: assignmentId, title, payload: { evidence, attachmentIds },
    });
    if (waiting !== null) {
      await this.attachments.refuseForeign(tx, actor, attachmentIds, { type: 'completionClaim', subjectId: assignmentId });
      return assignmentAnswer(actor, assignment, waiting);
    }

    const [claim] = await tx.query<{ id: string }>(
      `insert into completion_claim (assignment_id, evidence, claimed_on, claimed_at, claimed_by_id) values ($1, $2, $3, $4, $5) returning id`,
      [assignmentId, evidence, tx.today, tx.now, act.authorId],
    );
    if (!claim) throw new Error('the claim was not stored');
    await this.attachments.handIn(tx, actor, attachmentIds, { type: 'completionClaim', id: claim.id, subjectId: assignmentId });
    await move(tx, assignmentId, status, tx.today);
    await this.reviews.open(tx, { ...subjectOf(assignment), planId: assignment.planId, title }, completionOf(assignment));
    await this.obligations.pause(tx, onTheWayOf(assignment), 'officeReview');
    await this.audit.record(tx, actor, [changed('assignment.completionClaimed', assignment, status, claim.id, signedDetail(act))]);
    await this.outbox.add(tx, [{ type: 'assignment.completionClaimed', payload: { completionClaimId: claim.id } }]);
    return assignmentAnswer(actor, { ...assignment, status, claimedOn: tx.today, version: assignment.version + 1 });
  }
}

function refuseUnlessClaimable(assignment: LockedAssignment): void {
  if (mayClaimCompletion(assignment)) {
    if (assignment.openRequest === 'extension') throw new Failure('conflict-state', RULE_TEXTS.COMPLETION_WHILE_EXTENSION_PENDING({}));
    return;
  }
  if (assignment.role === 'lead' && !assignment.claimsCompletion) throw new Failure('conflict-state', '该事项由列第一位的牵头单位汇总申报办结，请把完成情况报给它。');
  if (assignment.role !== 'lead') throw new Failure('forbidden', '只有牵头单位可以申报办结；配合单位请把完成情况报告给牵头单位。');
  throw new Failure('conflict-state', `该事项现在是“${itemMachine.stateTitles[assignment.itemStatus]}”，不能申报办结；请待办公室恢复办理后再申报。`);
}

async function move(tx: Tx, assignmentId: string, status: AssignmentState, claimedOn: LocalDate | null): Promise<void> {
  await tx.query('update assignment set status = $2, claimed_on = $3, version = version + 1 where id = $1', [assignmentId, status, claimedOn]);
}

async function decide(tx: Tx, actor: Actor, assignmentId: string, decision: 'accepted' | 'returned', reason: string): Promise<Claim> {
  const [claim] = await tx.query<Claim>(
    `update completion_claim set decision = $2, decision_reason = $3, decided_at = $4, decided_by_id = $5
     where assignment_id = $1 and decision is null returning id, claimed_on as "claimedOn"`,
    [assignmentId, decision, reason, tx.now, actor.accountId],
  );
  if (!claim) throw new Error(`assignment ${assignmentId} is under review without a claim`);
  return claim;
}

function changed(action: string, assignment: LockedAssignment, to: AssignmentState, completionClaimId: string, more: Readonly<Record<string, unknown>> = {}): AuditedChange {
  return { action, subjectType: 'assignment', subjectId: assignment.id, detail: { from: assignment.status, to, completionClaimId, ...more } };
}

function completionOf(assignment: LockedAssignment): ObligationsOf {
  return dutiesOf(assignment, 'itemCompletion');
}

function onTheWayOf(assignment: LockedAssignment): ObligationsOf {
  return dutiesOf(assignment, OWED_ON_THE_WAY);
}

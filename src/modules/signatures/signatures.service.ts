import { Injectable } from '@nestjs/common';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Action, can, mayEver } from '../../domain/policy/can.js';
import { isOfAnotherUnit } from '../../domain/policy/own-unit.js';
import { type SignatureCommand, signatureMachine, type SignatureState } from '../../domain/signature/signature.machine.js';
import type { SignatureKind } from '../../domain/signature/signature-rules.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import type { SignatureSubject } from './signature-request.entity.js';
import { SignedCommands } from './signed-commands.js';

interface Draft {
  readonly id: string;
  readonly kind: SignatureKind;
  readonly unitId: string;
  readonly leadingGroupId: string | null;
  readonly subjectType: SignatureSubject;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly status: SignatureState;
  readonly askedById: string;
}

export interface SignatureAnswer {
  readonly id: string;
  readonly status: SignatureState;
  readonly statusTitle: string;
  /** Why it was returned or taken back; '' otherwise. */
  readonly decisionReason: string;
}

const PAST_TENSE: Readonly<Record<SignatureCommand, string>> = { sign: 'signature.signed', return: 'signature.returned', takeBack: 'signature.takenBack' };
const BY_UNIT = '已由本单位撤回。';

/** What a unit's head does with drafts that wait for him. */
@Injectable()
export class SignaturesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly commands: SignedCommands,
    private readonly obligations: ObligationsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * 签批: carries out what was written, with its author recorded, in the same transaction. A draft that was overtaken (its assignment was
   * withdrawn or completed meanwhile) is taken back instead; any other refusal leaves it waiting, so that it can be returned.
   */
  async sign(actor: Actor, id: string): Promise<SignatureAnswer> {
    try {
      return await this.uow.run(async (tx) => {
        const draft = await readDraft(tx, actor, 'sign', id);
        signatureMachine.next(draft.status, 'sign');
        await this.commands.of(draft.kind)(tx, { actor, authorId: draft.askedById, signatureId: id }, draft.subjectId, draft.payload);
        return this.decide(tx, actor, draft, 'sign', '');
      });
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      return this.uow.run(async (tx) => this.decide(tx, actor, await readDraft(tx, actor, 'sign', id), 'takeBack', error.message));
    }
  }

  /** 退回, with the reason: the author writes it anew. */
  giveBack(actor: Actor, id: string, words: string): Promise<SignatureAnswer> {
    return this.uow.run(async (tx) => {
      const draft = await readDraft(tx, actor, 'sign', id);
      signatureMachine.next(draft.status, 'return');
      const answer = await this.decide(tx, actor, draft, 'return', statedReason(words, signatureMachine.commandTitles.return));
      await this.outbox.add(tx, [{ type: 'signature.returned', payload: { signatureRequestId: id } }]);
      return answer;
    });
  }

  /** 撤回 by the unit, before the head has signed. */
  takeBack(actor: Actor, id: string): Promise<SignatureAnswer> {
    return this.uow.run(async (tx) => this.decide(tx, actor, await readDraft(tx, actor, 'readOwnDrafts', id), 'takeBack', BY_UNIT));
  }

  private async decide(tx: Tx, actor: Actor, draft: Draft, command: SignatureCommand, reason: string): Promise<SignatureAnswer> {
    const status = signatureMachine.next(draft.status, command);
    const [decided] = await tx.query<{ id: string }>(
      'update signature_request set status = $2, decision_reason = $3, decided_at = $4, decided_by_id = $5 where id = $1 and status = $6 returning id',
      [draft.id, status, reason, tx.now, actor.accountId, draft.status],
    );
    // Read without a lock: the subject's row is locked before that of the draft everywhere.
    if (!decided) throw new Failure('conflict-state', '这件签批件刚刚已由他人处理；请刷新后查看。');
    const owed = { subjectType: 'signature', subjectIds: [draft.id], kind: 'signature' } as const;
    if (command === 'takeBack') await this.obligations.void(tx, owed);
    else await this.obligations.settle(tx, owed);
    await this.audit.record(tx, actor, [
      { action: PAST_TENSE[command], subjectType: draft.subjectType, subjectId: draft.subjectId, detail: { signatureRequestId: draft.id, kind: draft.kind, from: draft.status, to: status, reason } },
    ]);
    return { id: draft.id, status, statusTitle: signatureMachine.stateTitles[status], decisionReason: reason };
  }
}

/** The draft, when it is the unit's own: to all others it does not exist (access table, rows 15 and 17). */
async function readDraft(tx: Tx, actor: Actor, action: Action, id: string): Promise<Draft> {
  const forbidden = new Failure('forbidden', action === 'sign' ? '只有本单位负责人可以签批或退回，请换用单位负责人的账号。' : '只有本单位的人员可以撤回签批件，请换用该单位的账号。');
  if (!mayEver(actor, action)) throw forbidden;
  const [draft] = await tx.query<Draft>(
    `select signature_request.id, signature_request.kind, unit_id as "unitId", leading_group_id as "leadingGroupId", subject_type as "subjectType", subject_id as "subjectId",
            payload, signature_request.status, asked_by_id as "askedById"
     from signature_request join plan on plan.id = plan_id where signature_request.id = $1`,
    [id],
  );
  if (!draft || isOfAnotherUnit(actor, draft)) throw new Failure('not-found', `没有编号为 ${id} 的签批件，或它不属于你单位。用 GET /api/v1/signatures 查看本单位的签批件。`);
  if (!can(actor, action, draft)) throw forbidden;
  return draft;
}

/** The subject has left the state in which the draft could take effect. */
function isOvertaken(error: unknown): error is RuleViolation {
  return error instanceof RuleViolation && (error.code === 'ASSIGNMENT_COMMAND_NOT_ALLOWED' || error.code === 'SUBMISSION_COMMAND_NOT_ALLOWED');
}

import { Inject, Injectable } from '@nestjs/common';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { termEnd } from '../../domain/obligation/term.js';
import { signatureMachine } from '../../domain/signature/signature.machine.js';
import { SIGNATURE_KIND_TITLES, type SignatureKind, type SignatureRules, waitsForSignature } from '../../domain/signature/signature-rules.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY, ObligationsService } from '../obligations/index.js';
import type { SignatureSubject } from './signature-request.entity.js';
import type { SignedAct } from './signed-act.js';

/** What waits for a signature. */
export interface UnsignedDraft {
  readonly kind: SignatureKind;
  readonly planId: string;
  readonly unitId: string;
  readonly subjectType: SignatureSubject;
  readonly subjectId: string;
  readonly title: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const OVERTAKEN = '事项已撤回或已办结，不再需要签批。';

/**
 * Keeps the drafts that wait for a unit's head. The caller holds the lock on the subject's row: it is taken before that of a draft
 * everywhere.
 */
@Injectable()
export class SignatureRequests {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** Puts the draft before the head when the plan's rules ask for it and returns its id; null when the act takes effect at once. */
  async ask(tx: Tx, { actor, signatureId }: SignedAct, rules: SignatureRules, draft: UnsignedDraft): Promise<string | null> {
    if (signatureId !== null || !waitsForSignature(rules, draft.kind, actor.role)) return null;
    const [stored] = await tx.query<{ id: string }>(
      `insert into signature_request (kind, plan_id, unit_id, subject_type, subject_id, title, payload, status, asked_at, asked_by_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
      [draft.kind, draft.planId, draft.unitId, draft.subjectType, draft.subjectId, draft.title, JSON.stringify(draft.payload), signatureMachine.initial, tx.now, actor.accountId],
    );
    if (!stored) throw new RuleViolation('SIGNATURE_WAITING_ALREADY', { kindTitle: SIGNATURE_KIND_TITLES[draft.kind] });
    const [plan] = await tx.query<{ ladder: string | null }>(`select ladders ->> 'signature' as ladder from plan where id = $1`, [draft.planId]);
    await this.obligations.open(tx, [
      {
        kind: 'signature',
        planId: draft.planId,
        unitId: draft.unitId,
        subjectType: 'signature',
        subjectId: stored.id,
        title: draft.title,
        dueWords: '',
        evergreen: false,
        ladder: plan?.ladder ?? null,
        ...termEnd(tx.today, this.policy.signWithin, await this.calendar.load(tx)),
      },
    ]);
    await this.audit.record(tx, actor, [
      { action: 'signature.asked', subjectType: draft.subjectType, subjectId: draft.subjectId, detail: { signatureRequestId: stored.id, kind: draft.kind } },
    ]);
    await this.outbox.add(tx, [{ type: 'signature.asked', payload: { signatureRequestId: stored.id } }]);
    return stored.id;
  }

  /** Takes back what waits on subjects that came to an end; returns how many drafts. Of one kind when it is given. */
  async takeBack(tx: Tx, subjectType: SignatureSubject, subjectIds: readonly string[], kind: SignatureKind | null = null): Promise<number> {
    const taken = await tx.query<{ id: string }>(
      `update signature_request set status = $3, decision_reason = $4, decided_at = $5
       where subject_type = $1 and subject_id = any($2::bigint[]) and status = $6 and ($7::text is null or kind = $7) returning id`,
      [subjectType, subjectIds, signatureMachine.next('waiting', 'takeBack'), OVERTAKEN, tx.now, signatureMachine.initial, kind],
    );
    return this.endObligations(tx, taken);
  }

  /** Takes back every draft of a plan that ends; returns how many. */
  async takeBackOfPlan(tx: Tx, planId: string): Promise<number> {
    const taken = await tx.query<{ id: string }>(
      `update signature_request set status = $2, decision_reason = $3, decided_at = $4 where plan_id = $1 and status = $5 returning id`,
      [planId, signatureMachine.next('waiting', 'takeBack'), OVERTAKEN, tx.now, signatureMachine.initial],
    );
    return this.endObligations(tx, taken);
  }

  private async endObligations(tx: Tx, taken: readonly { readonly id: string }[]): Promise<number> {
    await this.obligations.void(tx, { subjectType: 'signature', subjectIds: taken.map(({ id }) => id), kind: 'signature' });
    return taken.length;
  }
}

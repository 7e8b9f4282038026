import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { type SignatureCommand, signatureMachine, type SignatureState } from '../../domain/signature/signature.machine.js';
import { SIGNATURE_KIND_TITLES, type SignatureKind } from '../../domain/signature/signature-rules.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import type { SignatureSubject } from './signature-request.entity.js';

export interface SignatureRow {
  readonly id: string;
  readonly kind: SignatureKind;
  readonly kindTitle: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly subjectType: SignatureSubject;
  readonly subjectId: string;
  readonly title: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly status: SignatureState;
  readonly statusTitle: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string;
  readonly allowed: readonly SignatureCommand[];
}

type StoredRow = Omit<SignatureRow, 'kindTitle' | 'statusTitle' | 'allowed'> & { readonly unitId: string };

const PAGE = 100;

/** Reads of what waits, or waited, for a unit's head. */
@Injectable()
export class SignaturesQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** The newest of the unit, at most a page, older than the given id; of one state when it is given. */
  async ofUnit(actor: Actor, unitId: string, status: SignatureState | null, before: string | null): Promise<SignatureRow[]> {
    const rows = await this.uow.query<StoredRow>(
      `select signature_request.id, signature_request.kind, plan_id as "planId", document_number as "documentNumber", signature_request.unit_id as "unitId",
              subject_type as "subjectType", subject_id as "subjectId", signature_request.title, payload, signature_request.status, author.display_name as "askedBy",
              asked_at as "askedAt", decider.display_name as "decidedBy", decided_at as "decidedAt", decision_reason as "decisionReason"
       from signature_request join plan on plan.id = plan_id join account author on author.id = asked_by_id left join account decider on decider.id = decided_by_id
       where signature_request.unit_id = $1 and ($2::text is null or signature_request.status = $2) and ($3::bigint is null or signature_request.id < $3)
       order by signature_request.id desc limit ${PAGE}`,
      [unitId, status, before],
    );
    return rows.map(({ unitId: own, ...row }) => ({
      ...row,
      kindTitle: SIGNATURE_KIND_TITLES[row.kind],
      statusTitle: signatureMachine.stateTitles[row.status],
      allowed: signatureMachine.allowed(row.status).filter((command) => can(actor, command === 'takeBack' ? 'readOwnDrafts' : 'sign', { unitId: own, leadingGroupId: null })),
    }));
  }
}

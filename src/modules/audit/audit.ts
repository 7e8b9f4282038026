import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { storableDetail } from '../../domain/policy/audited-detail.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { correlationId } from '../../platform/logging/correlation.js';
import { sourceAddress } from '../../platform/logging/source-address.js';

export interface AuditedChange {
  /** Past tense, like the event: `assignment.acknowledged`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Codes, numbers and short words; values of secret fields are left out when it is stored. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface AuditedRefusal extends Omit<AuditedChange, 'subjectId'> {
  /** Null where the request named nothing that has a number. */
  readonly subjectId: string | null;
}

/** Writes who changed what, in the transaction of the change, and who was refused what, in one of its own. */
@Injectable()
export class Audit {
  constructor(private readonly uow: UnitOfWork) {}

  record(tx: Tx, actor: Actor, changes: readonly AuditedChange[]): Promise<void> {
    insert(tx, actor, 'done', changes);
    return Promise.resolve();
  }

  /** One row for a refused access or a refused content; it stays although the request it belongs to changes nothing. `actor` is null for people who are not signed in. */
  async recordRefusal(actor: Actor | null, refusal: AuditedRefusal): Promise<void> {
    await this.uow.apart((tx) => Promise.resolve(insert(tx, actor, 'refused', [refusal])));
  }
}

function insert(tx: Tx, actor: Actor | null, outcome: 'done' | 'refused', rows: readonly AuditedRefusal[]): void {
  tx.put(
    'audit-entries',
    `insert into audit_entry (at, actor_account_id, actor_name, actor_role, outcome, action, subject_type, subject_id, detail, correlation_id, address)
     select $1, $2, $3, $4, $5, action, subject_type, subject_id, detail::jsonb, $10, $11
     from unnest($6::text[], $7::text[], $8::bigint[], $9::text[]) as row (action, subject_type, subject_id, detail)`,
    [
      tx.now,
      actor?.accountId ?? null,
      actor?.name ?? '未登录',
      actor?.role ?? null,
      outcome,
      rows.map((row) => row.action),
      rows.map((row) => row.subjectType),
      rows.map((row) => row.subjectId),
      rows.map((row) => JSON.stringify(storableDetail(row.detail ?? {}))),
      correlationId(),
      sourceAddress(),
    ],
  );
}

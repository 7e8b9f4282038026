import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

export interface AuditedChange {
  /** Past tense, like the event: `assignment.acknowledged`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes who changed what, in the transaction of the change. */
@Injectable()
export class Audit {
  async record(tx: Tx, actor: Actor, changes: readonly AuditedChange[]): Promise<void> {
    await tx.query(
      `insert into audit_entry (at, actor_account_id, actor_name, action, subject_type, subject_id, detail)
       select $1, $2, $3, action, subject_type, subject_id, detail::jsonb
       from unnest($4::text[], $5::text[], $6::bigint[], $7::text[]) as row (action, subject_type, subject_id, detail)`,
      [
        tx.now,
        actor.accountId,
        actor.name,
        changes.map((change) => change.action),
        changes.map((change) => change.subjectType),
        changes.map((change) => change.subjectId),
        changes.map((change) => JSON.stringify(change.detail ?? {})),
      ],
    );
  }
}

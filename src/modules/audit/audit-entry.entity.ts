import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Actor } from '../../domain/policy/actor.js';

/** One row per change and per refused access; append-only, triggers refuse UPDATE, DELETE and TRUNCATE (promise A16). Its place in the chain stands in `audit_link`. */
@Entity()
@Index('ix_audit_entry_subject', ['subjectType', 'subjectId'])
@Index('ix_audit_entry_actor', ['actorAccountId', 'id'])
@Index('ix_audit_entry_action', ['action', 'id'])
@Index('ix_audit_entry_at', ['at'])
@Index('ix_audit_entry_transaction', ['transactionId'])
export class AuditEntryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  /** Business time; the demo clock may have set it. */
  @Column({ type: 'timestamptz' })
  at: Date;

  /** Time of the database's own clock, which retention goes by: nobody can set it forward to be rid of a row. */
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  recordedAt: Date;

  /** All rows of one transaction are linked into the chain together, when it commits. */
  @Column({ type: 'bigint', default: () => 'txid_current()' })
  transactionId: string;

  @Column({ type: 'bigint', nullable: true })
  actorAccountId: string | null;

  /** Kept beside the id: the name must stay readable when the account is gone. */
  @Column({ type: 'text' })
  actorName: string;

  /** The post acted in; null for rows older than this column and for people who are not signed in. */
  @Column({ type: 'text', nullable: true })
  actorRole: Actor['role'] | null;

  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text', default: 'done' })
  outcome: 'done' | 'refused';

  @Column({ type: 'text' })
  subjectType: string;

  /** Null where a refused access named nothing that has a number. */
  @Column({ type: 'bigint', nullable: true })
  subjectId: string | null;

  @Column({ type: 'jsonb', default: () => "'{}'" })
  detail: Record<string, unknown>;

  /** Identifier of the request or tick that caused it; null when it came from the command line. */
  @Column({ type: 'text', nullable: true })
  correlationId: string | null;

  /** Network address the request came from; null for the engine and the command line. */
  @Column({ type: 'text', nullable: true })
  address: string | null;
}

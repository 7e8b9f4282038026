import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One row per change; append-only, a trigger refuses UPDATE and DELETE (promise A16). */
@Entity()
@Index('ix_audit_entry_subject', ['subjectType', 'subjectId'])
export class AuditEntryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'bigint', nullable: true })
  actorAccountId: string | null;

  /** Kept beside the id: the name must stay readable when the account is gone. */
  @Column({ type: 'text' })
  actorName: string;

  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text' })
  subjectType: string;

  @Column({ type: 'bigint' })
  subjectId: string;

  @Column({ type: 'jsonb', default: () => "'{}'" })
  detail: Record<string, unknown>;
}

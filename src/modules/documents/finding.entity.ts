import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { Decision, FindingSeverity } from '../../domain/document/plan-draft.js';
import { DocumentReadingEntity } from './document-reading.entity.js';

/** A doubt about a reading and what a person (or a stored correction) decided about it. */
@Entity()
@Unique(['readingId', 'key'])
export class FindingEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  readingId: string;

  @ManyToOne(() => DocumentReadingEntity, { nullable: false })
  @JoinColumn()
  reading: Relation<DocumentReadingEntity>;

  @Column({ type: 'text' })
  key: string;

  @Index('ix_finding_code')
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  severity: FindingSeverity;

  @Column({ type: 'text' })
  field: string;

  @Column({ type: 'int' })
  line: number;

  @Column({ type: 'int' })
  endLine: number;

  @Column({ type: 'text' })
  printed: string;

  @Column({ type: 'text' })
  done: string;

  @Column({ type: 'text', nullable: true })
  proposal: string | null;

  @Column({ type: 'text', nullable: true })
  decision: Decision | null;

  @Column({ type: 'text', nullable: true })
  decisionReason: string | null;

  /** For `set`: the fields a person replaced. */
  @Column({ type: 'jsonb', nullable: true })
  decisionSet: Record<string, unknown> | null;

  /** Order in which decisions are applied. */
  @Column({ type: 'int', nullable: true })
  decisionPosition: number | null;

  /** Kept as a name: it must stay readable when the account is gone. */
  @Column({ type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}

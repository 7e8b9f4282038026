import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { FindingSeverity, PlanDraft } from '../../domain/document/plan-draft.js';
import { PlanEntity } from '../plans/index.js';

/** A file somebody gave us, kept whole: every item points back to a line of it. */
@Entity()
export class SourceDocumentEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  sha256: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'timestamptz' })
  importedAt: Date;
}

/** What the reader made of one document inside the file; confirmed into a plan, or waiting as a draft. */
@Entity()
@Unique(['sourceDocumentId', 'documentNumber'])
export class DocumentReadingEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  sourceDocumentId: string;

  @ManyToOne(() => SourceDocumentEntity, { nullable: false })
  @JoinColumn()
  sourceDocument: Relation<SourceDocumentEntity>;

  @Column({ type: 'text' })
  documentNumber: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'int' })
  line: number;

  @Column({ type: 'int' })
  endLine: number;

  /** Null when the document holds no task list. */
  @Column({ type: 'jsonb', nullable: true })
  draft: PlanDraft | null;

  @Column({ type: 'bigint', nullable: true })
  planId: string | null;

  @ManyToOne(() => PlanEntity, { nullable: true })
  @JoinColumn()
  plan: Relation<PlanEntity> | null;
}

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
  decision: string | null;

  @Column({ type: 'text', nullable: true })
  decisionReason: string | null;
}

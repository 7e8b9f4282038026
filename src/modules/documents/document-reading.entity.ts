import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { Correction, PlanDraft } from '../../domain/document/plan-draft.js';
import { PlanEntity } from '../plans/index.js';
import { SourceDocumentEntity } from './source-document.entity.js';

/** What the reader made of one document inside the file; confirmed into a plan, or waiting as a draft. */
@Entity()
@Unique(['sourceDocumentId', 'line'])
@Index('ix_document_reading_number', ['documentNumber'])
export class DocumentReadingEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  sourceDocumentId: string;

  @ManyToOne(() => SourceDocumentEntity, { nullable: false })
  @JoinColumn()
  sourceDocument: Relation<SourceDocumentEntity>;

  /** Number and title as the decisions have left them. */
  @Column({ type: 'text' })
  documentNumber: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'int' })
  line: number;

  @Column({ type: 'int' })
  endLine: number;

  /** As read, before any decision; null when the document holds no task list. */
  @Column({ type: 'jsonb', nullable: true })
  draft: PlanDraft | null;

  /** Number of items of the draft, kept beside it for lists. */
  @Column({ type: 'int', nullable: true })
  items: number | null;

  /** Decisions of an earlier reading whose finding was no longer there. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  lostDecisions: Correction[];

  /** Thrown away by a person; the same file imported again brings it back. */
  @Column({ type: 'timestamptz', nullable: true })
  discardedAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  planId: string | null;

  @ManyToOne(() => PlanEntity, { nullable: true })
  @JoinColumn()
  plan: Relation<PlanEntity> | null;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { Milestone, NumericTarget, ResponsibilityClause, ResponsiblePeople } from '../../domain/document/plan-draft.js';
import type { AdjustableItem } from '../../domain/item/adjustment.js';
import type { ItemState } from '../../domain/item/item.machine.js';
import type { DeadlinePrecision, DeadlineTerms } from '../../domain/kernel/deadline.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { PlanEntity } from '../plans/index.js';

/** The smallest thing one set of units answers for (任务事项). */
@Entity()
// An expression: `search_grams(search_words)`, which the mapper cannot describe.
@Index('ix_item_search', { synchronize: false })
@Unique(['planId', 'position'])
@Unique(['planId', 'key'])
export class ItemEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  number: string;

  @Column({ type: 'text', array: true })
  headings: string[];

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text', array: true })
  points: string[];

  @Column({ type: 'text', nullable: true })
  upstreamText: string | null;

  @Column({ type: 'text' })
  deadlineWords: string;

  @Column({ type: 'date', nullable: true })
  dueOn: LocalDate | null;

  @Column({ type: 'text', nullable: true })
  deadlinePrecision: DeadlinePrecision | null;

  @Column({ type: 'boolean' })
  evergreen: boolean;

  @Column({ type: 'jsonb' })
  targets: NumericTarget[];

  /** Rhythm or span of the deadline where the words state one (每季度末, 15个工作日内); null for a plain day or none. */
  @Column({ type: 'jsonb', nullable: true })
  deadlineTerms: DeadlineTerms | null;

  /** Steps on the way that the words date. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  milestones: Milestone[];

  /** People named beside the units, as printed. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  people: ResponsiblePeople[];

  /** The responsibility cells as printed, for the ledger in the source's own words. */
  @Column({ type: 'jsonb' })
  clauses: ResponsibilityClause[];

  /** Printed names that match no unit, or several: they wait for a person. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  unresolved: { roleWord: string; printed: string; candidates: string[] }[];

  @Column({ type: 'int' })
  line: number;

  @Column({ type: 'int' })
  endLine: number;

  /** What the item is found by (`searchWords`); empty until filled. */
  @Column({ type: 'text', default: '' })
  searchWords: string;

  @Index('ix_item_status')
  @Column({ type: 'text' })
  status: ItemState;

  /** What the source printed, from the first adjustment on; null while nothing was adjusted. */
  @Column({ type: 'jsonb', nullable: true })
  original: AdjustableItem | null;

  /** The office has set a day earlier than the source's (层层加码): shown wherever the day is. */
  @Column({ type: 'boolean', default: false })
  stricterThanSource: boolean;

  /** The instruction (批示) it was made from; null for items of the document. */
  @Column({ type: 'bigint', nullable: true })
  instructionId: string | null;

  @Column({ type: 'int', default: 1 })
  version: number;
}

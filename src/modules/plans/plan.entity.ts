import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { DocumentRule, PlanKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { PlanState } from '../../domain/plan/plan.machine.js';
import { LeadingGroupEntity } from '../units/index.js';

@Entity()
export class PlanEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  documentNumber: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', default: '' })
  shortName: string;

  @Column({ type: 'text' })
  kind: PlanKind;

  @Column({ type: 'text' })
  status: PlanState;

  @Column({ type: 'text' })
  issuer: string;

  /** Date printed under the document. */
  @Column({ type: 'date', nullable: true })
  documentDate: LocalDate | null;

  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  /** Ladder codes this plan uses instead of the defaults, by obligation kind. */
  @Column({ type: 'jsonb', default: () => "'{}'" })
  ladders: Record<string, string>;

  /** Rules the document lays down for all its items. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  rules: DocumentRule[];

  /** Day of 交办: the plan's items were assigned to their units. */
  @Column({ type: 'date', nullable: true })
  issuedOn: LocalDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  issuedAt: Date | null;

  @Column({ type: 'int', default: 1 })
  version: number;
}

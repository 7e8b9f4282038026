import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { DocumentRule, PlanKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { NoticeColour } from '../../domain/obligation/ladder.js';
import type { Satisfaction } from '../../domain/plan/satisfaction.js';
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

  /** Colour the first notice (督办单) of this plan's matters starts at; null starts at the ladder's own. Urgent matters may start higher. */
  @Column({ type: 'text', nullable: true })
  noticeStart: NoticeColour | null;

  /** Rules the document lays down for all its items. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  rules: DocumentRule[];

  /** Day of 交办: the plan's items were assigned to their units. */
  @Column({ type: 'date', nullable: true })
  issuedOn: LocalDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  issuedAt: Date | null;

  /** What the plan is found by (`searchWords`); empty until filled. */
  @Column({ type: 'text', default: '' })
  searchWords: string;

  /** How the work on the plan is done (`workRules` of the domain reads it); what is absent takes the usual way. */
  @Column({ type: 'jsonb', default: () => "'{}'" })
  workRules: Record<string, unknown>;

  /** Who issued it (签发机关、签发人); '' while it has not been, and for plans issued by the operator. */
  @Column({ type: 'text', default: '' })
  issuingAuthority: string;

  /** Number of the notice that 交办 went out with (交办通知文号); '' without one. */
  @Column({ type: 'text', default: '' })
  issueDocumentNumber: string;

  /** The proposers' last judgement; null while they have not judged. */
  @Column({ type: 'text', nullable: true })
  satisfaction: Satisfaction | null;

  @Column({ type: 'text', default: '' })
  satisfactionComment: string;

  @Column({ type: 'date', nullable: true })
  judgedOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  closedOn: LocalDate | null;

  @Column({ type: 'text', default: '' })
  closingReason: string;

  @Column({ type: 'date', nullable: true })
  archivedOn: LocalDate | null;

  @Column({ type: 'int', default: 1 })
  version: number;
}

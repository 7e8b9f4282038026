import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { CircularSnapshot } from '../../domain/circular/circular-facts.js';
import type { CircularKind, CircularState } from '../../domain/circular/circular.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { NumberSeriesEntity } from '../numbering/index.js';
import { PlanEntity } from '../plans/index.js';
import { LeadingGroupEntity } from '../units/index.js';

/** A circular (通报) or briefing (简报) of one office, written from a snapshot of the facts that is never changed. */
@Entity()
@Index('ix_circular_office', ['leadingGroupId', 'id'])
@Unique(['numberSeriesId', 'numberCount'])
export class CircularEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  kind: CircularKind;

  @Column({ type: 'bigint' })
  leadingGroupId: string;

  @ManyToOne(() => LeadingGroupEntity, { nullable: false })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity>;

  /** The first of its plans: what its duties and messages are filed under. */
  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'date' })
  periodFrom: LocalDate;

  @Column({ type: 'date' })
  periodTo: LocalDate;

  @Column({ type: 'jsonb' })
  snapshot: CircularSnapshot;

  /** SHA-256 of the snapshot as PostgreSQL writes it, in hexadecimal. */
  @Column({ type: 'text' })
  snapshotHash: string;

  @Column({ type: 'text' })
  state: CircularState;

  @Column({ type: 'text' })
  title: string;

  /** 依据和总体情况 */
  @Column({ type: 'text' })
  lead: string;

  /** 工作要求 */
  @Column({ type: 'text', default: '' })
  closing: string;

  @Column({ type: 'date' })
  draftedOn: LocalDate;

  @Column({ type: 'bigint' })
  draftedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  draftedBy: Relation<AccountEntity>;

  /** When the named units were last asked, and the last day for their replies; null while nobody was asked. */
  @Column({ type: 'timestamptz', nullable: true })
  askedAt: Date | null;

  @Column({ type: 'date', nullable: true })
  replyDueOn: LocalDate | null;

  /** 督查通报〔2024〕1号; '' until it is issued. */
  @Column({ type: 'text', default: '' })
  number: string;

  @Column({ type: 'bigint', nullable: true })
  numberSeriesId: string | null;

  @ManyToOne(() => NumberSeriesEntity, { nullable: true })
  @JoinColumn()
  numberSeries: Relation<NumberSeriesEntity> | null;

  @Column({ type: 'int', nullable: true })
  numberCount: number | null;

  @Column({ type: 'text', default: '' })
  signatory: string;

  @Column({ type: 'text', default: '' })
  issuingAuthority: string;

  @Column({ type: 'date', nullable: true })
  issuedOn: LocalDate | null;

  @Column({ type: 'bigint', nullable: true })
  issuedById: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  issuedBy: Relation<AccountEntity> | null;

  @Column({ type: 'text', default: '' })
  discardReason: string;

  @Column({ type: 'int', default: 1 })
  version: number;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { NoticeState } from '../../domain/notice/notice.machine.js';
import type { NoticeColour } from '../../domain/obligation/ladder.js';
import { AccountEntity } from '../accounts/index.js';
import { ItemEntity } from '../items/index.js';
import { NumberSeriesEntity } from '../numbering/index.js';
import { ObligationEntity } from '../obligations/index.js';
import { PlanEntity } from '../plans/index.js';
import { UnitEntity } from '../units/index.js';

/**
 * A notice (督办单) to one unit: drafted by a ladder rung or by hand, issued by a named person. A ladder drafts one of a colour for one
 * matter and due date (一事一单).
 */
@Entity()
@Index('uq_notice_of_rung', ['obligationId', 'colour', 'dueOn'], { unique: true, where: 'reminder_id is not null' })
@Index('ix_notice_plan', ['planId', 'state'])
@Index('ix_notice_draft', ['obligationId'], { where: `state in ('draft', 'signed')` })
@Index('ix_notice_unit', ['unitId', 'issuedOn'], { where: 'issued_on is not null' })
@Index('ix_notice_item', ['itemId'])
@Unique(['numberSeriesId', 'numberCount'])
export class NoticeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  /** The duty it is about; null for one written by hand about an item nothing dated is owed on. */
  @Column({ type: 'bigint', nullable: true })
  obligationId: string | null;

  @ManyToOne(() => ObligationEntity, { nullable: true })
  @JoinColumn()
  obligation: Relation<ObligationEntity> | null;

  /** The item it is about; null for one about a submission. */
  @Column({ type: 'bigint', nullable: true })
  itemId: string | null;

  @ManyToOne(() => ItemEntity, { nullable: true })
  @JoinColumn()
  item: Relation<ItemEntity> | null;

  /** The unit it is addressed to. */
  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  /** The reminder whose rung drafted it; null for one written by hand. */
  @Column({ type: 'bigint', nullable: true })
  reminderId: string | null;

  @Column({ type: 'text' })
  colour: NoticeColour;

  /** The effective due date of the matter; null when it has none. */
  @Column({ type: 'date', nullable: true })
  dueOn: LocalDate | null;

  @Column({ type: 'text' })
  state: NoticeState;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'date' })
  draftedOn: LocalDate;

  @Column({ type: 'timestamptz' })
  draftedAt: Date;

  /** Working days the unit has for its reply, from the day of issue. */
  @Column({ type: 'int', default: 5 })
  replyWithin: number;

  /** Who wrote it by hand; null where the ladder did. */
  @Column({ type: 'bigint', nullable: true })
  draftedById: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  draftedBy: Relation<AccountEntity> | null;

  /** Who changed the text last; null while nobody did. */
  @Column({ type: 'bigint', nullable: true })
  editedById: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  editedBy: Relation<AccountEntity> | null;

  /** Who answers for it (签发人) and in whose name it goes out (签发机关); '' while nobody has signed. */
  @Column({ type: 'text', default: '' })
  signatory: string;

  @Column({ type: 'text', default: '' })
  issuingAuthority: string;

  @Column({ type: 'bigint', nullable: true })
  signedById: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  signedBy: Relation<AccountEntity> | null;

  /** 督办〔2024〕蓝1号; '' until it is issued. */
  @Column({ type: 'text', default: '' })
  number: string;

  @Column({ type: 'bigint', nullable: true })
  numberSeriesId: string | null;

  @ManyToOne(() => NumberSeriesEntity, { nullable: true })
  @JoinColumn()
  numberSeries: Relation<NumberSeriesEntity> | null;

  @Column({ type: 'int', nullable: true })
  numberCount: number | null;

  @Column({ type: 'date', nullable: true })
  issuedOn: LocalDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  issuedAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  issuedById: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  issuedBy: Relation<AccountEntity> | null;

  @Column({ type: 'date', nullable: true })
  closedOn: LocalDate | null;

  /** What the office wrote when it closed it. */
  @Column({ type: 'text', default: '' })
  closingNote: string;

  /** The graver notice of the same matter that took its place. */
  @Column({ type: 'bigint', nullable: true })
  supersededById: string | null;

  @ManyToOne(() => NoticeEntity, { nullable: true })
  @JoinColumn()
  supersededBy: Relation<NoticeEntity> | null;

  /** Why a draft was discarded; '' while it was not. */
  @Column({ type: 'text', default: '' })
  discardReason: string;

  @Column({ type: 'int', default: 1 })
  version: number;
}

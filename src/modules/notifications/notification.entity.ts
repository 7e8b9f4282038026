import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { NotificationKind } from '../../domain/notification/notification.js';
import type { RungAudience } from '../../domain/obligation/ladder.js';
import { AccountEntity } from '../accounts/index.js';
import { PlanEntity } from '../plans/index.js';

/** One entry in one person's inbox. Unique per occasion and person: the insert is the delivery (promise A01). */
@Entity()
@Index('uq_notification_reminder', ['reminderId', 'accountId'], { unique: true, where: 'reminder_id is not null' })
@Index('uq_notification_event', ['eventId', 'accountId'], { unique: true, where: 'event_id is not null' })
@Index('ix_notification_account', ['accountId', 'sentOn'])
@Index('ix_notification_unsent', ['id'], { where: 'outbound and message_id is null' })
@Index('ix_notification_message', ['messageId'], { where: 'message_id is not null' })
@Check('ck_notification_occasion', `(reminder_id is null) <> (event_id is null)`)
export class NotificationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'text' })
  kind: NotificationKind;

  @Column({ type: 'bigint', nullable: true })
  reminderId: string | null;

  /** Outbox row of the event it announces, when it is not a reminder. */
  @Column({ type: 'bigint', nullable: true })
  eventId: string | null;

  /** Leaves the house alone and at once instead of with the digest (逾期上报). */
  @Column({ type: 'boolean', default: false })
  immediate: boolean;

  /** May leave outside working hours. */
  @Column({ type: 'boolean', default: false })
  anyHour: boolean;

  /** The seat it was addressed to; null for an entry addressed to the person. Asked again before it leaves the house (fault F47). */
  @Column({ type: 'text', nullable: true })
  audience: RungAudience | null;

  /** Unit of the seat; null for an office or a leader. */
  @Column({ type: 'bigint', nullable: true })
  seatUnitId: string | null;

  /** Office that answers for the seat. */
  @Column({ type: 'bigint', nullable: true })
  seatOfficeId: string | null;

  /** The person had a channel when it was stored: it waits for a message or has one. */
  @Column({ type: 'boolean', default: false })
  outbound: boolean;

  /** The message that carries it out of the house; null while no message was made for it. */
  @Column({ type: 'bigint', nullable: true })
  messageId: string | null;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', default: '' })
  body: string;

  @Column({ type: 'date' })
  sentOn: LocalDate;

  @Column({ type: 'timestamptz' })
  sentAt: Date;

  @Column({ type: 'boolean', default: false })
  late: boolean;

  /** Sent here because the seat has no reachable person: to a deputy or the duty desk; the body says why. */
  @Column({ type: 'boolean', default: false })
  substitute: boolean;
}

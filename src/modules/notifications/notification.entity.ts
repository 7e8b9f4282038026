import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { NotificationKind } from '../../domain/notification/notification.js';
import { AccountEntity } from '../accounts/index.js';
import { PlanEntity } from '../plans/index.js';

/** One entry in one person's inbox. Unique per occasion and person: the insert is the delivery (promise A01). */
@Entity()
@Index('uq_notification_reminder', ['reminderId', 'accountId'], { unique: true, where: 'reminder_id is not null' })
@Index('uq_notification_event', ['eventId', 'accountId'], { unique: true, where: 'event_id is not null' })
@Index('ix_notification_account', ['accountId', 'sentOn'])
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

  /** Sent here because the unit has no reachable person of the role. */
  @Column({ type: 'boolean', default: false })
  substitute: boolean;
}

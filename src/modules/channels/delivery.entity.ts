import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { ChannelCode, DeliveryState } from '../../domain/notification/channel.js';
import { MessageEntity } from './message.entity.js';

/** One message on one channel: claimed with a token, tried again with growing pauses, visible for ever when it failed for good. */
@Entity()
@Unique(['messageId', 'channel', 'address'])
@Index('ix_delivery_waiting', ['nextAttemptAt'], { where: `state in ('queued', 'sending', 'retry')` })
@Index('ix_delivery_failed', ['address', 'failedOn'], { where: `state = 'failed'` })
export class DeliveryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  messageId: string;

  @ManyToOne(() => MessageEntity, { nullable: false })
  @JoinColumn()
  message: Relation<MessageEntity>;

  @Column({ type: 'text' })
  channel: ChannelCode;

  /** E-mail address, or the id of the endpoint a robot or webhook is reached at. */
  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'text', default: 'queued' })
  state: DeliveryState;

  /** The same on every attempt: Message-ID and X-Dedupe-Id are made from it (promise A02). */
  @Column({ type: 'uuid' })
  dedupeId: string;

  /** Who is sending it now; a sender whose token was replaced may not finish it. */
  @Column({ type: 'uuid', nullable: true })
  claimToken: string | null;

  @Column({ type: 'int', default: 0 })
  attempts: number;

  /** Claims in a row whose sender vanished. */
  @Column({ type: 'int', default: 0 })
  lapses: number;

  /** Wall clock: when it may be tried (again), or when the claim of a sender that vanished lapses. */
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  nextAttemptAt: Date;

  @Column({ type: 'text', nullable: true })
  lastError: string | null;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  queuedAt: Date;

  /** Beijing day on which it was given up. */
  @Column({ type: 'date', nullable: true })
  failedOn: LocalDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt: Date | null;
}

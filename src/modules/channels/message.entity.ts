import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';

/** What is sent to one person outside the inbox: a digest of inbox entries, or one entry at once. */
@Entity()
@Index('uq_message_collecting', ['accountId'], { unique: true, where: `kind = 'digest' and released_at is null` })
@Index('ix_message_release', ['releaseAt'], { where: 'released_at is null' })
@Index('ix_message_day', ['accountId', 'day'])
export class MessageEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  @Column({ type: 'text' })
  kind: 'digest' | 'immediate';

  /** Beijing day it is to leave on: what the daily cap counts by. */
  @Column({ type: 'date' })
  day: LocalDate;

  /** Business time from which it may leave (quiet hours end, days off are over). */
  @Column({ type: 'timestamptz' })
  releaseAt: Date;

  /** Null while a digest still collects entries. */
  @Column({ type: 'timestamptz', nullable: true })
  releasedAt: Date | null;

  /** Written at release, from the entries it holds then. */
  @Column({ type: 'text', default: '' })
  title: string;

  @Column({ type: 'text', default: '' })
  body: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

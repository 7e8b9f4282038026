import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { NoticeEntity } from './notice.entity.js';

/** What a unit answered to a notice, and what the office said of it; one that was returned stays. */
@Entity()
export class NoticeReplyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Index('ix_notice_reply_notice')
  @Column({ type: 'bigint' })
  noticeId: string;

  @ManyToOne(() => NoticeEntity, { nullable: false })
  @JoinColumn()
  notice: Relation<NoticeEntity>;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'date' })
  repliedOn: LocalDate;

  @Column({ type: 'timestamptz' })
  repliedAt: Date;

  @Column({ type: 'bigint' })
  repliedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  repliedBy: Relation<AccountEntity>;

  /** Null while the office has not answered. */
  @Column({ type: 'text', nullable: true })
  decision: 'accepted' | 'returned' | null;

  @Column({ type: 'text', default: '' })
  decisionReason: string;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}

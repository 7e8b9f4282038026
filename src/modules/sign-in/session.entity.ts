import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { AccountEntity, PostEntity } from '../accounts/index.js';

/** One signed-in browser, acting in one post. Times are wall clock: the demo clock must not end sessions. */
@Entity()
export class SessionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  /** SHA-256 of the 256 random bits in the cookie. */
  @Column({ type: 'text', unique: true })
  keyHash: string;

  @Index('ix_session_account')
  @Column({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  @ManyToOne(() => PostEntity, { nullable: false })
  @JoinColumn()
  post: Relation<PostEntity>;

  @Column({ type: 'timestamptz' })
  beganAt: Date;

  /** Last request, to the minute. */
  @Column({ type: 'timestamptz' })
  seenAt: Date;

  @Index('ix_session_ends')
  @Column({ type: 'timestamptz' })
  endsAt: Date;

  /** Where it was begun from, so that its owner recognises it. */
  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'text', default: '' })
  browser: string;
}

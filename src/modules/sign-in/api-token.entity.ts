import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { TokenScope } from '../../domain/policy/actor.js';
import { AccountEntity, PostEntity } from '../accounts/index.js';

/** Lets a program act in one post of its account, within scopes, until a day. */
@Entity()
export class ApiTokenEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Index('ix_api_token_account')
  @Column({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  @ManyToOne(() => PostEntity, { nullable: false })
  @JoinColumn()
  post: Relation<PostEntity>;

  @Column({ type: 'text' })
  name: string;

  /** SHA-256 of the token, which is shown once. */
  @Column({ type: 'text', unique: true })
  keyHash: string;

  @Column({ type: 'text', array: true })
  scopes: TokenScope[];

  /** Last day, inclusive, of the wall clock's Beijing calendar. */
  @Column({ type: 'date' })
  expiresOn: LocalDate;

  @Column({ type: 'date', nullable: true })
  lastUsedOn: LocalDate | null;
}

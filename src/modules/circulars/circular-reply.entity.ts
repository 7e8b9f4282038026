import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { CircularPassageEntity } from './circular-passage.entity.js';

/** What a unit says to its passage before the circular is issued; every reply stays. */
@Entity()
export class CircularReplyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Index('ix_circular_reply_passage')
  @Column({ type: 'bigint' })
  passageId: string;

  @ManyToOne(() => CircularPassageEntity, { nullable: false })
  @JoinColumn()
  passage: Relation<CircularPassageEntity>;

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
}

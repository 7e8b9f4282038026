import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { AssignmentEntity } from './assignment.entity.js';

/** A lead unit's claim that its assignment is done (申报办结), with the office's answer. */
@Entity()
@Index('ix_completion_claim_assignment', ['assignmentId'])
@Index('ix_completion_claim_accepted', ['decidedAt'], { where: `decision = 'accepted'` })
export class CompletionClaimEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  assignmentId: string;

  @ManyToOne(() => AssignmentEntity, { nullable: false })
  @JoinColumn()
  assignment: Relation<AssignmentEntity>;

  /** What was done and what shows it. */
  @Column({ type: 'text' })
  evidence: string;

  @Column({ type: 'date' })
  claimedOn: LocalDate;

  @Column({ type: 'timestamptz' })
  claimedAt: Date;

  @Column({ type: 'bigint' })
  claimedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  claimedBy: Relation<AccountEntity>;

  /** Null while the office has not answered. */
  @Column({ type: 'text', nullable: true })
  decision: 'accepted' | 'returned' | null;

  @Column({ type: 'text', default: '' })
  decisionReason: string;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  decidedById: string | null;
}

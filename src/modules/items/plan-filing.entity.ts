import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { AssignmentEntity } from './assignment.entity.js';

/** 工作方案备案 of one lead unit on one item: in time, or why not and by when. Filings are added, the newest counts. */
@Entity()
@Index('ix_plan_filing_assignment', ['assignmentId', 'id'])
export class PlanFilingEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  assignmentId: string;

  @ManyToOne(() => AssignmentEntity, { nullable: false })
  @JoinColumn()
  assignment: Relation<AssignmentEntity>;

  @Column({ type: 'boolean' })
  onTime: boolean;

  @Column({ type: 'text', default: '' })
  plan: string;

  @Column({ type: 'text', default: '' })
  reason: string;

  @Column({ type: 'date', nullable: true })
  expectedOn: LocalDate | null;

  @Column({ type: 'timestamptz' })
  filedAt: Date;

  @Column({ type: 'bigint' })
  filedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  filedBy: Relation<AccountEntity>;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { ProgressState } from '../../domain/assignment/assignment.rules.js';
import { AccountEntity } from '../accounts/index.js';
import { AssignmentEntity } from './assignment.entity.js';

/** 进展情况、存在问题、下一步措施 of one unit on one item; reports are added, never overwritten. */
@Entity()
@Index('ix_progress_report_assignment', ['assignmentId', 'reportedAt'])
@Index('ix_progress_report_reported', ['reportedAt'])
@Index('ix_progress_report_blocked', ['assignmentId'], { where: `state = 'blocked'` })
export class ProgressReportEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  assignmentId: string;

  @ManyToOne(() => AssignmentEntity, { nullable: false })
  @JoinColumn()
  assignment: Relation<AssignmentEntity>;

  /** noChange: 无新进展, said in one step; it repeats the state of the report before. */
  @Column({ type: 'text', default: 'report' })
  kind: 'report' | 'noChange';

  @Column({ type: 'text' })
  state: ProgressState;

  @Column({ type: 'text' })
  progress: string;

  @Column({ type: 'text', default: '' })
  problems: string;

  @Column({ type: 'text', default: '' })
  nextSteps: string;

  @Column({ type: 'bigint' })
  reportedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  reportedBy: Relation<AccountEntity>;

  @Column({ type: 'timestamptz' })
  reportedAt: Date;
}

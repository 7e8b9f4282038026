import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { InputKind } from '../../domain/assignment/cooperating-input.rules.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { AssignmentEntity } from './assignment.entity.js';
import { ProgressReportEntity } from './progress-report.entity.js';

/** What a cooperating unit has sent to the lead units of its item (会办意见、配合情况); added, never overwritten. */
@Entity()
@Index('ix_cooperating_input_assignment', ['assignmentId', 'id'])
@Index('ix_cooperating_input_report', ['usedInReportId'], { where: 'used_in_report_id is not null' })
export class CooperatingInputEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  assignmentId: string;

  @ManyToOne(() => AssignmentEntity, { nullable: false })
  @JoinColumn()
  assignment: Relation<AssignmentEntity>;

  @Column({ type: 'text' })
  kind: InputKind;

  @Column({ type: 'text' })
  text: string;

  /** The day the unit would need, for an opinion on more time. */
  @Column({ type: 'date', nullable: true })
  newDueOn: LocalDate | null;

  @Column({ type: 'timestamptz' })
  sentAt: Date;

  @Column({ type: 'bigint' })
  sentById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  sentBy: Relation<AccountEntity>;

  /** The lead's report that took it up; null while none has. */
  @Column({ type: 'bigint', nullable: true })
  usedInReportId: string | null;

  @ManyToOne(() => ProgressReportEntity, { nullable: true })
  @JoinColumn()
  usedInReport: Relation<ProgressReportEntity> | null;
}

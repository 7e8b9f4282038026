import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { SubmissionState } from '../../domain/submission/submission.machine.js';
import { AccountEntity } from '../accounts/index.js';
import { PlanEntity } from '../plans/index.js';
import { UnitEntity } from '../units/index.js';
import { ReportingDutyEntity } from './reporting-duty.entity.js';

/** One unit's answer to one reporting duty in one period (月、季度或一次). */
@Entity()
@Unique(['dutyId', 'unitId', 'periodKey'])
@Index('ix_submission_window', ['dueOn'], { where: `status = 'open'` })
@Index('ix_submission_unit', ['unitId', 'dueOn'])
export class SubmissionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  dutyId: string;

  @ManyToOne(() => ReportingDutyEntity, { nullable: false })
  @JoinColumn()
  duty: Relation<ReportingDutyEntity>;

  @Index('ix_submission_plan')
  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  @Column({ type: 'text' })
  periodKey: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'date' })
  opensOn: LocalDate;

  @Column({ type: 'date' })
  dueOn: LocalDate;

  @Column({ type: 'int' })
  minCount: number;

  @Column({ type: 'text' })
  status: SubmissionState;

  @Column({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  /** When the office accepted, returned or waived it, and what it wrote; null while it has not. */
  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'text', default: '' })
  decisionReason: string;

  @Column({ type: 'int', default: 1 })
  version: number;
}

/** One piece handed in (一篇信息, 一份小结). */
@Entity()
export class SubmissionPieceEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Index('ix_submission_piece_submission')
  @Column({ type: 'bigint' })
  submissionId: string;

  @ManyToOne(() => SubmissionEntity, { nullable: false })
  @JoinColumn()
  submission: Relation<SubmissionEntity>;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'bigint' })
  submittedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  submittedBy: Relation<AccountEntity>;

  @Column({ type: 'timestamptz' })
  submittedAt: Date;

  /** When the unit took it back; null while it counts. */
  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  withdrawnById: string | null;
}

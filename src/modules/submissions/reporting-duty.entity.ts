import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { DutyAudience, DutyCadence, ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { PhaseEntity, PlanEntity } from '../plans/index.js';

/** What a plan asks units to report (报送要求), with the words it asks in. */
@Entity()
@Unique(['planId', 'key'])
@Index('ix_reporting_duty_next', ['nextOpensOn'], { where: 'next_opens_on is not null' })
export class ReportingDutyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'bigint', nullable: true })
  phaseId: string | null;

  @ManyToOne(() => PhaseEntity, { nullable: true })
  @JoinColumn()
  phase: Relation<PhaseEntity> | null;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  kind: ReportingDutyKind;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  words: string;

  @Column({ type: 'int' })
  line: number;

  @Column({ type: 'text' })
  audience: DutyAudience;

  @Column({ type: 'text' })
  cadence: DutyCadence;

  /** Due day of a `once` duty; null waits for a person to date it. */
  @Column({ type: 'date', nullable: true })
  dueOn: LocalDate | null;

  /** Day of the month each period is due on (每月25日前); null for the period's last day. */
  @Column({ type: 'int', nullable: true })
  dueDay: number | null;

  @Column({ type: 'text', default: '' })
  dueWords: string;

  /** Days between which periods open, inclusive; both null until the plan is issued. */
  @Column({ type: 'date', nullable: true })
  startsOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  endsOn: LocalDate | null;

  @Column({ type: 'int', default: 1 })
  minCount: number;

  @Column({ type: 'boolean', default: false })
  soft: boolean;

  /** First day on which the cycles sweep has something to open; null when nothing is left or the duty is undated. */
  @Column({ type: 'date', nullable: true })
  nextOpensOn: LocalDate | null;
}

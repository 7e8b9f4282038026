import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import type { ObligationState } from '../../domain/obligation/obligation.machine.js';
import { PlanEntity } from '../plans/index.js';
import { UnitEntity } from '../units/index.js';

export type ObligationSubject = 'assignment' | 'submission';

/** Everything somebody must do by some day (design section 2): the one table the time engine knows. */
@Entity()
@Index('uq_obligation_running', ['subjectType', 'subjectId', 'kind', 'unitId'], { unique: true, where: `state in ('open', 'paused')` })
@Index('ix_obligation_unit', ['unitId', 'dueOn'], { where: `state in ('open', 'paused')` })
export class ObligationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  kind: ObligationKind;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  /** The unit that owes it. */
  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  @Column({ type: 'text' })
  subjectType: ObligationSubject;

  @Column({ type: 'bigint' })
  subjectId: string;

  @Column({ type: 'text' })
  title: string;

  /** Last day in time; null has no date (持续推进, or not yet dated) and is never overdue. */
  @Column({ type: 'date', nullable: true })
  dueOn: LocalDate | null;

  @Column({ type: 'text', default: '' })
  dueWords: string;

  /** 持续推进: without a date by intent, not for want of one. */
  @Column({ type: 'boolean', default: false })
  evergreen: boolean;

  @Column({ type: 'text' })
  ladder: string;

  @Column({ type: 'text', default: 'open' })
  state: ObligationState;

  @Column({ type: 'timestamptz' })
  openedAt: Date;

  @Column({ type: 'date', nullable: true })
  pausedOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  settledOn: LocalDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}

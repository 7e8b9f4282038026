import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import type { ObligationState } from '../../domain/obligation/obligation.machine.js';
import { PlanEntity } from '../plans/index.js';
import { LeadingGroupEntity, UnitEntity } from '../units/index.js';

/** What an obligation is about: its `subjectId` is the row of that table. */
export type ObligationSubject = 'assignment' | 'submission' | 'plan' | 'notice' | 'circularPassage' | 'instruction' | 'signature';

/** What `dueOn` and `grantedOn` were until, and no longer on, a day. */
export interface FormerDueDay {
  readonly until: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly grantedOn: LocalDate | null;
}

/** Everything somebody must do by some day (design section 2): the one table the time engine knows. */
@Entity()
@Index('uq_obligation_running', ['subjectType', 'subjectId', 'kind', 'unitId', 'periodKey'], { unique: true, where: `state in ('open', 'paused')` })
// A unit's row has no leading group and an office's row no unit, and nulls never clash: each owner has an index of its own.
@Index('uq_obligation_office_running', ['subjectType', 'subjectId', 'kind', 'leadingGroupId', 'periodKey'], { unique: true, where: `leading_group_id is not null and state in ('open', 'paused')` })
@Index('uq_obligation_period', ['subjectType', 'subjectId', 'kind', 'periodKey'], { unique: true, where: `period_key <> ''` })
@Index('ix_obligation_unit', ['unitId', 'dueOn'], { where: `state in ('open', 'paused')` })
@Index('ix_obligation_office', ['leadingGroupId', 'dueOn'], { where: `state in ('open', 'paused') and leading_group_id is not null` })
// State and unit as well: what is late is counted in the index.
@Index('ix_obligation_plan', ['planId', 'effectiveDueOn', 'state', 'unitId'], { where: `state <> 'voided'` })
// All that a unit owes or has done, whatever became of it: its weeks and its lateness.
@Index('ix_obligation_unit_work', ['unitId', 'effectiveDueOn'], { where: `state <> 'voided'` })
@Index('ix_obligation_completion', ['planId', 'subjectId'], { where: `kind = 'itemCompletion' and state <> 'voided'` })
// What falls due in a span of days, and what is late longest, over all plans.
@Index('ix_obligation_due', ['kind', 'effectiveDueOn', 'planId'], { where: `state = 'open' and unit_id is not null` })
@Index('ix_obligation_review', ['leadingGroupId'], { where: `kind = 'officeReview' and state <> 'voided'` })
@Index('ix_obligation_subject', ['subjectId', 'subjectType'])
@Index('ix_obligation_provisional', ['id'], { where: `provisional and state in ('open', 'paused')` })
@Check('ck_obligation_owner', `(unit_id is null) <> (leading_group_id is null)`)
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

  /** The unit that owes it; null when an office owes it. */
  @Column({ type: 'bigint', nullable: true })
  unitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  unit: Relation<UnitEntity> | null;

  /** The leading group whose office owes it (审核、续办确认); null when a unit owes it. */
  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  /** The period it is owed for (2024-Q2); '' when it is owed once. */
  @Column({ type: 'text', default: '' })
  periodKey: string;

  @Column({ type: 'text' })
  subjectType: ObligationSubject;

  @Column({ type: 'bigint' })
  subjectId: string;

  @Column({ type: 'text' })
  title: string;

  /** Last day in time; null has no date (持续推进, or not yet dated) and is never overdue. */
  @Column({ type: 'date', nullable: true })
  dueOn: LocalDate | null;

  /** `dueOn` moved on by the days the clock stood still: what reminders, lights and lateness go by. Null when `dueOn` is. */
  @Column({ type: 'date', nullable: true })
  effectiveDueOn: LocalDate | null;

  /** The day it was due before an office first granted more time; null while none was granted. It never disappears. */
  @Column({ type: 'date', nullable: true })
  originalDueOn: LocalDate | null;

  /** Day on which an office last granted more time: days the clock stood still before it are contained in `dueOn`. */
  @Column({ type: 'date', nullable: true })
  grantedOn: LocalDate | null;

  /** The days it was due before, oldest first, each with the day from which it no longer was; null while it never moved. Kept by a trigger. */
  @Column({ type: 'jsonb', nullable: true })
  formerDueDays: readonly FormerDueDay[] | null;

  /** When `effectiveDueOn` last moved; null while it has not. Kept by a trigger. */
  @Column({ type: 'timestamptz', nullable: true })
  dueChangedAt: Date | null;

  @Column({ type: 'text', default: '' })
  dueWords: string;

  /** The day `dueOn` was counted from, for a due day made from a term (3个工作日内); null for one that is written in the document. */
  @Column({ type: 'date', nullable: true })
  countedFrom: LocalDate | null;

  @Column({ type: 'int', nullable: true })
  countedDays: number | null;

  /** Counted over a year whose official calendar was not loaded: counted again when it is (promise A12). */
  @Column({ type: 'boolean', default: false })
  provisional: boolean;

  /** 持续推进: without a date by intent, not for want of one. */
  @Column({ type: 'boolean', default: false })
  evergreen: boolean;

  @Column({ type: 'text' })
  ladder: string;

  @Column({ type: 'text', default: 'open' })
  state: ObligationState;

  /** Why it was taken back; '' while it was not, and where the change that took it back says so itself. */
  @Column({ type: 'text', default: '' })
  voidReason: string;

  @Column({ type: 'timestamptz' })
  openedAt: Date;

  @Column({ type: 'date', nullable: true })
  pausedOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  settledOn: LocalDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { PhaseEntity } from './phase.entity.js';

/** The journal of a phase: entered and left by date, or its window changed by the office. Rows are never changed. */
@Entity()
@Index('ix_phase_change_phase', ['phaseId'])
export class PhaseChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  phaseId: string;

  @ManyToOne(() => PhaseEntity, { nullable: false })
  @JoinColumn()
  phase: Relation<PhaseEntity>;

  @Column({ type: 'text' })
  change: 'entered' | 'left' | 'overridden';

  /** Window in force after the change. */
  @Column({ type: 'date', nullable: true })
  startsOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  endsOn: LocalDate | null;

  /** Window in force before an override. */
  @Column({ type: 'date', nullable: true })
  previousStartsOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  previousEndsOn: LocalDate | null;

  /** Why the office changed it; '' for entering and leaving by date. */
  @Column({ type: 'text', default: '' })
  reason: string;

  /** Duties due by the end of the phase that were open when it was left. */
  @Column({ type: 'int', nullable: true })
  openObligations: number | null;

  @Column({ type: 'bigint', nullable: true })
  changedById: string | null;

  @Column({ type: 'timestamptz' })
  changedAt: Date;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { PlanEntity } from './plan.entity.js';

/** A stage of a plan. Its state is computed from the window; `enteredAt` and `leftAt` journal what the phases sweep has announced. */
@Entity()
@Unique(['planId', 'key'])
@Index('ix_phase_to_enter', ['startsOn'], { where: 'entered_at is null' })
@Index('ix_phase_to_leave', ['endsOn'], { where: 'left_at is null' })
export class PhaseEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  windowWords: string;

  @Column({ type: 'date', nullable: true })
  startsOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  endsOn: LocalDate | null;

  @Column({ type: 'text', default: '' })
  text: string;

  @Column({ type: 'timestamptz', nullable: true })
  enteredAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  leftAt: Date | null;
}

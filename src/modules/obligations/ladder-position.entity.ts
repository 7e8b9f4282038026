import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { ObligationEntity } from './obligation.entity.js';

/**
 * How far a dated obligation that is not done yet has climbed its ladder. Beside the obligation and narrow, because the sweep
 * rewrites it: `docs/decisions/0006-the-sweep-has-its-own-narrow-table.md`.
 */
@Entity()
@Index('ix_ladder_position_due', ['ladder', 'rung', 'dueOn'], { where: 'running' })
export class LadderPositionEntity {
  @PrimaryColumn({ type: 'bigint' })
  obligationId: string;

  @OneToOne(() => ObligationEntity, { nullable: false })
  @JoinColumn()
  obligation: Relation<ObligationEntity>;

  @Column({ type: 'text' })
  ladder: string;

  /** Highest rung fired for this due date, 0 for none. */
  @Column({ type: 'smallint', default: 0 })
  rung: number;

  @Column({ type: 'date' })
  dueOn: LocalDate;

  /** False while the obligation is paused: nothing fires. */
  @Column({ type: 'boolean', default: true })
  running: boolean;
}

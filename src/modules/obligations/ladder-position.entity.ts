import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { ObligationEntity } from './obligation.entity.js';

/** Lanes the obligations are spread over by their id: so many workers can climb at the same time. */
export const LANES = 4;

/** A rehearsal climbs alone: one lane asks a quarter of the questions. */
export function lanesOf({ rehearsed }: Pick<Tx, 'rehearsed'>): number {
  return rehearsed ? 1 : LANES;
}

/**
 * A dated obligation that is not done yet, on its ladder. Nothing is written here when a rung fires: cursors pass over the rows in the
 * order of their due dates. A row that was placed or moved is `fresh` until the sweep has looked at it by itself.
 */
@Entity()
@Index('ix_ladder_position_due', ['ladder', 'lane', 'dueOn', 'obligationId'], { where: 'running and not fresh' })
@Index('ix_ladder_position_fresh', ['ladder', 'lane', 'obligationId'], { where: 'running and fresh' })
export class LadderPositionEntity {
  @PrimaryColumn({ type: 'bigint' })
  obligationId: string;

  @OneToOne(() => ObligationEntity, { nullable: false })
  @JoinColumn()
  obligation: Relation<ObligationEntity>;

  @Column({ type: 'text' })
  ladder: string;

  @Column({ type: 'smallint' })
  lane: number;

  /** The obligation's effective due date. */
  @Column({ type: 'date' })
  dueOn: LocalDate;

  /** Placed, moved or resumed since the sweep last looked: the cursors may have passed its due date already. */
  @Column({ type: 'boolean', default: true })
  fresh: boolean;

  /** False while the obligation is paused: nothing fires. */
  @Column({ type: 'boolean', default: true })
  running: boolean;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { ObligationEntity } from './obligation.entity.js';

/**
 * The fire log of the ladders: one row per obligation, rung and due date, so that the insert itself is the claim to fire. The key begins
 * with what the rows of one sweep share, so that they are written side by side.
 */
@Entity()
@Unique(['dueOn', 'rungCode', 'obligationId'])
@Index('ix_reminder_batch', ['batchId'])
export class ReminderEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  obligationId: string;

  // No constraint: the sweep inserts what it has just moved, obligations cannot be deleted, and the check cost a sixth of the sweep.
  @ManyToOne(() => ObligationEntity, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn()
  obligation: Relation<ObligationEntity>;

  /** Position of the rung when it fired, from 1. */
  @Column({ type: 'smallint' })
  rung: number;

  /** The due date the rung fired for: a moved deadline climbs its ladder anew. */
  @Column({ type: 'date' })
  dueOn: LocalDate;

  @Column({ type: 'text' })
  ladder: string;

  @Column({ type: 'text' })
  rungCode: string;

  /** Rungs of one statement share a batch: the unit in which they are handed to delivery. */
  @Column({ type: 'bigint' })
  batchId: string;

  @Column({ type: 'date' })
  firedOn: LocalDate;

  @Column({ type: 'timestamptz' })
  firedAt: Date;

  /** Fired on a later day than the rung's own (after an outage, or opened after its day). */
  @Column({ type: 'boolean' })
  late: boolean;

  /** Skipped because a higher rung fired in the same sweep: recorded, sent to nobody. */
  @Column({ type: 'boolean' })
  superseded: boolean;
}

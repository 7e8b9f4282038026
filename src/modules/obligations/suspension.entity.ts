import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { SuspensionReason } from '../../domain/obligation/suspension.js';
import { ObligationEntity } from './obligation.entity.js';

/** The suspension ledger: days on which the clock of an obligation stood still, and why. */
@Entity()
@Index('uq_suspension_running', ['obligationId', 'reason'], { unique: true, where: 'ended_on is null' })
@Index('ix_suspension_obligation', ['obligationId'])
export class SuspensionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  obligationId: string;

  @ManyToOne(() => ObligationEntity, { nullable: false })
  @JoinColumn()
  obligation: Relation<ObligationEntity>;

  @Column({ type: 'text' })
  reason: SuspensionReason;

  /** First day that does not count. */
  @Column({ type: 'date' })
  startedOn: LocalDate;

  /** First day that counts again; null while the clock stands still. */
  @Column({ type: 'date', nullable: true })
  endedOn: LocalDate | null;
}

import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A stop of everything that leaves the house until an operator has looked: a clock that jumped, a database that was restored. */
@Entity()
@Index('uq_freeze_standing', ['reason'], { unique: true, where: 'lifted_at is null' })
export class FreezeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  reason: 'clockJumped' | 'databaseRestored' | 'operator';

  /** Chinese: what was seen. */
  @Column({ type: 'text' })
  detail: string;

  /** Wall clock. */
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  since: Date;

  @Column({ type: 'timestamptz', nullable: true })
  liftedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  liftedBy: string | null;
}

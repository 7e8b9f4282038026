import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An effect the committed change owes: one row per event and subscribed job, written in the transaction of the change. */
@Entity('outbox')
@Index('ix_outbox_waiting', ['nextDispatchAt'], { where: 'done_at is null and parked_at is null' })
export class OutboxEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  job: string;

  @Column({ type: 'text' })
  eventType: string;

  @Column({ type: 'jsonb' })
  payload: Record<string, unknown>;

  /** The instant of the change on the business clock. */
  @Column({ type: 'timestamptz' })
  occurredAt: Date;

  /** Wall clock, not business clock: how long delivery has been waiting. */
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  /** From this wall-clock instant on the relay hands the row to the queue; moved on at each hand-over, so that a lost job is handed over again. */
  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  nextDispatchAt: Date;

  @Column({ type: 'int', default: 0 })
  dispatches: number;

  @Column({ type: 'timestamptz', nullable: true })
  doneAt: Date | null;

  @Column({ type: 'int', default: 0 })
  attempts: number;

  @Column({ type: 'text', nullable: true })
  lastError: string | null;

  /** Set after the last allowed attempt: visible, never blocking the rows behind it. */
  @Column({ type: 'timestamptz', nullable: true })
  parkedAt: Date | null;

  /** Identifier of the request or tick that caused it; null when it came from the command line. */
  @Column({ type: 'text', nullable: true })
  correlationId: string | null;
}

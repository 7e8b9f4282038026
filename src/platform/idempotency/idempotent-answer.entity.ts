import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer to a request that carried an Idempotency-Key, written in the transaction of its effect (promise A07). */
@Entity()
@Index('ix_idempotent_answer_age', ['createdAt'])
export class IdempotentAnswerEntity {
  @PrimaryColumn({ type: 'text' })
  owner: string;

  @PrimaryColumn({ type: 'text' })
  key: string;

  /** Hash of method, address and body: another request under the same key is refused. */
  @Column({ type: 'text' })
  fingerprint: string;

  @Column({ type: 'int' })
  status: number;

  @Column({ type: 'text', nullable: true })
  body: string | null;

  @Column({ type: 'text', nullable: true })
  etag: string | null;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}

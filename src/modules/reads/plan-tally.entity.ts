import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How the items of a plan stood when they were last counted. It is true as long as `basis` is that of the reader's day and no
 * `plan_touch` tells of a change since (`docs/decisions/0023-counts-are-kept-with-what-they-were-counted-from.md`).
 */
@Entity()
export class PlanTallyEntity {
  @PrimaryColumn({ type: 'bigint' })
  planId: string;

  /** Digest of the day and of the due dates up to which the ladders were yellow. */
  @Column({ type: 'uuid' })
  basis: string;

  @Column({ type: 'int' })
  items: number;

  @Column({ type: 'int' })
  red: number;

  @Column({ type: 'int' })
  yellow: number;

  @Column({ type: 'int' })
  green: number;

  @Column({ type: 'int' })
  grey: number;

  @Column({ type: 'int' })
  completed: number;

  /** Under way, and blocked by the last word of a unit. */
  @Column({ type: 'int' })
  blocked: number;

  @Column({ type: 'int' })
  suspended: number;

  /** Assignments that nobody has signed for. */
  @Column({ type: 'int' })
  unacknowledged: number;
}

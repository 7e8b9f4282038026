import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';

/** Greater than any obligation's id: a cursor there has passed its whole day. */
export const END_OF_DAY = '9223372036854775807';

/**
 * How far one rung of a ladder has been worked off in one lane: every position of the lane up to and including (dueOn, obligationId) has
 * passed the rung. `docs/decisions/0018-a-cursor-for-each-rung.md`.
 */
@Entity()
export class LadderCursorEntity {
  @PrimaryColumn({ type: 'text' })
  ladder: string;

  @PrimaryColumn({ type: 'smallint' })
  lane: number;

  @PrimaryColumn({ type: 'text' })
  rungCode: string;

  @Column({ type: 'date' })
  dueOn: LocalDate;

  @Column({ type: 'bigint' })
  obligationId: string;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { ItemCycleKind } from '../../domain/item/item-cycles.js';
import type { Cadence } from '../../domain/kernel/deadline.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { ItemEntity } from './item.entity.js';

/**
 * A rhythm in which an item is answered for: by its lead units (the quarterly review of 持续推进, or the deadline's own 每季度末),
 * or by the office (the year-end rollover of 持续推进).
 */
@Entity()
@Unique(['itemId', 'kind'])
@Index('ix_item_cycle_next', ['nextOpensOn'], { where: 'next_opens_on is not null' })
export class ItemCycleEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  itemId: string;

  @ManyToOne(() => ItemEntity, { nullable: false })
  @JoinColumn()
  item: Relation<ItemEntity>;

  @Column({ type: 'text' })
  kind: ItemCycleKind;

  @Column({ type: 'text' })
  every: Cadence['every'];

  /** Day of the month it falls due; null for the last day of the period. */
  @Column({ type: 'int', nullable: true })
  day: number | null;

  @Column({ type: 'date' })
  startsOn: LocalDate;

  @Column({ type: 'date', nullable: true })
  endsOn: LocalDate | null;

  /** First day on which the cycles sweep has a period to open; null when nothing is left. */
  @Column({ type: 'date', nullable: true })
  nextOpensOn: LocalDate | null;
}

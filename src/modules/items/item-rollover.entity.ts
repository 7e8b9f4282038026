import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { RolloverDecision } from '../../domain/item/rollover.js';
import { AccountEntity } from '../accounts/index.js';
import { ItemEntity } from './item.entity.js';

/** What the office decided of a 持续推进 item at a year's end (年底查账续办). */
@Entity()
@Unique(['itemId', 'year'])
export class ItemRolloverEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  itemId: string;

  @ManyToOne(() => ItemEntity, { nullable: false })
  @JoinColumn()
  item: Relation<ItemEntity>;

  /** The year that ends. */
  @Column({ type: 'int' })
  year: number;

  @Column({ type: 'text' })
  decision: RolloverDecision;

  @Column({ type: 'text', default: '' })
  reason: string;

  @Column({ type: 'bigint' })
  decidedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  decidedBy: Relation<AccountEntity>;

  @Column({ type: 'timestamptz' })
  decidedAt: Date;
}

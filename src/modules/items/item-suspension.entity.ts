import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { ItemEntity } from './item.entity.js';

/** A span in which an item was suspended (中止), with the office's reason; the clocks of its obligations stand still in their own ledger. */
@Entity()
@Index('ix_item_suspension_item', ['itemId'])
export class ItemSuspensionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  itemId: string;

  @ManyToOne(() => ItemEntity, { nullable: false })
  @JoinColumn()
  item: Relation<ItemEntity>;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'date' })
  suspendedOn: LocalDate;

  @Column({ type: 'timestamptz' })
  suspendedAt: Date;

  @Column({ type: 'bigint' })
  suspendedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  suspendedBy: Relation<AccountEntity>;

  /** Null while it is suspended. */
  @Column({ type: 'date', nullable: true })
  resumedOn: LocalDate | null;

  @Column({ type: 'timestamptz', nullable: true })
  resumedAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  resumedById: string | null;
}

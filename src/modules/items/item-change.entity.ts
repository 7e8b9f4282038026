import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { ReopeningCause } from '../../domain/item/reopening.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { AdjustedUnit } from '../../domain/notification/change-text.js';
import { AccountEntity } from '../accounts/index.js';
import { ItemEntity } from './item.entity.js';

export type ItemChangeKind = 'adjusted' | 'terminated' | 'completed' | 'verified' | 'closedOut' | 'reopened';

/** What the office has done to an item, with whom it concerned. Rows are never changed. */
@Entity()
@Index('ix_item_change_item', ['itemId', 'kind'])
export class ItemChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  itemId: string;

  @ManyToOne(() => ItemEntity, { nullable: false })
  @JoinColumn()
  item: Relation<ItemEntity>;

  @Column({ type: 'text' })
  kind: ItemChangeKind;

  /** The reason, or what a verification found. */
  @Column({ type: 'text', default: '' })
  reason: string;

  /** Who approved it (批准机关); '' where nobody has to. */
  @Column({ type: 'text', default: '' })
  authority: string;

  /** Why it is handled again; null for other changes. */
  @Column({ type: 'text', nullable: true })
  cause: ReopeningCause | null;

  /** Day in force after the change; null for a change that sets none. */
  @Column({ type: 'date', nullable: true })
  dueOn: LocalDate | null;

  /** The units to be told, each with what it means for it. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  units: { unitId: string; change: AdjustedUnit }[];

  @Column({ type: 'bigint', nullable: true })
  changedById: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  changedBy: Relation<AccountEntity> | null;

  @Column({ type: 'timestamptz' })
  changedAt: Date;
}

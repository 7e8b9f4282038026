import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { ItemEntity } from './item.entity.js';
import { ProgressReportEntity } from './progress-report.entity.js';

/** A number reached on a day, of one of an item's numeric targets: given with a progress report, or set by the office as the baseline. */
@Entity()
@Index('ix_target_value_item', ['itemId', 'position', 'onDay'])
@Check('ck_target_value_finite', `value > '-Infinity'::numeric and value < 'Infinity'::numeric`)
export class TargetValueEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  itemId: string;

  @ManyToOne(() => ItemEntity, { nullable: false })
  @JoinColumn()
  item: Relation<ItemEntity>;

  /** Position of the target in the item's list, from 1. */
  @Column({ type: 'int' })
  position: number;

  /** The report it came with; null for a baseline set by the office. */
  @Column({ type: 'bigint', nullable: true })
  progressReportId: string | null;

  @ManyToOne(() => ProgressReportEntity, { nullable: true })
  @JoinColumn()
  progressReport: Relation<ProgressReportEntity> | null;

  @Column({ type: 'numeric' })
  value: string;

  @Column({ type: 'date' })
  onDay: LocalDate;

  @Column({ type: 'bigint' })
  reportedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  reportedBy: Relation<AccountEntity>;
}

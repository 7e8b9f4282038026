import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { AssignmentEntity, ItemEntity } from '../items/index.js';
import { UnitEntity } from '../units/index.js';

/** One urge (催办) of one unit on one item, by the office or by the lead unit. */
@Entity()
@Index('ix_urge_assignment', ['assignmentId', 'urgedOn'])
export class UrgeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Index('ix_urge_item')
  @Column({ type: 'bigint' })
  itemId: string;

  @ManyToOne(() => ItemEntity, { nullable: false })
  @JoinColumn()
  item: Relation<ItemEntity>;

  @Column({ type: 'bigint' })
  assignmentId: string;

  @ManyToOne(() => AssignmentEntity, { nullable: false })
  @JoinColumn()
  assignment: Relation<AssignmentEntity>;

  /** The unit that was urged, as it held the responsibility then. */
  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  @Column({ type: 'bigint' })
  urgedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  urgedBy: Relation<AccountEntity>;

  /** The lead unit that urged; null when the office did. */
  @Column({ type: 'bigint', nullable: true })
  urgingUnitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  urgingUnit: Relation<UnitEntity> | null;

  @Column({ type: 'text', default: '' })
  text: string;

  /** How the responsibility stood then, so that what the unit does next can be told from what it had done: signed for or not, its last report and claim. */
  @Column({ type: 'boolean' })
  acknowledged: boolean;

  @Column({ type: 'bigint', nullable: true })
  lastReportId: string | null;

  @Column({ type: 'bigint', nullable: true })
  lastClaimId: string | null;

  @Column({ type: 'date' })
  urgedOn: LocalDate;

  @Column({ type: 'timestamptz' })
  urgedAt: Date;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { PlanEntity } from '../plans/index.js';
import { UnitEntity } from '../units/index.js';
import { ItemEntity } from './item.entity.js';

/** One unit's duty on one item (责任). */
@Entity()
// A unit that was taken off may be given the same role again.
@Index('uq_assignment_standing', ['itemId', 'unitId', 'role'], { unique: true, where: `status <> 'withdrawn'` })
@Index('ix_assignment_item', ['itemId'])
@Index('ix_assignment_unit', ['unitId', 'status'])
// Status and signature as well: who has signed is counted in the index.
@Index('ix_assignment_plan', ['planId', 'unitId', 'status', 'acknowledgedAt'])
export class AssignmentEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  itemId: string;

  @ManyToOne(() => ItemEntity, { nullable: false })
  @JoinColumn()
  item: Relation<ItemEntity>;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  @Column({ type: 'text' })
  role: AssignmentRole;

  /** The printed role word (牵头单位, 责任单位 …): the same word means different roles in different documents. */
  @Column({ type: 'text' })
  roleWord: string;

  @Column({ type: 'text' })
  printed: string;

  /** Group code the unit came from (各区人民政府), null when it is named itself. */
  @Column({ type: 'text', nullable: true })
  viaGroup: string | null;

  /** Order of printing within the role. */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  status: AssignmentState;

  @Column({ type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  /** Last day on which the unit may decline it (退办), counted when it was assigned; null where none was counted. */
  @Column({ type: 'date', nullable: true })
  declineBy: LocalDate | null;

  /** Day the unit claimed completion (申报办结), kept through the office's review; null while it has not. */
  @Column({ type: 'date', nullable: true })
  claimedOn: LocalDate | null;

  @Column({ type: 'int', default: 1 })
  version: number;
}

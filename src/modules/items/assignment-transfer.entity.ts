import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { UnitEntity } from '../units/index.js';
import { AssignmentEntity } from './assignment.entity.js';

/** An assignment that a successor unit took over: who answered for it until then. Rows are never changed. */
@Entity()
@Index('ix_assignment_transfer_assignment', ['assignmentId'])
export class AssignmentTransferEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  assignmentId: string;

  @ManyToOne(() => AssignmentEntity, { nullable: false })
  @JoinColumn()
  assignment: Relation<AssignmentEntity>;

  @Column({ type: 'bigint' })
  fromUnitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  fromUnit: Relation<UnitEntity>;

  /** Name it had then: it stays readable when the unit is renamed later. */
  @Column({ type: 'text' })
  fromName: string;

  @Column({ type: 'bigint' })
  toUnitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  toUnit: Relation<UnitEntity>;

  /** The change of units it belongs to. */
  @Column({ type: 'bigint' })
  unitChangeId: string;

  /** The successor had one of its own on the item: this one ended in it. */
  @Column({ type: 'bigint', nullable: true })
  mergedIntoId: string | null;

  @Column({ type: 'timestamptz' })
  movedAt: Date;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { UnitEntity } from '../units/index.js';
import { CircularEntity } from './circular.entity.js';

/** What a circular says of one unit, or what a briefing takes from it. */
@Entity()
@Unique(['circularId', 'unitId'])
export class CircularPassageEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  circularId: string;

  @ManyToOne(() => CircularEntity, { nullable: false })
  @JoinColumn()
  circular: Relation<CircularEntity>;

  @Index('ix_circular_passage_unit')
  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  /** Whose facts it tells, when the unit has succeeded that one since; null: its own. */
  @Column({ type: 'bigint', nullable: true })
  factsUnitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  factsUnit: Relation<UnitEntity> | null;

  /** Official order. */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  text: string;

  /** As it was made from the facts, before anybody changed it. */
  @Column({ type: 'text' })
  compiledText: string;

  /** Why it was changed or left out after the unit had been asked; '' while it was not. */
  @Column({ type: 'text', default: '' })
  correction: string;

  /** How many replies were given before it was last asked for or corrected: they speak of other words. */
  @Column({ type: 'int', default: 0 })
  repliesBefore: number;

  /** False when the office left the unit out. */
  @Column({ type: 'boolean', default: true })
  named: boolean;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { UnitChangeKind } from '../../domain/unit/unit-change.js';
import { UnitEntity } from '../units/index.js';

/** A unit is renamed, merged, split or dissolved (机构改革), from a day on. It waits for its day; the tick puts it into effect. */
@Entity()
@Index('ix_unit_change_waiting', ['effectiveOn'], { where: 'applied_at is null and cancelled_at is null' })
export class UnitChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  kind: UnitChangeKind;

  /** First day it holds. */
  @Column({ type: 'date' })
  effectiveOn: LocalDate;

  /** Why, and by which document. */
  @Column({ type: 'text' })
  reason: string;

  /** New name of a renamed unit; '' for other changes. */
  @Column({ type: 'text', default: '' })
  newName: string;

  /** The unit goes on after a split; merged and dissolved units end. */
  @Column({ type: 'boolean', default: false })
  goesOn: boolean;

  /** Assignments that go to another successor than the first one, by id. */
  @Column({ type: 'jsonb', default: () => "'{}'" })
  exceptions: Record<string, string>;

  @Column({ type: 'bigint', nullable: true })
  decidedById: string | null;

  @Column({ type: 'text' })
  decidedByName: string;

  @Column({ type: 'timestamptz' })
  decidedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  appliedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  cancelledAt: Date | null;
}

/** A unit that changes, and one that takes over; the first of several takes what no exception names. A renamed unit has itself. */
@Entity()
@Index('ix_unit_succession_to', ['toUnitId'])
export class UnitSuccessionEntity {
  @PrimaryColumn({ type: 'bigint' })
  unitChangeId: string;

  @PrimaryColumn({ type: 'bigint' })
  fromUnitId: string;

  @PrimaryColumn({ type: 'int' })
  position: number;

  /** Null where nobody takes over. */
  @Column({ type: 'bigint', nullable: true })
  toUnitId: string | null;

  @ManyToOne(() => UnitChangeEntity, { nullable: false })
  @JoinColumn()
  unitChange: Relation<UnitChangeEntity>;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  fromUnit: Relation<UnitEntity>;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  toUnit: Relation<UnitEntity> | null;
}

import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { UnitEntity } from './unit.entity.js';

/** A leading group (or supervising body) whose office receives escalations; the office sits in a unit. */
@Entity()
export class LeadingGroupEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  name: string;

  /** What people call the office that receives escalations: X领导小组办公室, or the supervising unit of a plan without a leading group. */
  @Column({ type: 'text' })
  officeName: string;

  @Column({ type: 'bigint', nullable: true })
  officeUnitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  officeUnit: Relation<UnitEntity> | null;
}

import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { UnitEntity } from './unit.entity.js';

/** A leading group (or supervising body) whose office receives escalations; the office sits in a unit. */
@Entity()
export class LeadingGroupEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  name: string;

  @Column({ type: 'bigint', nullable: true })
  officeUnitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  officeUnit: Relation<UnitEntity> | null;
}

import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { UnitEntity } from './unit.entity.js';

@Entity()
export class UnitGroupEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  aliases: string[];

  /** False for names such as 市直各部门 whose members nobody has listed yet. */
  @Column({ type: 'boolean' })
  membershipKnown: boolean;

  @Column({ type: 'boolean', default: false })
  minusNamed: boolean;
}

@Entity()
export class UnitGroupMemberEntity {
  @PrimaryColumn({ type: 'bigint' })
  groupId: string;

  @PrimaryColumn({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitGroupEntity, { nullable: false })
  @JoinColumn()
  group: Relation<UnitGroupEntity>;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;
}

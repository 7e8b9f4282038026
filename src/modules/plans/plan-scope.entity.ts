import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { PlanEntity } from './plan.entity.js';

/** What a group name means in this document only (各区人民政府〈含开发区…,下同〉). */
@Entity()
@Unique(['planId', 'groupCode'])
export class PlanScopeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'text' })
  groupCode: string;

  @Column({ type: 'text' })
  words: string;

  @Column({ type: 'text', array: true })
  memberCodes: string[];
}

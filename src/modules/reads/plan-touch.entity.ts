import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Says that rows a plan's tally counts have changed; written by triggers in the transaction of the change, deleted when the plan is counted again. No two writers ever meet in a row. */
@Entity()
export class PlanTouchEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;
}

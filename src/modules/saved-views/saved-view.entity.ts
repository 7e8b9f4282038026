import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { AccountEntity } from '../accounts/index.js';
import { PlanEntity } from '../plans/index.js';
import { LeadingGroupEntity } from '../units/index.js';

/** A way of looking at a ledger that somebody gave a name: what stands behind the question mark of its address. */
@Entity()
@Index('ix_saved_view_account', ['accountId'], { where: 'leading_group_id is null' })
@Index('ix_saved_view_office', ['leadingGroupId'], { where: 'leading_group_id is not null' })
export class SavedViewEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  /** Who saved it; without a leading group it is theirs alone. */
  @Column({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  /** The office whose people all see it; null for a personal one. */
  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  /** The plan it belongs to; null for every plan. */
  @Index('ix_saved_view_plan')
  @Column({ type: 'bigint', nullable: true })
  planId: string | null;

  @ManyToOne(() => PlanEntity, { nullable: true })
  @JoinColumn()
  plan: Relation<PlanEntity> | null;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  address: string;
}

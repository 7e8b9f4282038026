import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { AccountRole } from '../../domain/policy/actor.js';
import { LeadingGroupEntity, UnitEntity } from '../units/index.js';
import { AccountEntity } from './account.entity.js';
import { PostEntity } from './post.entity.js';

export type RoleChangeKind = 'grant' | 'revoke' | 'succeed';
export type RoleChangeState = 'proposed' | 'confirmed' | 'rejected';

/** A change of somebody's posts: proposed by one person, in force when another one confirms it. */
@Entity()
@Index('ix_role_change_open', ['id'], { where: `state = 'proposed'` })
@Check('ck_role_change_decided', `(state = 'proposed') = (decided_by_id is null)`)
@Check('ck_role_change_two_people', `decided_by_id is null or decided_by_id <> proposed_by_id or state = 'rejected'`)
export class RoleChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  kind: RoleChangeKind;

  /** Whose posts change: who gets the post, loses it, or follows in it. */
  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  /** The post that ends (revoke, succeed); the one that begins once confirmed (grant). */
  @ManyToOne(() => PostEntity, { nullable: true })
  @JoinColumn()
  post: Relation<PostEntity> | null;

  @Column({ type: 'text' })
  role: AccountRole;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  unit: Relation<UnitEntity> | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  @Column({ type: 'bigint', array: true, nullable: true })
  field: string[] | null;

  @Column({ type: 'text', default: 'proposed' })
  state: RoleChangeState;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  proposedBy: Relation<AccountEntity>;

  @Column({ type: 'timestamptz' })
  proposedAt: Date;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  decidedBy: Relation<AccountEntity> | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** Why it was rejected; '' otherwise. */
  @Column({ type: 'text', default: '' })
  reason: string;
}

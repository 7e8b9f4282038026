import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { AccountRole } from '../../domain/policy/actor.js';
import { LeadingGroupEntity, UnitEntity } from '../units/index.js';

@Entity()
@Index('ix_account_unit_role', ['unitId', 'role'], { where: 'active' })
@Index('ix_account_leading_group', ['leadingGroupId'], { where: 'active and leading_group_id is not null' })
@Check('ck_account_role_place', `(role = 'officeClerk') = (leading_group_id is not null) and (role in ('leader', 'officeClerk', 'systemAdministrator') or unit_id is not null)`)
export class AccountEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  login: string;

  @Column({ type: 'text' })
  displayName: string;

  @Column({ type: 'text' })
  role: AccountRole;

  @Column({ type: 'bigint', nullable: true })
  unitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  unit: Relation<UnitEntity> | null;

  /** Set for clerks of a leading-group office: their inbox is the office's. */
  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  /** Demo accounts need no password and are refused in production mode. */
  @Column({ type: 'boolean', default: false })
  demo: boolean;
}

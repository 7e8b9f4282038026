import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { AccountRole } from '../../domain/policy/actor.js';
import { LeadingGroupEntity, UnitEntity } from '../units/index.js';
import { AccountEntity } from './account.entity.js';

/**
 * A post (岗位): one person in one role for one unit or one leading-group office. A person may hold several and acts in one at a time. The view
 * `incumbent` (in the migration) holds the posts that are held today; triggers beside it keep the administrators apart (promise A19).
 */
@Entity()
@Index('ix_post_unit', ['unitId', 'role'], { where: 'active' })
@Index('ix_post_leading_group', ['leadingGroupId'], { where: 'active and leading_group_id is not null' })
// The same post twice would tell its person everything twice; places that are null count as equal, which TypeORM cannot say.
@Index('uq_post_held', { synchronize: false })
@Check('ck_post_place', `(role in ('officeClerk', 'officeDirector')) = (leading_group_id is not null) and (role not in ('liaison', 'clerk', 'unitHead') or unit_id is not null)`)
@Check('ck_post_field', `field is null or role = 'leader'`)
@Check('ck_post_administrator', `role not in ('systemAdministrator', 'securityAdministrator', 'auditor') or (unit_id is null and valid_until is null)`)
export class PostEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Index('ix_post_account')
  @Column({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  @Column({ type: 'text' })
  role: AccountRole;

  @Column({ type: 'bigint', nullable: true })
  unitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  unit: Relation<UnitEntity> | null;

  /** Set for people of a leading-group office: their inbox is the office's. */
  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  /** A leader's field: the leading groups he looks after; null for the whole. */
  @Column({ type: 'bigint', array: true, nullable: true })
  field: string[] | null;

  /** Duty desk (值班) of its office: receives what nobody else can. */
  @Column({ type: 'boolean', default: false })
  onDuty: boolean;

  /** False once it was taken away; the row stays, so that past acts keep their post. */
  @Column({ type: 'boolean', default: true })
  active: boolean;

  /** First and last day, both inclusive; null: since ever, without end. */
  @Column({ type: 'date', nullable: true })
  validFrom: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  validUntil: LocalDate | null;
}

import { Injectable } from '@nestjs/common';
import type { AccountRole, Actor } from '../../domain/policy/actor.js';
import { can, mayEver } from '../../domain/policy/can.js';
import { maskedPhone } from '../../domain/policy/phone.js';
import { assertRolesCompatible } from '../../domain/policy/post-place.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { type ActivationCode, permit, planInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { AccountAdministrationService } from './account-administration.service.js';
import { Posts } from './posts.js';

export interface PersonView {
  /** Null, like the address, for whoever sees no whole telephone. */
  readonly login: string | null;
  readonly displayName: string;
  readonly role: AccountRole;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly onDuty: boolean;
}

/** A line of the list of liaisons: a unit that has not registered one stands there without a person. */
export interface LiaisonLine {
  readonly unitId: string;
  readonly unit: string;
  readonly login: string | null;
  readonly displayName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface NamedLiaison {
  readonly login: string;
  readonly displayName: string;
  readonly phone: string;
  readonly email: string | null;
  /** Login of the liaison who stops being it; null: the unit has one more. */
  readonly replaces: string | null;
}

export interface RegisteredLiaison {
  readonly person: PersonView;
  /** For an account that is new; null for somebody who signs in already. */
  readonly activation: ActivationCode | null;
}

const PERSON = `
  select post.login, post.display_name as "displayName", post.role, post.unit_id as "unitId", unit.name as unit, account.phone, post.email, post.on_duty as "onDuty"
  from incumbent post join account on account.id = post.id left join unit on unit.id = post.unit_id`;
const OFFICE_PEOPLE = `${PERSON} where post.leading_group_id = $1 order by array_position(array['officeDirector', 'officeClerk'], post.role), post.post_id`;
const UNIT_PEOPLE = `${PERSON} where post.unit_id = $1 and post.leading_group_id is null order by array_position(array['unitHead', 'liaison', 'clerk'], post.role), post.post_id`;

/** Who works where: the office's people and its duty desk, the liaisons the units have registered. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountAdministrationService,
    private readonly posts: Posts,
    private readonly audit: Audit,
  ) {}

  /** The people of a leading-group office; for that office and leaders in whose field it lies. */
  async ofOffice(actor: Actor, leadingGroupId: string): Promise<PersonView[]> {
    await this.permitOffice(actor, leadingGroupId);
    return (await this.uow.query<PersonView>(OFFICE_PEOPLE, [leadingGroupId])).map((person) => shown(actor, person));
  }

  /** The people of a unit; for that unit, for offices whose plans it works on, and for leaders in whose field these lie. */
  async ofUnit(actor: Actor, unitId: string): Promise<PersonView[]> {
    await this.permitUnit(actor, unitId);
    return (await this.uow.query<PersonView>(UNIT_PEOPLE, [unitId])).map((person) => shown(actor, person));
  }

  /** The list of liaisons (联络员名单) filed with an office: of all units with work under its plans, those without one too. */
  async liaisonsOf(actor: Actor, leadingGroupId: string): Promise<LiaisonLine[]> {
    await this.permitOffice(actor, leadingGroupId);
    const lines = await this.uow.query<LiaisonLine>(
      `select person.login, person.display_name as "displayName", unit.id as "unitId", unit.name as unit, account.phone, person.email
       from unit left join incumbent person on person.unit_id = unit.id and person.role = 'liaison' left join account on account.id = person.id
       where exists (select from assignment join plan on plan.id = plan_id where assignment.unit_id = unit.id and plan.leading_group_id = $1 and assignment.status <> 'withdrawn')
       order by unit.position, person.post_id`,
      [leadingGroupId],
    );
    return lines.map((line) => shown(actor, line));
  }

  /** Puts a person of the own office on the duty desk (值班), or takes them off. */
  async arrangeDuty(actor: Actor, leadingGroupId: string, login: string, onDuty: boolean): Promise<PersonView[]> {
    permit(actor, 'arrangeDuty', { leadingGroupId: actor.leadingGroupId });
    await this.permitOffice(actor, leadingGroupId);
    return this.uow.run(async (tx) => {
      const changed = await tx.query<{ id: string }>(
        `update post set on_duty = $3 from account where account.id = account_id and login = $1 and leading_group_id = $2 and post.active and account.active returning post.id`, [login, leadingGroupId, onDuty]);
      if (changed.length === 0) throw unknownReference('/login', `本办公室没有“${login.slice(0, 80)}”这个人。`);
      await this.audit.record(tx, actor, changed.map(({ id }) => ({ action: 'post.dutyArranged', subjectType: 'post', subjectId: id, detail: { onDuty } })));
      return (await tx.query<PersonView>(OFFICE_PEOPLE, [leadingGroupId])).map((person) => shown(actor, person));
    });
  }

  /**
   * The unit names its liaison, who need not have an account yet; the office sees it in its list. Somebody of another unit cannot be named: what
   * they see there is not this unit's to widen.
   */
  async registerLiaison(actor: Actor, unitId: string, named: NamedLiaison): Promise<RegisteredLiaison> {
    if (!mayEver(actor, 'registerLiaison')) permit(actor, 'registerLiaison');
    await this.permitUnit(actor, unitId);
    permit(actor, 'registerLiaison', { unitId });
    return this.uow.run(async (tx) => {
      const replaced = named.replaces === null ? null : await this.liaisonPost(tx, unitId, named.replaces);
      const { id, activation } = await this.personNamed(tx, actor, unitId, named);
      assertRolesCompatible(await this.posts.rolesOf(tx, id), 'liaison');
      const openedId = await this.posts.open(tx, actor, id, { role: 'liaison', unitId, leadingGroupId: null, field: null });
      if (replaced !== null) {
        await this.posts.handOver(tx, { from: replaced.accountId, to: id, postId: replaced.postId, openedId });
        await this.posts.end(tx, actor, replaced.postId);
      }
      await this.audit.record(tx, actor, [{ action: 'unit.liaisonRegistered', subjectType: 'unit', subjectId: unitId, detail: { accountId: id, replaces: replaced?.accountId ?? null } }]);
      const [person] = await tx.query<PersonView>(`${PERSON} where post.id = $1 and post.unit_id = $2 and post.role = 'liaison'`, [id, unitId]);
      if (!person) throw new Error('the liaison is not there');
      return { person, activation };
    });
  }

  private async personNamed(tx: Tx, actor: Actor, unitId: string, { login, displayName, phone, email }: NamedLiaison): Promise<{ id: string; activation: ActivationCode | null }> {
    const [known] = await tx.query<{ id: string; ofUnit: boolean }>(
      `select id, exists (select from incumbent where incumbent.id = account.id and unit_id = $2 and leading_group_id is null) as "ofUnit" from account where login = $1 for update`, [login, unitId]);
    if (known && !known.ofUnit) throw new Failure('conflict-state', `登录名“${login}”已有人使用，且不是本单位的人；请换一个登录名，或请安全管理员办理。`);
    if (known) {
      await tx.query('update account set phone = $2, email = coalesce($3, email) where id = $1', [known.id, phone, email]);
      return { id: known.id, activation: null };
    }
    const { id, code } = await this.accounts.add(tx, actor, { login, displayName, email, phone, program: false });
    return { id, activation: code };
  }

  private async liaisonPost(tx: Tx, unitId: string, login: string): Promise<{ postId: string; accountId: string }> {
    const [post] = await tx.query<{ postId: string; accountId: string }>(
      `select post_id as "postId", id as "accountId" from incumbent where login = $1 and unit_id = $2 and role = 'liaison'`, [login, unitId]);
    if (!post) throw unknownReference('/replaces', `“${login.slice(0, 80)}”不是本单位的联络员。`);
    return post;
  }

  private async permitOffice(actor: Actor, leadingGroupId: string): Promise<void> {
    permit(actor, 'readPeople', { unitId: actor.unitId, leadingGroupId: actor.leadingGroupId });
    const seen = actor.role === 'leader' ? await this.inField(actor, 'plan.leading_group_id = $1', leadingGroupId) : actor.leadingGroupId === leadingGroupId;
    if (!seen) throw new Failure('not-found', `没有编号为 ${leadingGroupId} 的领导小组。`);
  }

  private async permitUnit(actor: Actor, unitId: string): Promise<void> {
    permit(actor, 'readPeople', { unitId: actor.unitId, leadingGroupId: actor.leadingGroupId });
    if (!(await this.seesUnit(actor, unitId))) throw new Failure('not-found', `没有编号为 ${unitId} 的单位。`);
  }

  private async seesUnit(actor: Actor, unitId: string): Promise<boolean> {
    const works = 'exists (select from assignment where plan_id = plan.id and unit_id = $1)';
    if (actor.role === 'leader') return this.inField(actor, works, unitId);
    if (actor.leadingGroupId === null) return actor.unitId === unitId;
    const [plan] = await this.uow.query<{ id: string }>(`select id from plan where ${works} and leading_group_id = $2 limit 1`, [unitId, actor.leadingGroupId]);
    return plan !== undefined;
  }

  /** True when one of the leader's plans meets the condition over `plan` and `$1`. */
  private async inField(actor: Actor, condition: string, id: string): Promise<boolean> {
    const parameters: unknown[] = [id];
    const [plan] = await this.uow.query<{ id: string }>(`select id from plan where ${condition} and ${planInScope(actor, 'plan', parameters)} limit 1`, parameters);
    return plan !== undefined;
  }
}

/**
 * Whole telephones for the own unit and for offices (access table, row 25). Whoever only looks sees who it is and the ends of the number, and neither
 * login nor address: as little as the purpose needs (《个人信息保护法》第六条).
 */
function shown<Person extends { readonly unitId: string | null; readonly login: string | null; readonly phone: string | null; readonly email: string | null }>(actor: Actor, person: Person): Person {
  if (can(actor, 'readPhones', { unitId: person.unitId, leadingGroupId: actor.leadingGroupId })) return person;
  return { ...person, login: null, phone: person.phone === null ? null : maskedPhone(person.phone), email: null };
}

import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import { planMachine, type PlanState } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { permit, planInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { UnitsService } from '../units/index.js';
import { AssignmentChanges, type NewAssignment } from './assignment-changes.js';
import { ItemJournal } from './item-journal.js';
import { JointLeads } from './joint-leads.js';

export interface GroupMembership {
  readonly planId: string;
  readonly code: string;
  readonly name: string;
  readonly memberCodes: readonly string[];
  /** Assignments that were given and taken back by the change. */
  readonly given: number;
  readonly withdrawn: number;
  /** The version of the plan. */
  readonly version: number;
}

interface LockedPlan {
  readonly status: PlanState;
  readonly leadingGroupId: string | null;
  readonly version: number;
}

interface GroupAssignment extends NewAssignment {
  readonly id: string;
  readonly standing: boolean;
  readonly withdrawable: boolean;
}

/** Who belongs to a group (各区人民政府) as far as one plan is concerned. */
@Injectable()
export class GroupMembershipService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly units: UnitsService,
    private readonly assignments: AssignmentChanges,
    private readonly leads: JointLeads,
    private readonly journal: ItemJournal,
    private readonly audit: Audit,
  ) {}

  /** Sets the members for this plan only: on its unfinished items whoever is new is given what the group holds, whoever is out is relieved of it unless it is done. */
  set(actor: Actor, planId: string, code: string, memberCodes: readonly string[], words: string, expected: ExpectedVersions = null): Promise<GroupMembership> {
    return this.uow.run(async (tx) => {
      const plan = await lockPlan(tx, actor, planId);
      permit(actor, 'adjustItem', { leadingGroupId: plan.leadingGroupId });
      refuseStale(plan.version, expected);
      if (plan.status !== 'draft' && plan.status !== 'issued') throw new Failure('conflict-state', `方案现在是“${planMachine.stateTitles[plan.status]}”，不能再调整组的成员。`);
      const reason = statedReason(words, '调整组的成员');
      const [group] = await tx.query<{ name: string }>('select name from unit_group where code = $1', [code]);
      if (!group) throw new Failure('not-found', `没有代码为“${code}”的单位组。`);
      const members = await this.units.idsByCode(tx, memberCodes, '/memberCodes');
      await tx.query(
        `insert into plan_scope (plan_id, group_code, words, member_codes) values ($1, $2, $3, $4)
         on conflict (plan_id, group_code) do update set member_codes = excluded.member_codes`,
        [planId, code, reason, [...members.keys()]],
      );
      await tx.query('update plan set version = version + 1 where id = $1', [planId]);
      const { given, withdrawn, itemIds } = await this.follow(tx, actor, planId, code, new Set(members.values()), reason);
      await this.leads.align(tx, itemIds);
      await this.audit.record(tx, actor, [{ action: 'plan.groupSet', subjectType: 'plan', subjectId: planId, detail: { code, memberCodes: [...members.keys()], reason } }]);
      return { planId, code, name: group.name, memberCodes: [...members.keys()], given: given.length, withdrawn: withdrawn.length, version: plan.version + 1 };
    });
  }

  private async follow(tx: Tx, actor: Actor, planId: string, code: string, members: ReadonlySet<string>, reason: string) {
    const held = await tx.query<GroupAssignment>(
      `select assignment.id, item_id as "itemId", unit_id as "unitId", role, role_word as "roleWord", printed, via_group as "viaGroup",
              assignment.status <> 'withdrawn' as standing, assignment.status = any($3::text[]) as withdrawable
       from assignment join item on item.id = item_id
       where assignment.plan_id = $1 and via_group = $2 and item.status in ('draft', 'issued', 'inProgress', 'suspended') order by item.position, assignment.position for update of item, assignment`,
      [planId, code, assignmentMachine.statesAllowing('withdraw')],
    );
    const others = await tx.query<{ itemId: string; unitId: string; role: AssignmentRole }>(
      `select item_id as "itemId", unit_id as "unitId", role from assignment where item_id = any($1::bigint[]) and status <> 'withdrawn'`,
      [held.map(({ itemId }) => itemId)],
    );
    const taken = new Set(others.map(({ itemId, unitId, role }) => `${itemId}/${unitId}/${role}`));
    const duties = new Map(held.map((row) => [`${row.itemId}/${row.role}`, row]));
    const given = [...duties.values()].flatMap(({ itemId, role, roleWord, printed }) =>
      [...members].filter((unitId) => !taken.has(`${itemId}/${unitId}/${role}`)).map((unitId): NewAssignment => ({ itemId, unitId, role, roleWord, printed, viaGroup: code })),
    );
    const withdrawn = held.filter(({ standing, withdrawable, unitId }) => standing && withdrawable && !members.has(unitId));
    await this.assignments.withdraw(tx, actor, withdrawn.map(({ id }) => id), reason);
    await this.assignments.give(tx, actor, given, '/memberCodes');
    const itemIds = [...new Set([...given, ...withdrawn].map(({ itemId }) => itemId))];
    for (const itemId of itemIds) {
      const of = <Row extends { readonly itemId: string; readonly unitId: string }>(rows: readonly Row[], change: 'opened' | 'withdrawn') =>
        rows.filter((row) => row.itemId === itemId).map(({ unitId }) => ({ unitId, change }));
      const units = [...of(given, 'opened'), ...of(withdrawn, 'withdrawn')];
      await this.journal.record(tx, actor, itemId, { kind: 'adjusted', reason, units, detail: { group: code, units } });
    }
    return { given, withdrawn, itemIds };
  }
}

async function lockPlan(tx: Tx, actor: Actor, planId: string): Promise<LockedPlan> {
  const parameters: unknown[] = [planId];
  const [plan] = await tx.query<LockedPlan>(
    `select status, leading_group_id as "leadingGroupId", version from plan where id = $1 and ${planInScope(actor, 'plan', parameters)} for update`, parameters);
  if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
  return plan;
}

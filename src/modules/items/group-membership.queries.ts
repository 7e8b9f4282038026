import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { planInScope } from '../accounts/index.js';

export interface PlanGroup {
  readonly code: string;
  readonly name: string;
  /** The note of the document, or the reason the office gave; '' where there is neither. */
  readonly words: string;
  readonly members: readonly { readonly code: string; readonly name: string }[];
  readonly items: number;
}

/** Reads of the groups (各区人民政府) of a plan. */
@Injectable()
export class GroupMembershipQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Every group the plan defines or gives work to, with its members in the official order; throws Failure not-found for a plan the actor may not see. */
  async ofPlan(actor: Actor, planId: string): Promise<PlanGroup[]> {
    const parameters: unknown[] = [planId];
    const [found] = await this.uow.query<{ groups: PlanGroup[] }>(
      `with held as (select via_group as code, item_id, unit_id from assignment where plan_id = $1 and via_group is not null and status <> 'withdrawn')
       select coalesce((
         select json_agg(json_build_object('code', unit_group.code, 'name', unit_group.name, 'words', coalesce(plan_scope.words, ''),
                  'members', (select coalesce(json_agg(json_build_object('code', unit.code, 'name', unit.name) order by unit.position), '[]') from unit
                              where case when plan_scope.id is null then unit.id in (select unit_id from held where held.code = unit_group.code) else unit.code = any(plan_scope.member_codes) end),
                  'items', (select count(distinct item_id)::int from held where held.code = unit_group.code)) order by unit_group.name)
         from unit_group left join plan_scope on plan_scope.plan_id = $1 and plan_scope.group_code = unit_group.code
         where plan_scope.id is not null or unit_group.code in (select code from held)), '[]') as groups
       from plan where id = $1 and ${planInScope(actor, 'plan', parameters)}`,
      parameters,
    );
    if (!found) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
    return found.groups;
  }
}

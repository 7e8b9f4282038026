import { Injectable } from '@nestjs/common';
import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { ProgressState } from '../../domain/assignment/assignment.rules.js';
import { nextRolloverOpening, rolloverHasBegun } from '../../domain/item/item-cycles.js';
import { itemLabel } from '../../domain/item/item-label.js';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import { proposedDecision, type RolloverDecision } from '../../domain/item/rollover.js';
import { type LocalDate, localDate, yearOf } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { itemInScope, planInScope, reportInScope } from '../accounts/index.js';
import { unitThen } from './unit-then.js';

/** One 持续推进 item at a year's end. */
export interface RolloverRow {
  readonly itemId: string;
  readonly title: string;
  readonly status: ItemState;
  readonly statusTitle: string;
  readonly leadUnits: readonly string[];
  readonly lastReport: { readonly unit: string; readonly state: ProgressState; readonly progress: string; readonly reportedAt: Date } | null;
  readonly proposed: RolloverDecision;
  /** Null while the office has not decided. */
  readonly decision: RolloverDecision | null;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

export interface PlanRollover {
  readonly planId: string;
  readonly year: number;
  /** Whether the office can decide now: its December has begun, and the plan was issued before it. */
  readonly begun: boolean;
  readonly dueOn: LocalDate;
  /** False: the plan has no leading group, so that nobody owes the confirmation. */
  readonly hasOffice: boolean;
  readonly undecided: number;
  readonly items: readonly RolloverRow[];
}

type StoredRow = Omit<RolloverRow, 'title' | 'statusTitle' | 'proposed'> & {
  readonly number: string;
  readonly position: number;
  readonly text: string;
  readonly leadStates: readonly AssignmentState[];
};

/** Items that go on, and those the year's decision has ended. */
const ITEMS = (actor: Actor, parameters: unknown[]): string => `
  select item.id as "itemId", item.number, item.position, left(item.text, 80) as text, item.status, leads.names as "leadUnits", leads.states as "leadStates",
         latest.report as "lastReport", item_rollover.decision, coalesce(item_rollover.reason, '') as reason, account.display_name as "decidedBy",
         item_rollover.decided_at as "decidedAt"
  from item join plan on plan.id = item.plan_id
  left join item_rollover on item_rollover.item_id = item.id and item_rollover.year = $2
  left join account on account.id = item_rollover.decided_by_id
  cross join lateral (
    select coalesce(array_agg(unit.name order by assignment.position), '{}') as names, coalesce(array_agg(assignment.status order by assignment.position), '{}') as states
    from assignment join unit on unit.id = assignment.unit_id where item_id = item.id and role = 'lead' and assignment.status <> 'withdrawn') leads
  left join lateral (
    select json_build_object('unit', ${unitThen('reported_at')}, 'state', state, 'progress', progress, 'reportedAt', reported_at) as report
    from progress_report join assignment on assignment.id = assignment_id join unit on unit.id = assignment.unit_id
    where item_id = item.id and ${reportInScope(actor, { assignment: 'assignment', plan: 'plan' }, parameters)} order by reported_at desc, progress_report.id desc limit 1) latest on true
  where item.plan_id = $1 and item.evergreen and (item.status in ('issued', 'inProgress', 'suspended') or item_rollover.id is not null)
    and ${itemInScope(actor, { item: 'item', plan: 'plan' }, parameters)}
  order by item.position`;

/** Reads of the year-end rollover. */
@Injectable()
export class RolloverQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** The plan's 持续推进 items in a year's rollover that exist for the actor; undefined when there is no such issued plan. */
  async ofPlan(actor: Actor, planId: string, year: number): Promise<PlanRollover | undefined> {
    const ofPlan: unknown[] = [planId];
    const [plan] = await this.uow.query<{ issuedOn: LocalDate; hasOffice: boolean; today: LocalDate }>(
      `select issued_on as "issuedOn", leading_group_id is not null as "hasOffice", app_today() as today from plan
       where id = $1 and issued_on is not null and ${planInScope(actor, 'plan', ofPlan)}`,
      ofPlan,
    );
    if (!plan) return undefined;
    const ofItems: unknown[] = [planId, year];
    const rows = await this.uow.query<StoredRow>(ITEMS(actor, ofItems), ofItems);
    const items = rows.map(({ number, position, text, leadStates, ...row }) => ({
      ...row,
      title: itemLabel({ number, position, text }),
      statusTitle: itemMachine.stateTitles[row.status],
      proposed: proposedDecision(leadStates),
    }));
    return {
      planId,
      year,
      begun: rolloverIsOpen(year, plan.issuedOn, plan.today),
      dueOn: localDate(year, 12, 31),
      hasOffice: plan.hasOffice,
      undecided: items.filter(({ decision }) => decision === null).length,
      items,
    };
  }
}

/** True when a plan issued on that day has had the year's rollover opened by today. */
export function rolloverIsOpen(year: number, issuedOn: LocalDate, today: LocalDate): boolean {
  return year >= yearOf(nextRolloverOpening(issuedOn)) && rolloverHasBegun(year, today);
}

import { Injectable } from '@nestjs/common';
import { assignmentMachine, type AssignmentState } from '../../domain/assignment/assignment.machine.js';
import { type ItemCycle, type ItemSuspensionSpan, nextRolloverOpening, rolloversDueBy, suspendedThroughout } from '../../domain/item/item-cycles.js';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import type { ItemState } from '../../domain/item/item.machine.js';
import { nextPeriodOpening, periodsDueBy } from '../../domain/kernel/recurrence.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { OWED_ON_THE_WAY } from '../../domain/obligation/obligation.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { OPENED_COUNT, ObligationsService } from '../obligations/index.js';

interface DueCycle extends ItemCycle, NamedItem {
  readonly id: string;
  readonly itemId: string;
  readonly itemStatus: ItemState;
  readonly nextOpensOn: LocalDate;
  readonly planId: string;
  readonly planName: string;
  readonly ladders: Readonly<Record<string, string>>;
  readonly suspensions: readonly ItemSuspensionSpan[];
}

export interface ItemCycleChanges {
  /** Periods opened, one for each lead unit of an item. */
  readonly periods: number;
  /** Year-end rollovers opened, one for each plan. */
  readonly rollovers: number;
}

/** A suspended item's periods wait for its end (they are not even asked for, see `DUE`), an ended one has none at all. */
const RUNS: ReadonlySet<ItemState> = new Set(['issued', 'inProgress']);
const NOT_ENDED: ReadonlySet<ItemState> = new Set([...RUNS, 'suspended']);

/** FROM and WHERE of the cycles that have a period to open by the day that the expression gives. */
export const ITEM_CYCLES_DUE = (today: string): string => `
  from item_cycle cycle join item on item.id = cycle.item_id join plan on plan.id = item.plan_id and plan.status = 'issued' where next_opens_on <= ${today}
    and (item.status <> 'suspended' or cycle.kind = 'yearRollover')`;

// Enough of the text for a label: an item's text may run over pages.
const DUE = `
  select cycle.id, item_id as "itemId", cycle.kind, every, day, starts_on as "startsOn", ends_on as "endsOn", next_opens_on as "nextOpensOn",
         item.number, item.position, left(item.text, 80) as text, item.status as "itemStatus", item.plan_id as "planId",
         coalesce(nullif(plan.short_name, ''), plan.document_number) as "planName", plan.ladders,
         (select coalesce(json_agg(json_build_object('suspendedOn', suspended_on, 'resumedOn', resumed_on)), '[]') from item_suspension where item_id = item.id) as suspensions
  ${ITEM_CYCLES_DUE('$1')} order by cycle.id for update of cycle`;

const PERIODS = `
  select opening.kind, assignment.plan_id, assignment.unit_id, null::bigint, 'assignment', assignment.id, opening.period_key, opening.title, opening.due_on,
         item.deadline_words, false, opening.ladder, null::date, null::int, false
  from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[]) as opening (item_id, kind, period_key, title, due_on, ladder)
  join item on item.id = opening.item_id
  join assignment on assignment.item_id = item.id and assignment.role = 'lead' and assignment.status not in ('withdrawn', 'completed')`;

// A plan without a leading group has nobody who could owe it: the health sweep names the plan, the rollover page lists its items.
const ROLLOVERS = `
  select 'yearRollover', plan.id, null::bigint, plan.leading_group_id, 'plan', plan.id, opening.period_key, opening.title, opening.due_on,
         '', false, opening.ladder, null::date, null::int, false
  from unnest($1::bigint[], $2::text[], $3::text[], $4::date[], $5::text[]) as opening (plan_id, period_key, title, due_on, ladder)
  join plan on plan.id = opening.plan_id and plan.leading_group_id is not null`;

/**
 * Opens the periods of items: what their own cadence asks for, the quarterly review of 持续推进, and for each plan with such items the
 * year-end rollover its office confirms. Which cycles are due is one index probe; their periods open in one statement.
 */
@Injectable()
export class ItemCycleSweep {
  constructor(private readonly obligations: ObligationsService) {}

  async turn(tx: Tx): Promise<ItemCycleChanges> {
    const cycles = await tx.query<DueCycle>(DUE, [tx.today]);
    if (cycles.length === 0) return { periods: 0, rollovers: 0 };
    const periods = await this.openPeriods(tx, cycles.filter(({ kind, itemStatus }) => kind !== 'yearRollover' && RUNS.has(itemStatus)));
    const rollovers = await this.openRollovers(tx, cycles.filter(({ kind, itemStatus }) => kind === 'yearRollover' && NOT_ENDED.has(itemStatus)));
    await tx.query(
      `update item_cycle set next_opens_on = row.next_opens_on from unnest($1::bigint[], $2::date[]) as row (id, next_opens_on) where item_cycle.id = row.id`,
      [cycles.map(({ id }) => id), cycles.map((cycle) => nextOpening(cycle, tx.today))],
    );
    return { periods, rollovers };
  }

  private async openPeriods(tx: Tx, cycles: readonly DueCycle[]): Promise<number> {
    const openings = cycles.flatMap((cycle) => {
      const due = periodsDueBy(cycle, cycle, tx.today, cycle.nextOpensOn);
      return due.filter((period) => !suspendedThroughout(period, cycle.suspensions)).map((period) => ({ cycle, period }));
    });
    const itemIds = openings.map(({ cycle }) => cycle.itemId);
    const reviewed = await underReview(tx, itemIds);
    const opened = await this.open(tx, PERIODS, [
      itemIds,
      openings.map(({ cycle }) => cycle.kind),
      openings.map(({ period }) => period.key),
      openings.map(({ cycle, period }) => `${itemLabel(cycle)}（${period.title}）`),
      openings.map(({ period }) => period.dueOn),
      openings.map(({ cycle }) => cycle.ladders[cycle.kind] ?? null),
    ]);
    // What begins while the office reviews a completion stands still with the rest: it runs if the claim is given back.
    await this.obligations.pause(tx, { subjectType: 'assignment', subjectIds: reviewed, kind: OWED_ON_THE_WAY }, 'officeReview');
    return opened;
  }

  private async openRollovers(tx: Tx, cycles: readonly DueCycle[]): Promise<number> {
    const openings = new Map(
      cycles.flatMap((cycle) => rolloversDueBy(tx.today, cycle.nextOpensOn).map((rollover) => [`${cycle.planId}/${rollover.year}`, { cycle, ...rollover }] as const)),
    );
    const rows = [...openings.values()];
    return this.open(tx, ROLLOVERS, [
      rows.map(({ cycle }) => cycle.planId),
      rows.map(({ year }) => String(year)),
      rows.map(({ cycle, year }) => `${cycle.planName}持续推进事项${year}年底续办确认`),
      rows.map(({ dueOn }) => dueOn),
      rows.map(({ cycle }) => cycle.ladders['yearRollover'] ?? null),
    ]);
  }

  private async open(tx: Tx, rows: string, parameters: readonly (readonly unknown[])[]): Promise<number> {
    if (parameters[0]?.length === 0) return 0;
    const [answer] = await this.obligations.openFrom<{ opened: number }>(tx, { changes: [], rows, answer: OPENED_COUNT, parameters });
    return answer?.opened ?? 0;
  }
}

/** Lead assignments of the items whose completion waits for the office. Locked: a claim that is being made is waited for. */
async function underReview(tx: Tx, itemIds: readonly string[]): Promise<string[]> {
  if (itemIds.length === 0) return [];
  const leads = await tx.query<{ id: string; status: AssignmentState }>(
    `select id, status from assignment where item_id = any($1::bigint[]) and role = 'lead' order by id for no key update`,
    [itemIds],
  );
  return leads.filter(({ status }) => assignmentMachine.statesAllowing('acceptCompletion').includes(status)).map(({ id }) => id);
}

function nextOpening(cycle: DueCycle, today: LocalDate): LocalDate | null {
  if (cycle.kind === 'yearRollover') return nextRolloverOpening(today);
  return nextPeriodOpening(cycle, cycle, today);
}

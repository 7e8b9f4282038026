import { Injectable } from '@nestjs/common';
import { cyclesOf } from '../../domain/item/item-cycles.js';
import type { Cadence } from '../../domain/kernel/deadline.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { ObligationsService } from '../obligations/index.js';
import type { PlanRow } from '../plans/index.js';

interface RhythmicRow {
  readonly id: string;
  readonly evergreen: boolean;
  readonly cadence: Cadence | null;
}

/** What the units of an item owe in its rhythm; nothing of it is asked for once the item has ended. */
const IN_RHYTHM = ['itemPeriod', 'evergreenReview', 'progressUpdate'] as const satisfies readonly ObligationKind[];

/** Keeps the rhythms of items; the item cycle sweep opens their periods. */
@Injectable()
export class ItemCyclesService {
  constructor(private readonly obligations: ObligationsService) {}

  /** Each of the plan's items that is without end or states a rhythm gets its cycles, from today; one that had them before begins anew. */
  async schedule(tx: Tx, plan: Pick<PlanRow, 'lastPhaseEndsOn'>, itemIds: readonly string[]): Promise<void> {
    const items = await tx.query<RhythmicRow>(
      `select id, evergreen, deadline_terms -> 'cadence' as cadence from item
       where id = any($1::bigint[]) and (evergreen or deadline_terms -> 'cadence' is not null) order by position`,
      [itemIds],
    );
    const cycles = items.flatMap((item) => cyclesOf(item, tx.today, plan.lastPhaseEndsOn).map((cycle) => ({ itemId: item.id, ...cycle })));
    if (cycles.length === 0) return;
    await tx.query(
      `insert into item_cycle (item_id, kind, every, day, starts_on, ends_on, next_opens_on)
       select * from unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::date[], $6::date[], $7::date[])
       on conflict (item_id, kind) do update set every = excluded.every, day = excluded.day, starts_on = excluded.starts_on, ends_on = excluded.ends_on, next_opens_on = excluded.next_opens_on`,
      [
        cycles.map((cycle) => cycle.itemId),
        cycles.map((cycle) => cycle.kind),
        cycles.map((cycle) => cycle.every),
        cycles.map((cycle) => cycle.day),
        cycles.map((cycle) => cycle.startsOn),
        cycles.map((cycle) => cycle.endsOn),
        cycles.map((cycle) => cycle.nextOpensOn),
      ],
    );
  }

  /** The items have ended: their cycles end today, their lead units' completion is done, what was owed in their rhythm is taken back. */
  async end(tx: Tx, itemIds: readonly string[]): Promise<void> {
    await stop(tx, itemIds);
    const of = { subjectType: 'assignment' as const, subjectIds: await assignmentsOf(tx, itemIds) };
    await this.obligations.settle(tx, { ...of, kind: 'itemCompletion' });
    await this.obligations.void(tx, { ...of, kind: [...IN_RHYTHM, 'progressUpdate', 'acknowledgement'] });
  }

  /** The items have no rhythm any more, or another one: what was owed in it is taken back, the rest goes on. */
  async stop(tx: Tx, itemIds: readonly string[]): Promise<void> {
    await stop(tx, itemIds);
    await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: await assignmentsOf(tx, itemIds), kind: ['itemPeriod', 'evergreenReview'] });
  }
}

async function stop(tx: Tx, itemIds: readonly string[]): Promise<void> {
  await tx.query('update item_cycle set ends_on = least(ends_on, $2), next_opens_on = null where item_id = any($1::bigint[])', [itemIds, tx.today]);
}

async function assignmentsOf(tx: Tx, itemIds: readonly string[]): Promise<string[]> {
  return (await tx.query<{ id: string }>('select id from assignment where item_id = any($1::bigint[])', [itemIds])).map(({ id }) => id);
}

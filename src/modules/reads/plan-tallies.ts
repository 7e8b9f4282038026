import { Injectable, Logger } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type PageRows, PageReader, type PageStatement, STAMP } from './page-reader.js';
import { BASIS, IS_BEHIND, TALLY_COLUMNS, tallyOf } from './plan-lights.js';
import type { ReadingDay } from './reading-day.js';

/** How many plans that are behind a page counts by itself, a millisecond each; with more of them the tallies are brought up first. */
const MOST_COUNTED = 8;
const ALL_OF_THEM = 1_000_000;
const ATTEMPTS = 3;

// One number for those who bring tallies up: the second one finds it done. Taken before the snapshot of the statement that counts.

/**
 * One snapshot for all of it: what is told of a change and deleted here is counted here, and a change that commits later keeps its own
 * touch. Plans that are not under way have no tally; they are counted when they are again.
 */
const BRING_UP = `
  with ${STAMP},
  told as (delete from plan_touch returning plan_id),
  behind as (select plan.id from plan left join plan_tally tally on tally.plan_id = plan.id where plan.status = 'issued' and ${IS_BEHIND}),
  dropped as (delete from plan_tally using plan where plan.id = plan_id and plan.status <> 'issued')
  insert into plan_tally as kept (plan_id, basis, ${TALLY_COLUMNS})
  select behind.id, ${BASIS}, counted.* from behind cross join lateral (${tallyOf('behind.id')}) counted
  on conflict (plan_id) do update set (basis, ${TALLY_COLUMNS}) = row(excluded.basis, ${TALLY_COLUMNS.split(', ').map((name) => `excluded.${name}`).join(', ')})`;

/** Columns of a page over tallies: how many plans were behind when it was read. */
export interface Tallied {
  readonly behind: number;
}

/** Reads pages over the tallies of plans. A page never shows a tally that is behind, whether or not somebody has brought the tallies up. */
@Injectable()
export class PlanTallies {
  private readonly logger = new Logger(PlanTallies.name);
  private bringing: Promise<void> | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: PageReader,
  ) {}

  /** As `PageReader.read`; the statement takes as its last parameter how many plans it may count by itself. */
  async read<Row extends Tallied>(statement: PageStatement, own: readonly unknown[]): Promise<PageRows<Row>> {
    for (let attempt = 1; ; attempt += 1) {
      const most = attempt < ATTEMPTS ? MOST_COUNTED : ALL_OF_THEM;
      const page = await this.pages.read<Row>(statement, () => [...own, most]);
      if ((page.rows[0]?.behind ?? 0) <= most) return page;
      await (this.bringing ??= this.bringUp(page.day).finally(() => { this.bringing = null; }));
    }
  }

  /** Counts again what is behind. A database that takes no writes is no reason not to read. */
  private async bringUp(day: ReadingDay): Promise<void> {
    try {
      await this.uow.run(async (tx) => {
        await tx.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.planTallies]);
        await tx.query(BRING_UP, [day.ladders, day.yellowUntil]);
      });
    } catch (error) {
      this.logger.warn(`tallies of plans could not be kept: ${String(error)}`);
    }
  }
}

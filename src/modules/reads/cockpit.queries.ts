import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { OBLIGATION_KIND_TITLES, OBLIGATION_KINDS, type ObligationKind } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { cursorFrom, ID, pageOf } from '../../platform/http/cursor.js';
import type { CockpitPlanResponse, CockpitResponse } from './dto/cockpit.response.js';
import type { PageQuery } from '../../platform/http/page.query.js';
import { type PageStatement, TODAY } from './page-reader.js';
import { plansUnderWay } from './plan-lights.js';
import { PlanTallies, type Tallied } from './plan-tallies.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface Counts {
  readonly items: number;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly grey: number;
  readonly completed: number;
}

interface CockpitRow extends Tallied {
  readonly totals: Counts & { readonly plans: number; readonly unacknowledged: number; readonly dueThisWeek: number; readonly reviews: number; readonly reviewsLate: number; readonly oldestReview: LocalDate | null; readonly noticeDrafts: number };
  readonly queue: readonly { readonly kind: ObligationKind; readonly subjectType: string; readonly count: number }[];
  readonly upcoming: readonly { readonly on: LocalDate; readonly planId: string; readonly documentNumber: string; readonly kind: ObligationKind; readonly count: number }[];
  /** Null when there is no plan, or none more. */
  readonly planId: string | null;
  readonly plan: (Omit<CockpitPlanResponse, 'lights'> & Counts) | null;
}

const UPCOMING_DAYS = 14;
const UPCOMING_ROWS = 60;
const SUNDAY = `${TODAY} + 7 - extract(isodow from ${TODAY})::int`;

/** What is about the whole page stands on its first row alone. */
const ON_FIRST = (column: string): string => `case when row_number() over page_order = 1 then ${column} end as ${column}`;

/** `$3` whose, `$4` plan after which the page begins, `$5` rows and one more, `$6` how many plans it may count by itself. */
function cockpitPage(visible: VisibleItems): PageStatement {
  return {
    name: `reads-cockpit-${visible.code}`,
    tables: `
      ${plansUnderWay(visible, '$6')},
      soon as materialized (
        select obligation.plan_id, document_number, obligation.kind, effective_due_on from obligation join mine on mine.id = obligation.plan_id
        where unit_id is not null and state = 'open' and obligation.kind in (${OBLIGATION_KINDS.map((kind) => `'${kind}'`).join(', ')})
          and effective_due_on between ${TODAY} and ${TODAY} + ${UPCOMING_DAYS}),
      week as (select plan_id, count(*)::int as due from soon where effective_due_on <= ${SUNDAY} group by plan_id),
      waiting as (select plan_id, count(*)::int as reviews from reviews group by plan_id),
      totals as (
        select json_build_object('plans', (select count(*)::int from mine), 'items', items, 'red', red, 'yellow', yellow, 'green', green, 'grey', grey, 'completed', completed,
                 'unacknowledged', unacknowledged, 'dueThisWeek', (select coalesce(sum(due), 0)::int from week),
                 'reviews', (select count(*)::int from reviews), 'reviewsLate', (select (count(*) filter (where late))::int from reviews), 'oldestReview', (select min(since) from reviews),
                 'noticeDrafts', (select count(*)::int from notice join mine on mine.id = notice.plan_id where notice.state = 'draft')) as totals
        from sums),
      queue as (
        select coalesce(json_agg(json_build_object('kind', kind, 'subjectType', subject_type, 'count', count) order by kind, subject_type), '[]') as queue
        from (select obligation.kind, subject_type, count(*)::int as count from obligation join mine on mine.id = obligation.plan_id
              where obligation.leading_group_id is not null and state in ('open', 'paused') group by 1, 2) kinds),
      upcoming as (
        select coalesce(json_agg(json_build_object('on', on_day, 'planId', plan_id::text, 'documentNumber', document_number, 'kind', kind, 'count', count) order by on_day, plan_id, kind), '[]') as upcoming
        from (select effective_due_on as on_day, plan_id, document_number, kind, count(*)::int as count from soon group by 1, 2, 3, 4 order by 1, 2, 4 limit ${UPCOMING_ROWS}) days),
      chosen as materialized (select * from mine where $4::bigint is null or id > $4 order by id limit $5)`,
    page: `
      select row_number() over page_order as ordinal, ${ON_FIRST('totals')}, ${ON_FIRST('queue')}, ${ON_FIRST('upcoming')}, (select count(*)::int from behind) as behind, chosen.id as "planId",
             json_build_object('planId', chosen.id::text, 'documentNumber', document_number, 'title', title, 'shortName', short_name, 'status', chosen.status, 'phase', running.name,
               'items', coalesce(items, 0), 'red', coalesce(red, 0), 'yellow', coalesce(yellow, 0), 'green', coalesce(green, 0), 'grey', coalesce(grey, 0), 'completed', coalesce(completed, 0),
               'unacknowledged', coalesce(unacknowledged, 0), 'reviews', coalesce(reviews, 0), 'dueThisWeek', coalesce(due, 0),
               'nextDue', case when next_due.count is not null then json_build_object('on', on_day, 'count', next_due.count) end) as plan
      from totals cross join queue cross join upcoming left join chosen on true
      left join tally on tally.plan_id = chosen.id left join week on week.plan_id = chosen.id left join waiting on waiting.plan_id = chosen.id
      left join lateral (
        select effective_due_on as on_day, count(*)::int as count from obligation
        where plan_id = chosen.id and unit_id is not null and state = 'open' and effective_due_on >= ${TODAY} group by 1 order by 1 limit 1) next_due on true
      left join lateral (
        select name from phase where plan_id = chosen.id and starts_on <= ${TODAY} and (ends_on is null or ends_on >= ${TODAY}) order by position limit 1) running on true
      window page_order as (order by chosen.id)`,
  };
}

/** How the plans of an office stand, and what lies with the office itself. */
@Injectable()
export class CockpitQueries {
  constructor(private readonly tallies: PlanTallies) {}

  async page(actor: Actor, query: PageQuery): Promise<CockpitResponse> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [ID]);
    const { day, rows } = await this.tallies.read<CockpitRow>(cockpitPage(visible), [visible.parameter, cursor?.[0] ?? null, query.limit + 1]);
    const [first] = rows;
    if (!first) throw new Error('the counts of a page are always there');
    const { red, yellow, green, grey, oldestReview, ...totals } = first.totals;
    const page = pageOf(rows.filter((row) => row.planId !== null), query.limit, ({ planId }) => [planId ?? '']);
    return {
      today: day.today,
      totals: { ...totals, lights: { red, yellow, green, grey }, longestReviewWorkingDays: oldestReview === null ? null : day.workingDaysSince(oldestReview) },
      queue: first.queue.map((row) => ({ ...row, kindTitle: OBLIGATION_KIND_TITLES[row.kind] })),
      upcoming: first.upcoming.map((row) => ({ ...row, kindTitle: OBLIGATION_KIND_TITLES[row.kind] })),
      plans: page.rows.flatMap(({ plan }) => (plan ? [withLights(plan)] : [])),
      nextCursor: page.nextCursor,
    };
  }
}

function withLights({ red, yellow, green, grey, ...plan }: NonNullable<CockpitRow['plan']>): CockpitPlanResponse {
  return { ...plan, lights: { red, yellow, green, grey } };
}

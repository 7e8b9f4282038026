import { Injectable } from '@nestjs/common';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { unitThen } from '../items/index.js';
import { briefSentences } from './brief-sentences.js';
import { cursorFrom, DAY_OR_NONE, ID, pageOf, WHOLE } from '../../platform/http/cursor.js';
import type { BriefMovementResponse, BriefResponse } from './dto/brief.response.js';
import type { PageQuery } from '../../platform/http/page.query.js';
import { lightOf } from './ledger-page.queries.js';
import { colourOf, lightFactsOf, lightingDuties } from './light-columns.js';
import { type PageStatement, TODAY } from './page-reader.js';
import { lastWord, plansUnderWay, UNDER_WAY } from './plan-lights.js';
import { PlanTallies, type Tallied } from './plan-tallies.js';
import type { LightFacts } from './reading-day.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

export interface BriefTotals {
  readonly plans: number;
  readonly items: number;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly grey: number;
  readonly completed: number;
  readonly blocked: number;
  readonly suspended: number;
  readonly reviews: number;
  readonly oldestReview: LocalDate | null;
}

interface BriefRow extends Tallied {
  readonly totals: BriefTotals;
  readonly movements: readonly BriefMovementResponse[];
  /** Null when there is no exception, or none more. */
  readonly itemId: string | null;
  readonly rank: number;
  readonly sortOn: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly number: string;
  readonly text: string;
  readonly status: ItemState;
  readonly leads: readonly string[];
  readonly blocked: boolean;
  readonly why: string;
  readonly saidOn: LocalDate | null;
  readonly late: boolean;
  readonly facts: LightFacts | null;
}

type ExceptionRow = BriefRow & { readonly itemId: string };

const MOVEMENT_DAYS = 31;
const MOVEMENTS = 20;

// These two are values, not joins: rows come in the order of their due dates already, and are looked at only until the page is full.
const OF_MINE = '(obligation.plan_id in (select id from mine)) is true';
const LIGHTS_ITS_ITEM = `
  coalesce((select false from assignment other join obligation earlier on earlier.subject_id = other.id and earlier.subject_type = 'assignment'
            where other.item_id = item.id and earlier.kind = 'itemCompletion' and earlier.state = 'open'
              and (earlier.effective_due_on, earlier.id) < (obligation.effective_due_on, obligation.id) limit 1), true)`;

/** `$3` whose, `$4` to `$6` rank, day and id after which the page begins, `$7` rows and one more, `$8` how many plans it may count by itself. */
function briefPage(visible: VisibleItems): PageStatement {
  return {
    name: `reads-brief-${visible.code}`,
    tables: `
      ${plansUnderWay(visible, '$8')},
      late as materialized (
        select item.id, 0 as rank, obligation.effective_due_on as sort_on
        from obligation join assignment on assignment.id = obligation.subject_id join item on item.id = assignment.item_id
        where obligation.kind = 'itemCompletion' and obligation.state = 'open' and obligation.unit_id is not null and obligation.subject_type = 'assignment'
          and obligation.due_on is not null and obligation.effective_due_on < ${TODAY} and ${OF_MINE} and item.status in ${UNDER_WAY}
          and coalesce($4::int, 0) = 0 and obligation.effective_due_on >= coalesce($5::date, '-infinity') and ($5::date is null or (obligation.effective_due_on, item.id) > ($5::date, $6::bigint))
          and ${LIGHTS_ITS_ITEM}
        order by obligation.effective_due_on, item.id limit $7),
      stuck as materialized (
        select item.id, 1 as rank, coalesce(duty.effective_due_on, 'infinity') as sort_on
        from (select id from item where status = 'suspended'
              union select assignment.item_id from progress_report join assignment on assignment.id = assignment_id where state = 'blocked') candidate
        join item on item.id = candidate.id left join lateral (${lightingDuties('assignment.item_id = item.id')}) duty on true left join yellow on yellow.ladder = duty.ladder
        left join lateral (${lastWord('item.id')}) last_word on true
        where item.plan_id in (select id from mine) and item.status in ${UNDER_WAY} and (last_word.state = 'blocked' or item.status = 'suspended') and ${colourOf('duty')} <> 'red'
          and (coalesce($4::int, 0) = 0 or (coalesce(duty.effective_due_on, 'infinity'), item.id) > ($5::date, $6::bigint))
        order by sort_on, item.id limit $7 - (select count(*) from late)),
      chosen as materialized (select * from late union all select * from stuck),
      totals as (
        select json_build_object('plans', (select count(*)::int from mine), 'items', items, 'red', red, 'yellow', yellow, 'green', green, 'grey', grey, 'completed', completed,
                 'blocked', blocked, 'suspended', suspended, 'reviews', (select count(*)::int from reviews), 'oldestReview', (select min(since) from reviews)) as totals
        from sums),
      moved as materialized (
        (select reported_at as at, 'reported' as kind, progress_report.id, assignment.item_id, ${unitThen('reported_at')} as unit, progress as words
         from progress_report join assignment on assignment.id = progress_report.assignment_id join unit on unit.id = assignment.unit_id
         where assignment.plan_id in (select id from mine) and progress_report.kind <> 'noChange' and reported_at > app_now() - interval '${MOVEMENT_DAYS} days'
         order by reported_at desc, progress_report.id desc limit ${MOVEMENTS})
        union all
        (select decided_at, 'completed', completion_claim.id, assignment.item_id, ${unitThen('claimed_at')}, evidence
         from completion_claim join assignment on assignment.id = assignment_id join unit on unit.id = assignment.unit_id
         where assignment.plan_id in (select id from mine) and decision = 'accepted' and decided_at > app_now() - interval '${MOVEMENT_DAYS} days'
         order by decided_at desc, completion_claim.id desc limit ${MOVEMENTS})
        order by at desc, kind, id desc limit ${MOVEMENTS}),
      movements as (
        select coalesce(json_agg(json_build_object('kind', moved.kind, 'at', at, 'unit', moved.unit, 'itemId', item_id::text, 'number', item.number, 'documentNumber', document_number, 'words', words)
                                 order by at desc, moved.kind, moved.id desc), '[]') as movements
        from moved join item on item.id = item_id join mine on mine.id = item.plan_id)`,
    page: `
      select row_number() over page_order as ordinal, case when row_number() over page_order = 1 then totals end as totals, case when row_number() over page_order = 1 then movements end as movements, (select count(*)::int from behind) as behind,
             chosen.id as "itemId", rank, sort_on::text as "sortOn", item.plan_id as "planId", document_number as "documentNumber", item.number, item.text, item.status, rank = 0 as late,
             coalesce(last_word.state = 'blocked', false) as blocked, coalesce(stopped.reason, case when last_word.state in ('blocked', 'behind') then last_word.words end, '') as why,
             coalesce(stopped.suspended_on, last_word.on_day) as "saidOn",
             array(select unit.name from assignment join unit on unit.id = unit_id where assignment.item_id = chosen.id and role = 'lead' and assignment.status <> 'withdrawn' order by assignment.position) as leads,
             case when duty.id is not null then ${lightFactsOf('duty')} end as facts
      from totals cross join movements left join chosen on true left join item on item.id = chosen.id left join mine on mine.id = item.plan_id
      left join lateral (${lightingDuties('assignment.item_id = chosen.id')}) duty on true left join lateral (${lastWord('chosen.id')}) last_word on true
      left join lateral (select reason, suspended_on from item_suspension where item_id = chosen.id and resumed_on is null and item.status = 'suspended' limit 1) stopped on true
      window page_order as (order by chosen.rank, chosen.sort_on, chosen.id)`,
  };
}

/** One page for a leader: what is late, what is stuck and why, what moved last. */
@Injectable()
export class BriefQueries {
  constructor(private readonly tallies: PlanTallies) {}

  async page(actor: Actor, query: PageQuery): Promise<BriefResponse> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [WHOLE, DAY_OR_NONE, ID]);
    const { day, rows } = await this.tallies.read<BriefRow>(briefPage(visible), [visible.parameter, cursor?.[0] ?? null, cursor?.[1] ?? null, cursor?.[2] ?? null, query.limit + 1]);
    const [first] = rows;
    if (!first) throw new Error('the counts of a page are always there');
    const { red, yellow, green, grey, oldestReview, ...totals } = first.totals;
    const longestReviewWorkingDays = oldestReview === null ? null : day.workingDaysSince(oldestReview);
    const page = pageOf(rows.filter((row): row is ExceptionRow => row.itemId !== null), query.limit, ({ rank, sortOn, itemId }) => [String(rank), sortOn, itemId]);
    return {
      today: day.today,
      sentences: briefSentences({ ...first.totals, longestReviewWorkingDays }),
      totals: { ...totals, lights: { red, yellow, green, grey }, longestReviewWorkingDays },
      exceptions: page.rows.map(({ itemId, planId, documentNumber, number, text, status, leads, late, blocked, why, saidOn, facts }) => ({
        itemId, planId, documentNumber, number, text, status, statusTitle: itemMachine.stateTitles[status], leads, late, blocked, suspended: status === 'suspended', why, saidOn,
        light: lightOf({ facts, status }, day),
      })),
      movements: first.movements,
      nextCursor: page.nextCursor,
    };
  }
}

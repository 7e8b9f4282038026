import { Injectable } from '@nestjs/common';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { cursorFrom, pageOf, WHOLE } from '../../platform/http/cursor.js';
import type { ComparisonQuery } from './dto/comparison.query.js';
import type { ComparisonResponse, ComparisonTotalsResponse } from './dto/comparison.response.js';
import { lightOf } from './ledger-page.queries.js';
import { COLOUR_COUNTS, colourOf, lightFactsOf } from './light-columns.js';
import { PageReader, type PageStatement } from './page-reader.js';
import { joinFormer, pastColumns } from './past-duties.js';
import { type ExplainedLight, type LightFacts, unlit } from './reading-day.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface ComparisonRow {
  readonly documentNumber: string;
  readonly title: string;
  readonly totals: ComparisonTotalsResponse;
  /** Null when nothing changed, or nothing more. */
  readonly position: number | null;
  readonly itemId: string;
  readonly number: string;
  readonly text: string;
  readonly status: ItemState;
  readonly changes: readonly string[];
  readonly thenExisted: boolean;
  readonly thenFacts: LightFacts | null;
  readonly facts: LightFacts | null;
  readonly thenDueOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly progressSince: number;
}

const SINCE = '$5::date';
const CHANGED = 'changed.colour is distinct from changed.then_colour or changed.completed <> changed.then_completed or changed.due_on is distinct from changed.then_due_on or not changed.then_existed or changed.progress_since > 0';

/**
 * A plan now and at the end of a past day, told from the dates of its duties, those they had before and the journals. `$3` whose, `$4` plan, `$5` the past day, `$6` and
 * `$7` ladders' yellow due dates on it, `$8` position after which the page begins, `$9` rows and one more.
 */
function comparisonPage({ code, plan, item, work }: VisibleItems): PageStatement {
  const lighting = (state: string, due: string, effective: string): string => `
    order by duty.item_id, array_position(array['open', 'paused', 'settled'], ${state}),
             case when ${state} = 'settled' then ${effective} - settled_on else ${effective} - date '2000-01-01' end, ${due}, duty.id`;
  return {
    name: `reads-comparison-${code}`,
    tables: `
      past_yellow as (select * from unnest($6::text[], $7::date[]) as row (ladder, until)),
      head as materialized (select plan.id, document_number, title from plan where plan.id = $4 and ${plan}),
      duties as materialized (
        select assignment.item_id, obligation.*, ${pastColumns(SINCE)}
        from obligation join assignment on assignment.id = obligation.subject_id ${joinFormer(SINCE)}
        where obligation.plan_id = $4 and subject_type = 'assignment' and kind = 'itemCompletion' and state <> 'voided'),
      duty as materialized (select distinct on (duty.item_id) duty.* from duties duty ${lighting('duty.state', 'duty.due_on', 'duty.effective_due_on')}),
      past as materialized (
        select distinct on (duty.item_id) duty.item_id, duty.id, duty.then_state as state, duty.then_due_on as due_on, duty.then_effective_due_on as effective_due_on,
               case when duty.then_state = 'settled' then duty.settled_on end as settled_on, duty.then_paused_on as paused_on, duty.provisional, duty.evergreen, duty.ladder
        from duties duty where duty.then_state is not null ${lighting('duty.then_state', 'duty.then_due_on', 'duty.then_effective_due_on')}),
      ended as (select item_id, bool_and(state = 'settled') as completed, coalesce(bool_and(then_state = 'settled') filter (where then_state is not null), false) as then_completed from duties group by item_id),
      reported as (
        select assignment.item_id, count(*)::int as reports from progress_report join assignment on assignment.id = progress_report.assignment_id
        where assignment.plan_id = $4 and (reported_at at time zone 'Asia/Shanghai')::date > ${SINCE} and progress_report.kind <> 'noChange' and ${work} group by assignment.item_id),
      compared as materialized (
        select item.id, item.position, item.number, item.text, item.status, ${colourOf('duty')} as colour, ${colourOf('past', 'past_yellow', SINCE)} as then_colour,
               coalesce(ended.completed, false) as completed, coalesce(ended.then_completed, false) as then_completed, duty.due_on, case when past.id is null then duty.due_on else past.due_on end as then_due_on,
               coalesce((plan.issued_at at time zone 'Asia/Shanghai')::date <= ${SINCE}, false) as then_existed, coalesce(reports, 0) as progress_since
        from item join plan on plan.id = item.plan_id left join duty on duty.item_id = item.id left join yellow on yellow.ladder = duty.ladder
        left join past on past.item_id = item.id left join past_yellow on past_yellow.ladder = past.ladder
        left join ended on ended.item_id = item.id left join reported on reported.item_id = item.id
        where item.plan_id = $4 and ${item}),
      totals as (
        select json_build_object('items', count(*)::int, 'now', ${COLOUR_COUNTS}, 'then', (select ${COLOUR_COUNTS} from (select then_colour as colour from compared where then_existed) past_colours),
                 'thenItems', (count(*) filter (where then_existed))::int, 'completed', (count(*) filter (where completed))::int, 'thenCompleted', (count(*) filter (where then_completed))::int,
                 'newlyCompleted', (count(*) filter (where completed and not then_completed))::int, 'reopened', (count(*) filter (where then_completed and not completed))::int,
                 'newlyLate', (count(*) filter (where colour = 'red' and (then_colour <> 'red' or not then_existed)))::int,
                 'noLongerLate', (count(*) filter (where colour <> 'red' and then_colour = 'red' and then_existed))::int,
                 'dueMoved', (count(*) filter (where due_on is distinct from then_due_on))::int, 'withProgress', (count(*) filter (where progress_since > 0))::int,
                 'changed', (count(*) filter (where ${CHANGED}))::int) as totals
        from compared changed),
      chosen as materialized (select * from compared changed where ($8::int is null or position > $8) and (${CHANGED}) order by position limit $9)`,
    page: `
      select coalesce(row_number() over (order by chosen.position), 1) as ordinal, head.document_number as "documentNumber", head.title, totals, chosen.position, chosen.id as "itemId", chosen.number, chosen.text,
             chosen.status, chosen.then_existed as "thenExisted", chosen.due_on as "dueOn", chosen.then_due_on as "thenDueOn", chosen.progress_since as "progressSince",
             array_remove(array[
               case when not chosen.then_existed then 'issued' end, case when chosen.completed and not chosen.then_completed then 'completed' end,
               case when chosen.then_completed and not chosen.completed then 'reopened' end, case when chosen.colour = 'red' and (chosen.then_colour <> 'red' or not chosen.then_existed) then 'late' end,
               case when chosen.colour <> 'red' and chosen.then_colour = 'red' and chosen.then_existed then 'noLongerLate' end,
               case when chosen.due_on is distinct from chosen.then_due_on then 'dueMoved' end, case when chosen.progress_since > 0 then 'progress' end], null) as changes,
             case when past.id is not null then ${lightFactsOf('past')} end as "thenFacts", case when duty.id is not null then ${lightFactsOf('duty')} end as facts
      from head cross join totals left join chosen on true left join duty on duty.item_id = chosen.id left join past on past.item_id = chosen.id`,
  };
}

/** What has changed in a plan since a past day. */
@Injectable()
export class ComparisonQueries {
  constructor(private readonly pages: PageReader) {}

  /** Items that changed, in the order of the source; null when the person sees no such plan. Throws Failure for a day to come. */
  async page(actor: Actor, planId: string, query: ComparisonQuery): Promise<ComparisonResponse | null> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [WHOLE]);
    const { day, rows } = await this.pages.read<ComparisonRow>(comparisonPage(visible), (now) => {
      if (query.since > now.today) throw new Failure('validation-failed', `${query.since} 还没有到，只能与过去的一天比较。`, [{ pointer: '/since', detail: '还没有到' }]);
      return [visible.parameter, planId, query.since, now.ladders, now.on(query.since).yellowUntil, cursor?.[0] ?? null, query.limit + 1];
    });
    const [head] = rows;
    if (!head) return null;
    const past = day.on(query.since);
    const page = pageOf(rows.filter(({ position }) => position !== null), query.limit, ({ position }) => [String(position)]);
    return {
      planId, documentNumber: head.documentNumber, title: head.title, today: day.today, since: query.since, totals: head.totals,
      rows: page.rows.map(({ itemId, number, text, status, changes, thenExisted, thenFacts, facts, thenDueOn, dueOn, progressSince }) => ({
        itemId, number, text, status, statusTitle: itemMachine.stateTitles[status], changes, thenDueOn, dueOn, progressSince,
        then: thenExisted ? lightThen(thenFacts, past) : null,
        now: lightOf({ facts, status }, day),
      })),
      nextCursor: page.nextCursor,
    };
  }
}

function lightThen(facts: LightFacts | null, past: { light(of: LightFacts): ExplainedLight }): ExplainedLight {
  return facts ? past.light(facts) : unlit('没有能对应到单位的牵头单位，暂无人承担。');
}

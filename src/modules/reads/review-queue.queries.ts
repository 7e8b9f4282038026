import { Injectable } from '@nestjs/common';
import { daysBetween, type LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { cursorFrom, ID, INSTANT, pageOf } from '../../platform/http/cursor.js';
import type { PageQuery } from '../../platform/http/page.query.js';
import type { ReviewQueueResponse } from './dto/review-queue.response.js';
import { lightFactsOf } from './light-columns.js';
import { PageReader, type PageStatement, TODAY } from './page-reader.js';
import type { LightFacts } from './reading-day.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface ReviewRow {
  readonly totals: { readonly waiting: number; readonly late: number; readonly bySubject: Readonly<Record<string, number>>; readonly oldestSince: LocalDate | null };
  /** Null when nothing waits, or nothing more. */
  readonly obligationId: string | null;
  readonly micros: string;
  readonly title: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly office: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly itemId: string | null;
  readonly itemNumber: string | null;
  readonly unit: string | null;
  readonly since: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly words: string;
  readonly facts: LightFacts;
}

type StoredReview = ReviewRow & { readonly obligationId: string };

/** `$3` whose, `$4` and `$5` instant and id after which the page begins, `$6` rows and one more. */
function reviewPage({ code, plan }: VisibleItems): PageStatement {
  return {
    name: `reads-review-queue-${code}`,
    tables: `
      waiting as materialized (
        select obligation.*, (extract(epoch from opened_at) * 1000000)::bigint as micros, (opened_at at time zone 'Asia/Shanghai')::date as since, plan.document_number
        from obligation join plan on plan.id = obligation.plan_id
        where obligation.kind = 'officeReview' and state in ('open', 'paused') and obligation.leading_group_id is not null and ${plan}),
      totals as (
        select json_build_object('waiting', count(*)::int, 'late', (count(*) filter (where state = 'open' and effective_due_on < ${TODAY}))::int, 'oldestSince', min(since),
                                 'bySubject', coalesce((select json_object_agg(subject_type, counted) from (select subject_type, count(*)::int as counted from waiting group by 1) kinds), '{}')) as totals
        from waiting),
      chosen as materialized (select * from waiting where $4::bigint is null or (micros, id) > ($4::bigint, $5::bigint) order by micros, id limit $6)`,
    page: `
      select coalesce(row_number() over (order by chosen.micros, chosen.id), 1) as ordinal, totals.totals, chosen.id as "obligationId", chosen.micros, chosen.title, chosen.plan_id as "planId",
             chosen.document_number as "documentNumber", leading_group.office_name as office, chosen.subject_type as "subjectType", chosen.subject_id as "subjectId",
             item.id as "itemId", item.number as "itemNumber", unit.name as unit, chosen.since, chosen.due_on as "dueOn",
             coalesce(claim.evidence, request.reason, piece.title, '') as words, ${lightFactsOf('chosen')} as facts
      from totals left join chosen on true left join leading_group on leading_group.id = chosen.leading_group_id
      left join assignment on chosen.subject_type = 'assignment' and assignment.id = chosen.subject_id left join item on item.id = assignment.item_id
      left join submission on chosen.subject_type = 'submission' and submission.id = chosen.subject_id
      left join unit on unit.id = coalesce(assignment.unit_id, submission.unit_id)
      left join lateral (select evidence from completion_claim where assignment_id = assignment.id and decision is null order by id desc limit 1) claim on true
      left join lateral (select reason from assignment_request where assignment_id = assignment.id and status = 'pending') request on true
      left join lateral (select title from submission_piece where submission_id = submission.id and withdrawn_at is null order by id desc limit 1) piece on true`,
  };
}

/** What waits for the answer of an office, the oldest first: the office's own waiting time is measured too. */
@Injectable()
export class ReviewQueueQueries {
  constructor(private readonly pages: PageReader) {}

  async page(actor: Actor, query: PageQuery): Promise<ReviewQueueResponse> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [INSTANT, ID]);
    const { day, rows } = await this.pages.read<ReviewRow>(reviewPage(visible), () => [visible.parameter, cursor?.[0] ?? null, cursor?.[1] ?? null, query.limit + 1]);
    const [first] = rows;
    if (!first) throw new Error('the counts of a page are always there');
    const { oldestSince, ...totals } = first.totals;
    const page = pageOf(rows.filter((row): row is StoredReview => row.obligationId !== null), query.limit, ({ micros, obligationId }) => [micros, obligationId]);
    return {
      today: day.today,
      totals: { ...totals, longestWorkingDays: oldestSince === null ? null : day.workingDaysSince(oldestSince) },
      rows: page.rows.map(({ obligationId, title, planId, documentNumber, office, subjectType, subjectId, itemId, itemNumber, unit, since, dueOn, words, facts }) => ({
        obligationId, title, planId, documentNumber, office, subjectType, subjectId, itemId, itemNumber, unit, words,
        since, days: daysBetween(since, day.today), workingDays: day.workingDaysSince(since), dueOn, light: day.light(facts),
      })),
      nextCursor: page.nextCursor,
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { DutyCadence, ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { submissionMachine, type SubmissionState } from '../../domain/submission/submission.machine.js';
import { cursorFrom, pageOf, WHOLE } from '../../platform/http/cursor.js';
import type { MatrixQuery } from './dto/matrix.query.js';
import type { MatrixResponse } from './dto/matrix.response.js';
import { PageReader, type PageStatement, TODAY } from './page-reader.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

interface MatrixRow {
  readonly planId: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly duties: readonly { readonly dutyId: string; readonly kind: ReportingDutyKind; readonly title: string; readonly words: string; readonly cadence: DutyCadence; readonly soft: boolean; readonly minCount: number; readonly dueOn: LocalDate | null }[];
  readonly months: readonly { readonly month: string; readonly owed: number; readonly received: number }[];
  /** Null when no unit owes anything in the year. */
  readonly unitId: string | null;
  readonly unit: string;
  readonly unitPosition: number;
  readonly cells: readonly (Omit<MatrixResponse['rows'][number]['cells'][number], 'status' | 'statusTitle'> & { readonly status: SubmissionState })[];
}

type UnitRow = MatrixRow & { readonly unitId: string };

/** Handed in, in time or not. A matrix counts what has arrived, not what has been accepted. */
const RECEIVED = `status in ('submitted', 'accepted', 'submittedLate', 'acceptedLate', 'noChange')`;

/** `$3` whose, `$4` plan, `$5` and `$6` first and last day of the year, `$7` unit whose row alone is seen, `$8` position after which the page begins, `$9` rows and one more. */
function matrixPage({ code, plan }: VisibleItems): PageStatement {
  return {
    name: `reads-matrix-${code}`,
    tables: `
      head as materialized (select plan.id, document_number, title from plan where plan.id = $4 and ${plan}),
      owed as materialized (
        select submission.*, unit.name as unit, unit.position from submission join unit on unit.id = submission.unit_id
        where submission.plan_id = $4 and submission.due_on between $5 and $6 and ($7::bigint is null or submission.unit_id = $7)),
      duties as (
        select coalesce(json_agg(json_build_object('dutyId', id::text, 'kind', kind, 'title', title, 'words', words, 'cadence', cadence, 'soft', soft, 'minCount', min_count, 'dueOn', due_on)
                                 order by position), '[]') as duties
        from reporting_duty where plan_id = $4),
      months as (
        select coalesce(json_agg(json_build_object('month', month, 'owed', owed, 'received', received) order by month), '[]') as months
        from (select to_char(due_on, 'YYYY-MM') as month, count(*)::int as owed, (count(*) filter (where ${RECEIVED}))::int as received
              from owed where status <> 'waived' group by 1) counted),
      chosen as materialized (
        select unit_id, unit, position from owed where $8::int is null or position > $8 group by unit_id, unit, position order by position limit $9)`,
    page: `
      select coalesce(row_number() over (order by chosen.position), 1) as ordinal, head.id as "planId", document_number as "documentNumber", title, duties, months,
             chosen.unit_id as "unitId", chosen.unit, chosen.position as "unitPosition", filed.cells
      from head cross join duties cross join months left join chosen on true
      left join lateral (
        select json_agg(json_build_object(
                 'submissionId', owed.id::text, 'dutyId', owed.duty_id::text, 'periodKey', owed.period_key, 'month', to_char(owed.due_on, 'YYYY-MM'), 'title', owed.title,
                 'opensOn', owed.opens_on, 'dueOn', owed.due_on, 'status', owed.status, 'overdue', owed.due_on < ${TODAY} and owed.status in ('open', 'missed', 'returned', 'returnedLate'),
                 'pieces', (select count(*)::int from submission_piece where submission_id = owed.id and withdrawn_at is null), 'minCount', owed.min_count,
                 'submittedOn', (owed.submitted_at at time zone 'Asia/Shanghai')::date) order by owed.due_on, owed.duty_id) as cells
        from owed where owed.unit_id = chosen.unit_id) filed on true`,
  };
}

/** Units × periods of what a plan asks to be reported. */
@Injectable()
export class MatrixQueries {
  constructor(private readonly pages: PageReader) {}

  /** Units in official order, a unit's people their own row only; null when the person sees no such plan. */
  async page(actor: Actor, query: MatrixQuery): Promise<MatrixResponse | null> {
    const visible = visibleItems(actor);
    const cursor = cursorFrom(query.cursor, [WHOLE]);
    const year = (today: LocalDate): string => query.year ?? today.slice(0, 4);
    const { day, rows } = await this.pages.read<MatrixRow>(matrixPage(visible), ({ today }) => [
      visible.parameter, query.planId, `${year(today)}-01-01`, `${year(today)}-12-31`, ownUnitOf(actor), cursor?.[0] ?? null, query.limit + 1,
    ]);
    const [head] = rows;
    if (!head) return null;
    const page = pageOf(rows.filter((row): row is UnitRow => row.unitId !== null), query.limit, ({ unitPosition }) => [String(unitPosition)]);
    const { planId, documentNumber, title, duties, months } = head;
    return {
      planId, documentNumber, title, year: year(day.today), today: day.today, duties, months,
      rows: page.rows.map(({ unitId, unit, cells }) => ({ unitId, unit, cells: cells.map((cell) => ({ ...cell, statusTitle: submissionMachine.stateTitles[cell.status] })) })),
      nextCursor: page.nextCursor,
    };
  }
}

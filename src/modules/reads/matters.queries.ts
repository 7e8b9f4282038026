import { Injectable } from '@nestjs/common';
import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { RequestFacts } from '../../domain/assignment/request.rules.js';
import type { AssignmentRole, ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { ItemState } from '../../domain/item/item.machine.js';
import { daysBetween, type LocalDate } from '../../domain/kernel/local-date.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnAssignment } from '../../domain/policy/allowed-on-assignment.js';
import { allowedOnSubmission } from '../../domain/policy/allowed-on-submission.js';
import type { SubmissionState } from '../../domain/submission/submission.machine.js';
import { cursorFrom, DAY_OR_NONE, ID, pageOf } from '../../platform/http/cursor.js';
import type { MattersResponse, MatterResponse, MattersTotalsResponse } from './dto/matters.response.js';
import type { PageQuery } from '../../platform/http/page.query.js';
import { mattersPage, type MattersOwner } from './matters.statement.js';
import { PageReader } from './page-reader.js';
import type { LightFacts, ReadingDay } from './reading-day.js';

type StoredRequestFacts = Omit<RequestFacts, 'today' | 'role' | 'itemStatus'>;

interface MatterRow {
  readonly totals: MattersTotalsResponse;
  /** Null when nothing is owed, or nothing more. */
  readonly obligationId: string | null;
  readonly sortOn: string;
  readonly kind: ObligationKind;
  readonly title: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly planTitle: string;
  readonly leadingGroupId: string | null;
  readonly dueOn: LocalDate | null;
  readonly effectiveDueOn: LocalDate | null;
  readonly dueWords: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: number | null;
  readonly subjectStatus: string | null;
  readonly role: AssignmentRole | null;
  readonly unitId: string | null;
  readonly itemId: string | null;
  readonly itemNumber: string | null;
  readonly itemStatus: ItemState | null;
  readonly dutyKind: ReportingDutyKind | null;
  readonly office: string | null;
  readonly unit: string | null;
  readonly basis: string;
  readonly requestFacts: StoredRequestFacts | null;
  readonly facts: LightFacts;
  readonly officeTurnSince: LocalDate | null;
}

type StoredMatter = MatterRow & { readonly obligationId: string };

/** What a unit or an office owes, with who asks for it and why. */
@Injectable()
export class MattersQueries {
  constructor(private readonly pages: PageReader) {}

  async page(actor: Actor, owner: MattersOwner, ownerId: string, query: PageQuery): Promise<MattersResponse> {
    const cursor = cursorFrom(query.cursor, [DAY_OR_NONE, ID]);
    const { day, rows } = await this.pages.read<MatterRow>(mattersPage(owner), () => [ownerId, cursor?.[0] ?? null, cursor?.[1] ?? null, query.limit + 1]);
    const [first] = rows;
    if (!first) throw new Error('the counts of a page are always there');
    const page = pageOf(rows.filter((row): row is StoredMatter => row.obligationId !== null), query.limit, (row) => [row.sortOn, row.obligationId]);
    return { today: day.today, totals: first.totals, rows: page.rows.map((row) => matter(actor, owner, row, day)), nextCursor: page.nextCursor };
  }
}

function matter(actor: Actor, owner: MattersOwner, row: StoredMatter, day: ReadingDay): MatterResponse {
  const { obligationId, kind, title, planId, documentNumber, planTitle, dueOn, effectiveDueOn, dueWords, subjectType, subjectId, subjectVersion, itemId, itemNumber, basis, officeTurnSince } = row;
  return {
    obligationId, kind, kindTitle: OBLIGATION_KIND_TITLES[kind], title, planId, documentNumber, planTitle, dueOn, effectiveDueOn, dueWords, subjectType, subjectId, subjectVersion, itemId, itemNumber,
    // An office is asked by the unit that has handed over, a unit by the office of the plan.
    askedBy: owner === 'unit' ? row.office : row.unit,
    basis,
    light: day.light(row.facts),
    officeTurn: officeTurnSince === null ? null : { since: officeTurnSince, days: daysBetween(officeTurnSince, day.today), workingDays: day.workingDaysSince(officeTurnSince) },
    allowed: allowedOn(actor, row, day.today),
  };
}

function allowedOn(actor: Actor, { subjectType, subjectStatus, unitId, leadingGroupId, role, itemStatus, dutyKind, requestFacts }: MatterRow, today: LocalDate): readonly string[] {
  if (subjectType === 'assignment' && role !== null && itemStatus !== null && requestFacts !== null) {
    return allowedOnAssignment(actor, subjectStatus as AssignmentState, { ...requestFacts, unitId, leadingGroupId, role, itemStatus, today });
  }
  return subjectType === 'submission' && dutyKind !== null ? allowedOnSubmission(actor, subjectStatus as SubmissionState, dutyKind, { unitId, leadingGroupId }) : [];
}

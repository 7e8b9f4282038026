import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { distinctAssignments } from '../../domain/document/distinct-assignments.js';
import type { PlanDraft } from '../../domain/document/plan-draft.js';
import { countedDeadline } from '../../domain/item/relative-deadline.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import type { DeadlineTerms, RelativeSpan } from '../../domain/kernel/deadline.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import type { NewObligation } from '../obligations/index.js';
import type { PlanRow } from '../plans/index.js';
import { UnitsService } from '../units/index.js';
import { itemSearchWords } from './item-search-words.js';
import { AssignmentDuties } from './assignment-duties.js';
import { ItemCyclesService } from './item-cycles.service.js';

interface RelativeItem {
  readonly id: string;
  readonly relative: RelativeSpan;
}

/** Keeps the items of plans and the duties of units on them. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly units: UnitsService,
    private readonly duties: AssignmentDuties,
    private readonly calendar: Calendar,
    private readonly cycles: ItemCyclesService,
  ) {}

  /** Stores the items of a confirmed draft with one assignment per item, known unit and role; names that match no unit stay on the item. */
  async create(tx: Tx, planId: string, draft: PlanDraft): Promise<void> {
    const { items } = draft;
    const stored = await tx.query<{ id: string; key: string }>(
      `insert into item (plan_id, key, position, number, headings, text, points, upstream_text, deadline_words, due_on, deadline_precision,
                         evergreen, targets, clauses, unresolved, line, end_line, deadline_terms, milestones, people, status, search_words)
       select $1, row.key, row.position, row.number, array(select json_array_elements_text(row.headings::json)), row.text,
              array(select json_array_elements_text(row.points::json)), row.upstream_text, row.deadline_words, row.due_on, row.precision,
              row.evergreen, row.targets::jsonb, row.clauses::jsonb, row.unresolved::jsonb, row.line, row.end_line,
              row.terms::jsonb, row.milestones::jsonb, row.people::jsonb, $21, row.search_words
       from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[], $11::text[],
                   $12::boolean[], $13::text[], $14::text[], $15::text[], $16::int[], $17::int[], $18::text[], $19::text[], $20::text[], $22::text[])
            as row (key, position, number, headings, text, points, upstream_text, deadline_words, due_on, precision, evergreen, targets,
                    clauses, unresolved, line, end_line, terms, milestones, people, search_words)
       returning id, key`,
      [
        planId,
        items.map((item) => item.key),
        items.map((item) => item.position),
        items.map((item) => item.number),
        items.map((item) => JSON.stringify(item.headings)),
        items.map((item) => item.text),
        items.map((item) => JSON.stringify(item.points)),
        items.map((item) => item.upstreamText),
        items.map((item) => item.deadline.raw),
        items.map((item) => item.deadline.dueOn),
        items.map((item) => item.deadline.precision),
        items.map((item) => item.deadline.evergreen),
        items.map((item) => JSON.stringify(item.targets)),
        items.map((item) => JSON.stringify(item.clauses)),
        items.map((item) => JSON.stringify(unresolvedNames(item.assignments))),
        items.map((item) => item.place.line),
        items.map((item) => item.place.endLine),
        items.map(({ deadline: { cadence, relative } }) => (cadence || relative ? JSON.stringify({ cadence, relative } satisfies DeadlineTerms) : null)),
        items.map((item) => JSON.stringify(item.milestones ?? [])),
        items.map((item) => JSON.stringify(item.people ?? [])),
        itemMachine.initial,
        items.map(itemSearchWords),
      ],
    );
    const itemIds = new Map(stored.map((row) => [row.key, row.id]));
    const rows = items.flatMap((item) =>
      distinctAssignments(item.assignments).map((assignment, index) => ({ itemId: itemIds.get(item.key), position: index + 1, ...assignment })),
    );
    const unitIds = await this.units.idsByCode(
      tx,
      rows.map((row) => row.unitCode),
    );
    await tx.query(
      `insert into assignment (plan_id, item_id, unit_id, role, role_word, printed, via_group, position, status)
       select $1, row.*, $9 from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[]) as row`,
      [
        planId,
        rows.map((row) => row.itemId),
        rows.map((row) => unitIds.get(row.unitCode)),
        rows.map((row) => row.role),
        rows.map((row) => row.roleWord),
        rows.map((row) => row.printed),
        rows.map((row) => row.viaGroup),
        rows.map((row) => row.position),
        assignmentMachine.initial,
      ],
    );
  }

  /**
   * 交办 of the plan's draft items, or of those named: every unit owes its acknowledgement, every lead unit the completion and a first
   * report. Returns the ids of the items.
   */
  async issue(tx: Tx, plan: PlanRow, itemIds: readonly string[] | null = null): Promise<string[]> {
    const items = await tx.query<{ id: string }>(
      `update item set status = $2, version = version + 1 where plan_id = $1 and status = $3 and ($4::bigint[] is null or id = any($4)) returning id`,
      [plan.id, itemMachine.next(itemMachine.initial, 'issue'), itemMachine.initial, itemIds],
    );
    const issued = items.map(({ id }) => id);
    const counted = await this.countDeadlines(tx, plan, issued);
    await this.cycles.schedule(tx, plan, issued);
    const assignments = await tx.query<{ id: string }>(`select id from assignment where item_id = any($1::bigint[]) and status <> 'withdrawn' order by id`, [issued]);
    await this.duties.open(tx, assignments.map(({ id }) => id), ['acknowledgement', 'itemCompletion'], counted);
    return issued;
  }

  /**
   * Gives a date to the items whose deadline counts from a day that is known now (收到通知后15个工作日内); the printed words stay. Returns
   * how the dates counted in working days came about, by item id.
   */
  private async countDeadlines(tx: Tx, plan: PlanRow, itemIds: readonly string[]): Promise<ReadonlyMap<string, NewObligation['counted']>> {
    const items = await tx.query<RelativeItem>(
      `select id, deadline_terms -> 'relative' as relative from item where id = any($1::bigint[]) and due_on is null and deadline_terms -> 'relative' is not null order by position`,
      [itemIds],
    );
    if (items.length === 0) return new Map();
    const calendar = await this.calendar.load(tx);
    const dated = items.flatMap(({ id, relative }) => {
      const deadline = countedDeadline(relative, { documentDate: plan.documentDate, issuedOn: tx.today }, calendar);
      return deadline ? [{ id, ...deadline }] : [];
    });
    await tx.query(
      `update item set due_on = row.due_on, deadline_precision = 'day' from unnest($1::bigint[], $2::date[]) as row (id, due_on) where item.id = row.id`,
      [dated.map(({ id }) => id), dated.map(({ dueOn }) => dueOn)],
    );
    return new Map(
      dated.flatMap(({ id, from, workingDays, provisional }) => (workingDays === null ? [] : [[id, { from, workingDays, provisional }] as const])),
    );
  }
}

function unresolvedNames(assignments: PlanDraft['items'][number]['assignments']): { roleWord: string; printed: string; candidates: readonly string[] }[] {
  return assignments
    .filter((assignment) => assignment.outcome !== 'matched')
    .map(({ roleWord, printed, candidates }) => ({ roleWord, printed, candidates }));
}

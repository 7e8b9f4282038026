import { Inject, Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { distinctAssignments } from '../../domain/document/distinct-assignments.js';
import type { PlanDraft } from '../../domain/document/plan-draft.js';
import { itemLabel } from '../../domain/item/item-label.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import type { DeadlineTerms } from '../../domain/kernel/deadline.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { addDays } from '../../domain/kernel/local-date.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY, type NewObligation, ObligationsService } from '../obligations/index.js';
import type { PlanRow } from '../plans/index.js';
import { UnitsService } from '../units/index.js';

interface IssuedAssignment {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly role: string;
  readonly number: string;
  readonly position: number;
  readonly text: string;
  readonly dueOn: LocalDate | null;
  readonly deadlineWords: string;
  readonly evergreen: boolean;
}

/** Keeps the items of plans and the duties of units on them. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly units: UnitsService,
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** Stores the items of a confirmed draft with one assignment per item, known unit and role; names that match no unit stay on the item. */
  async create(tx: Tx, planId: string, draft: PlanDraft): Promise<void> {
    const { items } = draft;
    const stored = await tx.query<{ id: string; key: string }>(
      `insert into item (plan_id, key, position, number, headings, text, points, upstream_text, deadline_words, due_on, deadline_precision,
                         evergreen, targets, clauses, unresolved, line, end_line, deadline_terms, milestones, people, status)
       select $1, row.key, row.position, row.number, array(select json_array_elements_text(row.headings::json)), row.text,
              array(select json_array_elements_text(row.points::json)), row.upstream_text, row.deadline_words, row.due_on, row.precision,
              row.evergreen, row.targets::jsonb, row.clauses::jsonb, row.unresolved::jsonb, row.line, row.end_line,
              row.terms::jsonb, row.milestones::jsonb, row.people::jsonb, $21
       from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[], $11::text[],
                   $12::boolean[], $13::text[], $14::text[], $15::text[], $16::int[], $17::int[], $18::text[], $19::text[], $20::text[])
            as row (key, position, number, headings, text, points, upstream_text, deadline_words, due_on, precision, evergreen, targets,
                    clauses, unresolved, line, end_line, terms, milestones, people)
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

  /** 交办 of a plan's items: every unit owes its acknowledgement, every lead unit the completion. */
  async issue(tx: Tx, plan: PlanRow): Promise<void> {
    await tx.query(`update item set status = $2, version = version + 1 where plan_id = $1 and status = $3`, [
      plan.id,
      itemMachine.next(itemMachine.initial, 'issue'),
      itemMachine.initial,
    ]);
    const assignments = await tx.query<IssuedAssignment>(
      `select assignment.id as "assignmentId", unit_id as "unitId", role, number, item.position, text, due_on as "dueOn", deadline_words as "deadlineWords", evergreen
       from assignment join item on item.id = assignment.item_id where assignment.plan_id = $1 order by item.position, assignment.position`,
      [plan.id],
    );
    const acknowledgeBy = await this.acknowledgementDueOn(tx);
    await this.obligations.open(
      tx,
      assignments.flatMap((assignment) => obligationsOf(plan, assignment, acknowledgeBy)),
    );
  }

  private async acknowledgementDueOn(tx: Tx): Promise<LocalDate> {
    const { count, unit } = this.policy.acknowledgeWithin;
    if (unit === 'calendar') return addDays(tx.today, count);
    return (await this.calendar.load(tx)).addWorkingDays(tx.today, count).date;
  }
}

function unresolvedNames(assignments: PlanDraft['items'][number]['assignments']): { roleWord: string; printed: string; candidates: readonly string[] }[] {
  return assignments
    .filter((assignment) => assignment.outcome !== 'matched')
    .map(({ roleWord, printed, candidates }) => ({ roleWord, printed, candidates }));
}

function obligationsOf(plan: PlanRow, assignment: IssuedAssignment, acknowledgeBy: LocalDate): NewObligation[] {
  const about = {
    planId: plan.id,
    unitId: assignment.unitId,
    subjectType: 'assignment' as const,
    subjectId: assignment.assignmentId,
    title: itemLabel(assignment),
  };
  const acknowledgement: NewObligation = {
    ...about,
    kind: 'acknowledgement',
    dueOn: acknowledgeBy,
    dueWords: '',
    evergreen: false,
    ladder: plan.ladders['acknowledgement'] ?? null,
  };
  if (assignment.role !== 'lead') return [acknowledgement];
  return [
    acknowledgement,
    { ...about, kind: 'itemCompletion', dueOn: assignment.dueOn, dueWords: assignment.deadlineWords, evergreen: assignment.evergreen, ladder: plan.ladders['itemCompletion'] ?? null },
  ];
}

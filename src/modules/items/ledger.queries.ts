import { Inject, Injectable } from '@nestjs/common';
import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { AssignmentRole, Milestone, NumericTarget, ResponsibilityClause, ResponsiblePeople } from '../../domain/document/plan-draft.js';
import type { DeadlineTerms } from '../../domain/kernel/deadline.js';
import type { ItemState } from '../../domain/item/item.machine.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import { ladderNamed, type LadderPolicy } from '../../domain/obligation/ladder.js';
import { type Light, light } from '../../domain/obligation/light.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY } from '../obligations/index.js';

/** One line of a plan's ledger: the source's own columns, then status, light and signatures. */
export interface LedgerRow {
  readonly itemId: string;
  readonly position: number;
  readonly number: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly upstreamText: string | null;
  readonly points: readonly string[];
  readonly targets: readonly NumericTarget[];
  readonly deadlineWords: string;
  readonly dueOn: LocalDate | null;
  readonly evergreen: boolean;
  /** Rhythm or span of the deadline where the words state one. */
  readonly deadlineTerms: DeadlineTerms | null;
  readonly milestones: readonly Milestone[];
  readonly people: readonly ResponsiblePeople[];
  readonly clauses: readonly ResponsibilityClause[];
  readonly unresolved: readonly { readonly roleWord: string; readonly printed: string }[];
  readonly line: number;
  readonly status: ItemState;
  readonly statusTitle: string;
  readonly light: Light;
  /** True when no unit owes the completion: the printed leads match no unit. */
  readonly unowned: boolean;
  readonly acknowledged: number;
  readonly assignments: number;
  readonly latestProgress: string | null;
  readonly latestProgressAt: Date | null;
}

export interface AssignmentRow {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly role: AssignmentRole;
  readonly roleWord: string;
  readonly printed: string;
  readonly viaGroup: string | null;
  readonly status: AssignmentState;
  readonly acknowledgedAt: Date | null;
  readonly leadingGroupId: string | null;
}

export interface ProgressReportRow {
  readonly id: string;
  readonly unit: string;
  readonly state: string;
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
  readonly reportedBy: string;
  readonly reportedAt: Date;
}

type StoredRow = Omit<LedgerRow, 'light' | 'statusTitle' | 'unowned'> & {
  readonly planId: string;
  readonly completion: { readonly open: number; readonly settled: number; readonly settledOn: LocalDate | null; readonly ladder: string | null };
};

const ROWS = `
  select item.id as "itemId", item.plan_id as "planId", item.position, number, headings, text, upstream_text as "upstreamText", points, targets,
         deadline_words as "deadlineWords", item.due_on as "dueOn", item.evergreen, deadline_terms as "deadlineTerms", milestones, people, clauses, unresolved, line, status,
         held.acknowledged, held.assignments, latest.progress as "latestProgress", latest.reported_at as "latestProgressAt",
         json_build_object('open', due.open, 'settled', due.settled, 'settledOn', due.settled_on, 'ladder', due.ladder) as completion
  from item
  cross join lateral (
    select count(*)::int as assignments, count(acknowledged_at)::int as acknowledged from assignment
    where assignment.item_id = item.id and assignment.status <> 'withdrawn') held
  cross join lateral (
    select count(*) filter (where state in ('open', 'paused'))::int as open, count(*) filter (where state = 'settled')::int as settled,
           max(settled_on) as settled_on, min(ladder) as ladder
    from assignment join obligation on subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion'
    where assignment.item_id = item.id) due
  left join lateral (
    select progress, reported_at from progress_report join assignment on assignment.id = progress_report.assignment_id
    where assignment.item_id = item.id order by reported_at desc, progress_report.id desc limit 1) latest on true`;

/** Reads of items, shaped for the ledger and the item page. */
@Injectable()
export class LedgerQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** The plan's items in source order. */
  async ofPlan(planId: string): Promise<LedgerRow[]> {
    const rows = await this.uow.query<StoredRow>(`${ROWS} where item.plan_id = $1 order by item.position`, [planId]);
    return this.lit(rows);
  }

  /** One item, undefined when there is none. */
  async item(itemId: string): Promise<(LedgerRow & { planId: string }) | undefined> {
    const rows = await this.uow.query<StoredRow>(`${ROWS} where item.id = $1`, [itemId]);
    const [row] = await this.lit(rows);
    return row && rows[0] ? { ...row, planId: rows[0].planId } : undefined;
  }

  assignments(itemId: string): Promise<AssignmentRow[]> {
    return this.uow.query<AssignmentRow>(
      `select assignment.id, unit_id as "unitId", unit.name as unit, role, role_word as "roleWord", printed, via_group as "viaGroup", assignment.status,
              acknowledged_at as "acknowledgedAt", plan.leading_group_id as "leadingGroupId"
       from assignment join unit on unit.id = assignment.unit_id join plan on plan.id = assignment.plan_id
       where item_id = $1 order by array_position(array['lead', 'cooperating', 'guiding'], role), assignment.position`,
      [itemId],
    );
  }

  /** Reports on the item, newest first. */
  progressReports(itemId: string): Promise<ProgressReportRow[]> {
    return this.uow.query<ProgressReportRow>(
      `select progress_report.id, unit.name as unit, state, progress, problems, next_steps as "nextSteps", account.display_name as "reportedBy",
              reported_at as "reportedAt"
       from progress_report join assignment on assignment.id = assignment_id join unit on unit.id = assignment.unit_id
       join account on account.id = reported_by_id where item_id = $1 order by reported_at desc, progress_report.id desc`,
      [itemId],
    );
  }

  private async lit(rows: readonly StoredRow[]): Promise<LedgerRow[]> {
    const calendar = await this.calendar.load(this.uow);
    const today = await this.uow.today();
    return rows.map(({ planId: _, completion, ...row }) => ({
      ...row,
      statusTitle: itemMachine.stateTitles[row.status],
      unowned: isUnowned({ ...row, completion }),
      light: this.lightOf({ ...row, completion }, today, calendar),
    }));
  }

  /** The item is lit by its completion: settled when no lead owes it any more. */
  private lightOf(row: Pick<StoredRow, 'completion' | 'dueOn' | 'evergreen' | 'status'>, today: LocalDate, calendar: WorkingCalendar): Light {
    const { open, settled, settledOn, ladder: code } = row.completion;
    const ladder = ladderNamed(this.policy, code ?? this.policy.defaults.itemCompletion);
    const done = open === 0 && settled > 0;
    if (isUnowned(row)) {
      return { colour: 'grey', reason: '没有能对应到单位的牵头单位，暂无人承担，请办公室指定。', provisional: false };
    }
    return light({ state: done ? 'settled' : 'open', dueOn: row.dueOn, evergreen: row.evergreen, settledOn: done ? settledOn : null }, today, ladder, calendar);
  }
}

function isUnowned({ completion, status }: Pick<StoredRow, 'completion' | 'status'>): boolean {
  return completion.open === 0 && completion.settled === 0 && status !== itemMachine.initial;
}

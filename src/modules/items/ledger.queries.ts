import { Inject, Injectable } from '@nestjs/common';
import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { RequestKind } from '../../domain/assignment/request.rules.js';
import type { AssignmentRole, Milestone, NumericTarget, ResponsibilityClause, ResponsiblePeople } from '../../domain/document/plan-draft.js';
import type { DeadlineTerms } from '../../domain/kernel/deadline.js';
import type { ItemState } from '../../domain/item/item.machine.js';
import type { AdjustableItem } from '../../domain/item/adjustment.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import { whyUndated } from '../../domain/item/relative-deadline.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import { ladderNamed, type LadderPolicy } from '../../domain/obligation/ladder.js';
import { type Light, light } from '../../domain/obligation/light.js';
import type { ObligationView } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { ItemFacts } from '../../domain/policy/allowed-on-item.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { itemInScope, reportInScope } from '../accounts/index.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY } from '../obligations/index.js';
import { CLAIMS_COMPLETION } from './joint-leads-condition.js';
import { ITEM_FACTS, itemFacts, type StoredItemFacts } from './locked-item.js';
import { REQUEST_FACTS } from './locked-assignment.js';
import { unitThen } from './unit-then.js';

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
  /** Why an issued item whose span counts from a day has no date: what the office is to do; null when there is nothing to say. */
  readonly undatedReason: string | null;
  readonly milestones: readonly Milestone[];
  readonly people: readonly ResponsiblePeople[];
  readonly clauses: readonly ResponsibilityClause[];
  readonly unresolved: readonly { readonly roleWord: string; readonly printed: string }[];
  readonly line: number;
  readonly status: ItemState;
  readonly statusTitle: string;
  readonly light: Light;
  /** True while the clock of its completion stands still (停表). */
  readonly standsStill: boolean;
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
  /** Last day on which it may be declined; null where none was counted. */
  readonly declineBy: LocalDate | null;
  readonly declinedBefore: boolean;
  /** Kind of the request that the office has not answered. */
  readonly openRequest: RequestKind | null;
  /** The day that counts for the completion owed; null when none is owed or none with a date. */
  readonly effectiveDueOn: LocalDate | null;
  /** The day it was due before more time was granted; null while none was. */
  readonly originalDueOn: LocalDate | null;
  readonly today: LocalDate;
  /** A lead that claims completion: all, or the first listed where the plan says so. */
  readonly claimsCompletion: boolean;
  readonly version: number;
}

export interface ProgressReportRow {
  readonly id: string;
  readonly unit: string;
  /** noChange: 无新进展, said in one step. */
  readonly kind: 'report' | 'noChange';
  readonly state: string;
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
  readonly reportedBy: string;
  readonly reportedAt: Date;
}

export interface CompletionClaimRow {
  readonly id: string;
  readonly assignmentId: string;
  readonly unit: string;
  readonly evidence: string;
  readonly claimedOn: LocalDate;
  readonly claimedBy: string;
  /** Null while the office has not answered. */
  readonly decision: 'accepted' | 'returned' | null;
  readonly decisionReason: string;
  readonly decidedAt: Date | null;
}

export interface ItemSuspensionRow {
  readonly reason: string;
  readonly suspendedOn: LocalDate;
  /** Null while it is suspended. */
  readonly resumedOn: LocalDate | null;
}

interface OfPlan {
  readonly planId: string;
  readonly leadingGroupId: string | null;
  readonly version: number;
}

/** One item by itself: beside its ledger line what the source printed, and the facts that decide what may be done with it. */
export interface ItemRow extends LedgerRow, OfPlan {
  /** What the source printed; null while nothing was adjusted. */
  readonly original: AdjustableItem | null;
  readonly stricterThanSource: boolean;
  readonly facts: ItemFacts;
}

/** The completions owed on an item: how many, and the one that lights it. */
interface Completion {
  readonly running: number;
  readonly settled: number;
  readonly lighting: (Pick<ObligationView, 'state' | 'dueOn' | 'effectiveDueOn' | 'settledOn' | 'pausedOn' | 'provisional'> & { readonly ladder: string }) | null;
}

type StoredRow = Omit<LedgerRow, 'light' | 'statusTitle' | 'unowned' | 'undatedReason' | 'standsStill'> & OfPlan & { readonly completion: Completion };

const ROWS = (actor: Actor, parameters: unknown[]): string => `
  select item.id as "itemId", item.plan_id as "planId", plan.leading_group_id as "leadingGroupId", item.version, item.position, number, headings, text, upstream_text as "upstreamText", points, targets,
         deadline_words as "deadlineWords", item.due_on as "dueOn", item.evergreen, deadline_terms as "deadlineTerms", milestones, people, clauses, unresolved, line, item.status,
         held.acknowledged, held.assignments, latest.progress as "latestProgress", latest.reported_at as "latestProgressAt",
         json_build_object('running', due.running, 'settled', due.settled, 'lighting', lighting.facts) as completion
  from item join plan on plan.id = item.plan_id
  cross join lateral (
    select count(*)::int as assignments, count(acknowledged_at)::int as acknowledged from assignment
    where assignment.item_id = item.id and assignment.status <> 'withdrawn') held
  cross join lateral (
    select count(*) filter (where state in ('open', 'paused'))::int as running, count(*) filter (where state = 'settled')::int as settled
    from assignment join obligation on subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion'
    where assignment.item_id = item.id) due
  left join lateral (
    select json_build_object('state', state, 'dueOn', obligation.due_on, 'effectiveDueOn', effective_due_on, 'settledOn', settled_on, 'pausedOn', paused_on,
                             'provisional', provisional, 'ladder', ladder) as facts
    from assignment join obligation on subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion'
    where assignment.item_id = item.id and state <> 'voided'
    order by array_position(array['open', 'paused', 'settled'], state), case when state = 'settled' then effective_due_on - settled_on else effective_due_on - date '2000-01-01' end, obligation.id
    limit 1) lighting on true
  left join lateral (
    select progress, reported_at from progress_report join assignment on assignment.id = progress_report.assignment_id
    where assignment.item_id = item.id and ${reportInScope(actor, { assignment: 'assignment', plan: 'plan' }, parameters)} order by reported_at desc, progress_report.id desc limit 1) latest on true`;

const OF_ITEM = { item: 'item', plan: 'plan' } as const;

/** Reads of items, shaped for the ledger and the item page. */
@Injectable()
export class LedgerQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** The plan's items that exist for the actor, in source order. */
  async ofPlan(actor: Actor, planId: string): Promise<LedgerRow[]> {
    const parameters: unknown[] = [planId];
    const rows = await this.uow.query<StoredRow>(`${ROWS(actor, parameters)} where item.plan_id = $1 and ${itemInScope(actor, OF_ITEM, parameters)} order by item.position`, parameters);
    return this.lit(rows);
  }

  /** One item, undefined when there is none for the actor. */
  async item(actor: Actor, itemId: string): Promise<ItemRow | undefined> {
    const parameters: unknown[] = [itemId];
    const [rows, [facts]] = await Promise.all([
      this.uow.query<StoredRow>(`${ROWS(actor, parameters)} where item.id = $1 and ${itemInScope(actor, OF_ITEM, parameters)}`, parameters),
      this.uow.query<StoredItemFacts & Pick<ItemRow, 'original' | 'stricterThanSource'>>(
        `select original, stricter_than_source as "stricterThanSource", ${ITEM_FACTS} from item join plan on plan.id = item.plan_id where item.id = $1`,
        [itemId],
      ),
    ]);
    const [row] = await this.lit(rows);
    if (!row || !rows[0] || !facts) return undefined;
    const { planId, leadingGroupId, version } = rows[0];
    return { ...row, planId, leadingGroupId, version, original: facts.original, stricterThanSource: facts.stricterThanSource, facts: itemFacts(facts) };
  }

  assignments(itemId: string): Promise<AssignmentRow[]> {
    return this.uow.query<AssignmentRow>(
      `select assignment.id, unit_id as "unitId", unit.name as unit, role, role_word as "roleWord", printed, via_group as "viaGroup", assignment.status,
              acknowledged_at as "acknowledgedAt", plan.leading_group_id as "leadingGroupId", assignment.version, ${CLAIMS_COMPLETION} as "claimsCompletion", decline_by as "declineBy", app_today() as today, ${REQUEST_FACTS},
              (select original_due_on from obligation where subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion' order by obligation.id desc limit 1) as "originalDueOn"
       from assignment join unit on unit.id = assignment.unit_id join plan on plan.id = assignment.plan_id
       where item_id = $1 order by array_position(array['lead', 'cooperating', 'guiding'], role), assignment.position`,
      [itemId],
    );
  }

  /** Reports on the item that the actor may read, newest first. */
  progressReports(actor: Actor, itemId: string): Promise<ProgressReportRow[]> {
    const parameters: unknown[] = [itemId];
    return this.uow.query<ProgressReportRow>(
      `select progress_report.id, ${unitThen('reported_at')} as unit,
              progress_report.kind, state, progress, problems, next_steps as "nextSteps", account.display_name as "reportedBy",
              reported_at as "reportedAt"
       from progress_report join assignment on assignment.id = assignment_id join unit on unit.id = assignment.unit_id
       join account on account.id = reported_by_id join plan on plan.id = assignment.plan_id
       where item_id = $1 and ${reportInScope(actor, { assignment: 'assignment', plan: 'plan' }, parameters)} order by reported_at desc, progress_report.id desc`,
      parameters,
    );
  }

  /** Claims of completion on the item, newest first; null means those of all units. */
  completionClaims(itemId: string, unitId: string | null): Promise<CompletionClaimRow[]> {
    return this.uow.query<CompletionClaimRow>(
      `select completion_claim.id, assignment_id as "assignmentId", ${unitThen('claimed_at')} as unit, evidence, completion_claim.claimed_on as "claimedOn",
              account.display_name as "claimedBy", decision, decision_reason as "decisionReason", decided_at as "decidedAt"
       from completion_claim join assignment on assignment.id = assignment_id join unit on unit.id = assignment.unit_id
       join account on account.id = claimed_by_id
       where item_id = $1 and ($2::bigint is null or assignment.unit_id = $2) order by completion_claim.id desc`,
      [itemId, unitId],
    );
  }

  /** Spans in which the item was suspended, newest first. */
  suspensions(itemId: string): Promise<ItemSuspensionRow[]> {
    return this.uow.query<ItemSuspensionRow>(
      `select reason, suspended_on as "suspendedOn", resumed_on as "resumedOn" from item_suspension where item_id = $1 order by id desc`,
      [itemId],
    );
  }

  private async lit(rows: readonly StoredRow[]): Promise<LedgerRow[]> {
    const calendar = await this.calendar.load(this.uow);
    const today = await this.uow.today();
    return rows.map(({ planId: _, leadingGroupId: __, version: ___, completion, ...row }) => ({
      ...row,
      statusTitle: itemMachine.stateTitles[row.status],
      unowned: isUnowned({ ...row, completion }),
      undatedReason: undatedReasonOf(row),
      standsStill: completion.lighting?.state === 'paused',
      light: this.lightOf({ ...row, completion }, today, calendar),
    }));
  }

  /** The item is lit by its completion: of joint leads by the one that runs and is due first; when none owes it any more, by the one that was latest. */
  private lightOf(row: Pick<StoredRow, 'completion' | 'dueOn' | 'evergreen' | 'status'>, today: LocalDate, calendar: WorkingCalendar): Light {
    const { lighting } = row.completion;
    const ladder = ladderNamed(this.policy, lighting?.ladder ?? this.policy.defaults.itemCompletion);
    if (isUnowned(row)) {
      return { colour: 'grey', reason: '没有能对应到单位的牵头单位，暂无人承担，请办公室指定。', provisional: false };
    }
    return light({ state: 'open', dueOn: row.dueOn, settledOn: null, ...lighting, evergreen: row.evergreen }, today, ladder, calendar);
  }
}

function undatedReasonOf({ deadlineTerms, dueOn, status }: Pick<StoredRow, 'deadlineTerms' | 'dueOn' | 'status'>): string | null {
  const span = deadlineTerms?.relative;
  return span && dueOn === null && status !== itemMachine.initial ? whyUndated(span) : null;
}

function isUnowned({ completion, status }: Pick<StoredRow, 'completion' | 'status'>): boolean {
  return completion.running === 0 && completion.settled === 0 && status !== itemMachine.initial;
}

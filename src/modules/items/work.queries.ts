import { Injectable } from '@nestjs/common';
import { assignmentMachine, type AssignmentState } from '../../domain/assignment/assignment.machine.js';
import { INPUT_KIND_TITLES, type InputKind } from '../../domain/assignment/cooperating-input.rules.js';
import { REQUEST_KIND_TITLES, REQUEST_STATUS_TITLES, type RequestFacts, type RequestKind, type RequestStatus } from '../../domain/assignment/request.rules.js';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { ownWorkInScope } from '../accounts/index.js';
import { CLAIMS_COMPLETION } from './joint-leads-condition.js';
import { REQUEST_FACTS } from './locked-assignment.js';
import { unitThen } from './unit-then.js';

export interface AssignmentView extends RequestFacts {
  readonly id: string;
  readonly itemId: string;
  readonly unitId: string;
  readonly leadingGroupId: string | null;
  readonly status: AssignmentState;
  readonly version: number;
}

export interface RequestRow {
  readonly id: string;
  readonly assignmentId: string;
  readonly unit: string;
  readonly kind: RequestKind;
  readonly kindTitle: string;
  readonly reason: string;
  readonly proposedUnitId: string | null;
  readonly proposedUnit: string | null;
  readonly dueOn: LocalDate | null;
  readonly newDueOn: LocalDate | null;
  readonly askedOn: LocalDate;
  readonly askedBy: string;
  readonly status: RequestStatus;
  readonly statusTitle: string;
  readonly decisionReason: string;
  readonly grantedDueOn: LocalDate | null;
  readonly reassignedTo: string | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  /** Of an extension: the day it was due before more time was first granted. */
  readonly originalDueOn: LocalDate | null;
}

/** The newest of a list, and how many it has. */
export interface Latest<Row> {
  readonly total: number;
  readonly latest: readonly Row[];
}

export interface PlanFilingRow {
  readonly id: string;
  readonly assignmentId: string;
  readonly unit: string;
  readonly onTime: boolean;
  readonly plan: string;
  readonly reason: string;
  readonly expectedOn: LocalDate | null;
  readonly filedBy: string;
  readonly filedAt: Date;
}

export interface InputRow {
  readonly id: string;
  readonly assignmentId: string;
  readonly unit: string;
  readonly kind: InputKind;
  readonly kindTitle: string;
  readonly text: string;
  readonly newDueOn: LocalDate | null;
  readonly sentBy: string;
  readonly sentAt: Date;
  readonly usedInReportId: string | null;
}

/** Which inputs of an item are read. */
export interface InputFilter {
  /** Only those of this assignment. */
  readonly assignmentId?: string;
  readonly kind?: InputKind;
  readonly unusedOnly?: boolean;
}

export interface LastReport {
  readonly state: string;
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
  readonly reportedAt: Date;
}

export interface TargetRow {
  readonly position: number;
  readonly words: string;
  readonly value: number;
  readonly unit: string;
  readonly lastValue: number | null;
  readonly lastOn: LocalDate | null;
}

export interface CooperatingRow {
  readonly assignmentId: string;
  readonly unit: string;
  readonly role: AssignmentRole;
  readonly status: AssignmentState;
  readonly statusTitle: string;
  readonly openInputs: number;
  readonly opinionGiven: boolean;
}

/** Reads for the forms of a unit and for what it has asked, filed and sent. */
@Injectable()
export class WorkQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** The assignment as its rules see it now, undefined when there is none for the actor that is issued. */
  async assignment(actor: Actor, assignmentId: string): Promise<AssignmentView | undefined> {
    const parameters: unknown[] = [assignmentId];
    const [row] = await this.uow.query<AssignmentView>(
      `select assignment.id, item_id as "itemId", unit_id as "unitId", leading_group_id as "leadingGroupId", assignment.status, assignment.version, role,
              item.status as "itemStatus", decline_by as "declineBy", app_today() as today, ${REQUEST_FACTS}, ${CLAIMS_COMPLETION} as "claimsCompletion"
       from assignment join item on item.id = assignment.item_id join plan on plan.id = assignment.plan_id where assignment.id = $1 and plan.status <> 'draft' and item.status <> 'draft' and ${ownWorkInScope(actor, { work: 'assignment', plan: 'plan' }, parameters)}`,
      parameters,
    );
    return row;
  }

  /** Requests on the item, newest first; null means those of all units. */
  async requests(itemId: string, unitId: string | null): Promise<readonly RequestRow[]> {
    return (await this.latestRequests(itemId, unitId, null)).latest;
  }

  /** The newest requests on the item, and how many there are; null means those of all units, and all of them. */
  async latestRequests(itemId: string, unitId: string | null, limit: number | null): Promise<Latest<RequestRow>> {
    const rows = await this.uow.query<Omit<RequestRow, 'kindTitle' | 'statusTitle'> & { total: number }>(
      `select request.id, request.assignment_id as "assignmentId", ${unitThen('asked_at')} as unit, request.kind, request.reason, proposed_unit_id as "proposedUnitId", proposed.name as "proposedUnit",
              request.due_on as "dueOn", new_due_on as "newDueOn", asked_on as "askedOn", account.display_name as "askedBy", request.status, decision_reason as "decisionReason",
              granted_due_on as "grantedDueOn", heir.name as "reassignedTo", decided_at as "decidedAt", deciding.display_name as "decidedBy", (count(*) over ())::int as total,
              case when request.kind = 'extension' then coalesce((
                select original_due_on from obligation where subject_type = 'assignment' and subject_id = assignment.id and obligation.kind = 'itemCompletion' order by obligation.id desc limit 1), request.due_on) end as "originalDueOn"
       from assignment_request request join assignment on assignment.id = request.assignment_id join unit on unit.id = assignment.unit_id
       join account on account.id = asked_by_id left join unit proposed on proposed.id = proposed_unit_id
       left join assignment instead on instead.id = reassigned_to_id left join unit heir on heir.id = instead.unit_id
       left join account deciding on deciding.id = decided_by_id
       where assignment.item_id = $1 and ($2::bigint is null or assignment.unit_id = $2) order by request.id desc limit $3`,
      [itemId, unitId, limit],
    );
    return { total: rows[0]?.total ?? 0, latest: rows.map(({ total: _, ...row }) => ({ ...row, kindTitle: REQUEST_KIND_TITLES[row.kind], statusTitle: REQUEST_STATUS_TITLES[row.status] })) };
  }

  /** Filings on the item, newest first; null means those of all units. */
  planFilings(itemId: string, unitId: string | null): Promise<PlanFilingRow[]> {
    return this.uow.query<PlanFilingRow>(
      `select plan_filing.id, assignment_id as "assignmentId", ${unitThen('filed_at')} as unit, on_time as "onTime", plan, reason, expected_on as "expectedOn",
              account.display_name as "filedBy", filed_at as "filedAt"
       from plan_filing join assignment on assignment.id = assignment_id join unit on unit.id = assignment.unit_id join account on account.id = filed_by_id
       where item_id = $1 and ($2::bigint is null or assignment.unit_id = $2) order by plan_filing.id desc`,
      [itemId, unitId],
    );
  }

  /** What cooperating units have sent on the item, newest first. */
  async inputs(itemId: string, { assignmentId, kind, unusedOnly = false }: InputFilter = {}): Promise<InputRow[]> {
    const rows = await this.uow.query<Omit<InputRow, 'kindTitle'>>(
      `select cooperating_input.id, assignment_id as "assignmentId", ${unitThen('sent_at')} as unit, cooperating_input.kind, cooperating_input.text, new_due_on as "newDueOn",
              account.display_name as "sentBy", sent_at as "sentAt", used_in_report_id as "usedInReportId"
       from cooperating_input join assignment on assignment.id = assignment_id join unit on unit.id = assignment.unit_id join account on account.id = sent_by_id
       where item_id = $1 and ($2::bigint is null or assignment_id = $2) and ($3::text is null or cooperating_input.kind = $3) and (not $4 or used_in_report_id is null)
       order by cooperating_input.id desc`,
      [itemId, assignmentId ?? null, kind ?? null, unusedOnly],
    );
    return rows.map((row) => ({ ...row, kindTitle: INPUT_KIND_TITLES[row.kind] }));
  }

  /** The unit's last report that said something, undefined when there is none: 无新进展 is no text to start from. */
  async lastReport(assignmentId: string): Promise<LastReport | undefined> {
    const [row] = await this.uow.query<LastReport>(
      `select state, progress, problems, next_steps as "nextSteps", reported_at as "reportedAt" from progress_report
       where assignment_id = $1 and kind = 'report' order by reported_at desc, id desc limit 1`,
      [assignmentId],
    );
    return row;
  }

  /** The item's numeric targets in their order, each with the value last reported. */
  targets(itemId: string): Promise<TargetRow[]> {
    return this.uow.query<TargetRow>(
      `select place::int as position, target ->> 'words' as words, (target ->> 'value')::float8 as value, target ->> 'unit' as unit, last.value::float8 as "lastValue", last.on_day as "lastOn"
       from item cross join lateral jsonb_array_elements(targets) with ordinality as entry (target, place)
       left join lateral (select value, on_day from target_value where item_id = item.id and position = place and progress_report_id is not null order by on_day desc, id desc limit 1) last on true
       where item.id = $1 order by place`,
      [itemId],
    );
  }

  /** The last claim of the assignment with the office's answer, undefined when there was none. */
  async lastClaim(assignmentId: string): Promise<{ readonly evidence: string; readonly returnReason: string } | undefined> {
    const [row] = await this.uow.query<{ evidence: string; returnReason: string }>(
      `select evidence, case when decision = 'returned' then decision_reason else '' end as "returnReason" from completion_claim where assignment_id = $1 order by id desc limit 1`,
      [assignmentId],
    );
    return row;
  }

  /** The units beside the leads of the item, in printed order, with how far they are. */
  async cooperating(itemId: string): Promise<CooperatingRow[]> {
    const rows = await this.uow.query<Omit<CooperatingRow, 'statusTitle'>>(
      `select assignment.id as "assignmentId", unit.name as unit, role, assignment.status, sent.open as "openInputs", sent.opinions > 0 as "opinionGiven"
       from assignment join unit on unit.id = assignment.unit_id
       cross join lateral (
         select (count(*) filter (where used_in_report_id is null))::int as open, (count(*) filter (where kind = 'completion'))::int as opinions
         from cooperating_input where assignment_id = assignment.id) sent
       where item_id = $1 and role <> 'lead' and assignment.status <> 'withdrawn' order by role, assignment.position`,
      [itemId],
    );
    return rows.map((row) => ({ ...row, statusTitle: assignmentMachine.stateTitles[row.status] }));
  }
}

import { Injectable } from '@nestjs/common';
import type { DocumentRule, PlanKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { PHASE_STATE_TITLES, type PhaseState, phaseStateOn } from '../../domain/plan/phase.js';
import type { PlanState } from '../../domain/plan/plan.machine.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';

export interface PlanListRow {
  readonly id: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly shortName: string;
  /** Rules the document lays down for all its items. */
  readonly rules: readonly DocumentRule[];
  readonly kind: PlanKind;
  readonly status: PlanState;
  readonly documentDate: LocalDate | null;
  readonly issuedOn: LocalDate | null;
  readonly leadingGroup: string | null;
  /** Name of the office that receives escalations. */
  readonly office: string | null;
  readonly officeUnit: string | null;
  readonly items: number;
  readonly assignments: number;
  readonly acknowledged: number;
  readonly units: number;
  readonly phases: number;
  readonly reportingDuties: number;
  readonly openFindings: number;
  readonly findings: number;
  readonly overdue: number;
}

export interface PhaseListRow {
  readonly id: string;
  readonly name: string;
  readonly windowWords: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly state: PhaseState;
  readonly stateTitle: string;
}

const LIST = `
  select plan.id, document_number as "documentNumber", plan.title, short_name as "shortName", plan.rules, plan.kind, status,
         document_date as "documentDate", issued_on as "issuedOn", leading_group.name as "leadingGroup",
         leading_group.office_name as office, office.name as "officeUnit",
         (select count(*)::int from item where item.plan_id = plan.id) as items,
         held.assignments, held.acknowledged, held.units,
         (select count(*)::int from phase where phase.plan_id = plan.id) as phases,
         (select count(*)::int from reporting_duty where reporting_duty.plan_id = plan.id) as "reportingDuties",
         doubts.findings, doubts.open as "openFindings",
         (select count(*)::int from obligation where obligation.plan_id = plan.id and state = 'open' and due_on < app_today()) as overdue
  from plan
  left join leading_group on leading_group.id = plan.leading_group_id
  left join unit office on office.id = leading_group.office_unit_id
  cross join lateral (
    select count(*)::int as assignments, count(acknowledged_at)::int as acknowledged, count(distinct unit_id)::int as units
    from assignment where assignment.plan_id = plan.id) held
  cross join lateral (
    select count(*)::int as findings, count(*) filter (where decision is null)::int as open
    from finding join document_reading reading on reading.id = finding.reading_id where reading.plan_id = plan.id) doubts`;

/** Reads of plans, shaped for lists and summaries. */
@Injectable()
export class PlansQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** All plans, oldest document first. */
  list(): Promise<PlanListRow[]> {
    return this.uow.query<PlanListRow>(`${LIST} order by document_date, document_number`);
  }

  async byId(planId: string): Promise<PlanListRow> {
    const [plan] = await this.uow.query<PlanListRow>(`${LIST} where plan.id = $1`, [planId]);
    if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
    return plan;
  }

  /** The plan's phases in order; their state is computed for today. */
  async phases(planId: string): Promise<PhaseListRow[]> {
    const rows = await this.uow.query<Omit<PhaseListRow, 'state' | 'stateTitle'> & { today: LocalDate }>(
      `select id, name, window_words as "windowWords", starts_on as "startsOn", ends_on as "endsOn", app_today() as today
       from phase where plan_id = $1 order by position`,
      [planId],
    );
    return rows.map(({ today, ...phase }) => {
      const state = phaseStateOn(phase, today);
      return { ...phase, state, stateTitle: PHASE_STATE_TITLES[state] };
    });
  }

  /** The one plan people mean by a document number, short name or part of the title; brackets and width do not matter. */
  async named(words: string): Promise<PlanListRow> {
    const wanted = foldBrackets(words);
    const plans = await this.list();
    const exact = plans.filter((plan) => foldBrackets(plan.documentNumber) === wanted || foldBrackets(plan.shortName) === wanted);
    const found = exact.length > 0 ? exact : plans.filter((plan) => wanted !== '' && foldBrackets(`${plan.documentNumber} ${plan.title}`).includes(wanted));
    const [plan] = found;
    if (!plan) throw new Failure('not-found', `没有找到方案“${words}”。现有方案：${plans.map((row) => row.documentNumber).join('、') || '无'}。`);
    if (found.length > 1) throw new Failure('ambiguous-name', `“${words}”对应多个方案：${found.map((row) => row.documentNumber).join('、')}。请写完整文号。`);
    return plan;
  }
}

function foldBrackets(words: string): string {
  return words.normalize('NFKC').replace(/[〔［【[(]/g, '[').replace(/[〕］】\])]/g, ']').replace(/\s+/g, '');
}

import { Injectable } from '@nestjs/common';
import type { DocumentRule, PlanKind } from '../../domain/document/plan-draft.js';
import { foldedWords } from '../../domain/kernel/folded-words.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { PHASE_STATE_TITLES, type PhaseState, phaseStateOn } from '../../domain/plan/phase.js';
import type { Satisfaction } from '../../domain/plan/satisfaction.js';
import type { PlanState } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { itemInScope, ownWorkInScope, planInScope, scopeOf } from '../accounts/index.js';

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
  readonly version: number;
  readonly leadingGroupId: string | null;
  /** Who issued it; '' while it has not been, and for plans issued by the operator. */
  readonly issuingAuthority: string;
  readonly workRules: Readonly<Record<string, unknown>>;
  /** The proposers' last judgement; null while they have not judged. */
  readonly satisfaction: Satisfaction | null;
  readonly closedOn: LocalDate | null;
  readonly closingReason: string;
  readonly archivedOn: LocalDate | null;
}

/** One line of a phase's journal. */
export interface PhaseChangeRow {
  readonly change: 'entered' | 'left' | 'overridden';
  /** Window in force after the change, and before it where the office changed it. */
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly previousStartsOn: LocalDate | null;
  readonly previousEndsOn: LocalDate | null;
  readonly reason: string;
  readonly openObligations: number | null;
  readonly changedBy: string | null;
  readonly changedAt: string;
}

export interface PhaseListRow {
  readonly id: string;
  readonly name: string;
  readonly windowWords: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly state: PhaseState;
  readonly stateTitle: string;
  /** Oldest first. */
  readonly changes: readonly PhaseChangeRow[];
  readonly planStatus: PlanState;
  readonly leadingGroupId: string | null;
}

/** Which plans of a list: those after one of them, in the order of the list, at most so many. */
export interface PlanPage {
  readonly after: string | null;
  readonly rows: number;
}

const ALL = 1_000_000;
/** So many document numbers a message lists. */
const NAMED = 20;
const ORDER = `coalesce(plan.document_date, 'infinity'), plan.document_number`;

/** For a unit: looks from its own few assignments, not from all items of the plan; says no more than the scope does. */
function ofOwn(actor: Actor, item: string, parameters: unknown[]): string {
  const unitId = ownUnitOf(actor);
  return unitId === null ? '' : `and ${item}.id in (select item_id from assignment mine where mine.plan_id = plan.id and mine.unit_id = $${parameters.push(unitId)})`;
}

/** The plans that `chosen` names, with counts of what exists for the actor: a total must not tell what other units do. */
const LIST = (actor: Actor, chosen: (parameters: unknown[]) => string, parameters: unknown[]): string => `
  with chosen as materialized (${chosen(parameters)})
  select plan.id, document_number as "documentNumber", plan.title, short_name as "shortName", plan.rules, plan.kind, status, plan.version, plan.leading_group_id as "leadingGroupId", issuing_authority as "issuingAuthority",
         work_rules as "workRules", satisfaction, closed_on as "closedOn", closing_reason as "closingReason", archived_on as "archivedOn",
         document_date as "documentDate", issued_on as "issuedOn", leading_group.name as "leadingGroup",
         leading_group.office_name as office, office.name as "officeUnit",
         (select count(*)::int from item where item.plan_id = plan.id ${ofOwn(actor, 'item', parameters)} and ${itemInScope(actor, { item: 'item', plan: 'plan' }, parameters)}) as items,
         held.assignments, held.acknowledged, held.units,
         (select count(*)::int from phase where phase.plan_id = plan.id) as phases,
         (select count(*)::int from reporting_duty where reporting_duty.plan_id = plan.id) as "reportingDuties",
         doubts.findings, doubts.open as "openFindings",
         (select count(*)::int from obligation where obligation.plan_id = plan.id and unit_id is not null and state = 'open' and effective_due_on < (select app_today())
          and ${ownWorkInScope(actor, { work: 'obligation', plan: 'plan' }, parameters)}) as overdue
  from chosen plan
  left join leading_group on leading_group.id = plan.leading_group_id
  left join unit office on office.id = leading_group.office_unit_id
  cross join lateral (
    select count(*)::int as assignments, count(acknowledged_at)::int as acknowledged, count(distinct unit_id)::int as units
    from assignment cross join lateral (select assignment.item_id as id) held_item
    where assignment.plan_id = plan.id ${ofOwn(actor, 'held_item', parameters)} and ${itemInScope(actor, { item: 'held_item', plan: 'plan' }, parameters)}) held
  cross join lateral (
    select count(*)::int as findings, count(*) filter (where decision is null)::int as open
    from finding join document_reading reading on reading.id = finding.reading_id where reading.plan_id = plan.id) doubts
  order by ${ORDER}`;

/** Reads of plans, shaped for lists and summaries. */
@Injectable()
export class PlansQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** The actor's plans, oldest document first; all of them, or one page. */
  list(actor: Actor, page: PlanPage = { after: null, rows: ALL }): Promise<PlanListRow[]> {
    const parameters: unknown[] = [page.after, page.rows];
    return this.uow.asked<PlanListRow>(`plans-list-${scopeOf(actor)}`, LIST(actor, (given) => `
      select plan.* from plan
      where ${planInScope(actor, 'plan', given)} and ($1::bigint is null or (${ORDER}) > (select ${ORDER} from plan where plan.id = $1))
      order by ${ORDER} limit $2`, parameters), parameters);
  }

  /** Throws Failure not-found for a plan that does not exist for the actor. */
  async byId(actor: Actor, planId: string): Promise<PlanListRow> {
    const parameters: unknown[] = [planId];
    const [plan] = await this.uow.asked<PlanListRow>(`plans-one-${scopeOf(actor)}`, LIST(actor, (given) => `select plan.* from plan where plan.id = $1 and ${planInScope(actor, 'plan', given)}`, parameters), parameters);
    if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
    return plan;
  }

  /** The plan's phases in order with their journal, in which units do not read how much others left open; their state is computed for today. */
  async phases(actor: Actor, planId: string): Promise<PhaseListRow[]> {
    const rows = await this.uow.query<Omit<PhaseListRow, 'state' | 'stateTitle'> & { today: LocalDate }>(
      `select phase.id, name, window_words as "windowWords", starts_on as "startsOn", ends_on as "endsOn", app_today() as today,
              plan.status as "planStatus", plan.leading_group_id as "leadingGroupId",
              coalesce((select json_agg(json_build_object(
                  'change', change, 'startsOn', starts_on, 'endsOn', ends_on, 'previousStartsOn', previous_starts_on, 'previousEndsOn', previous_ends_on,
                  'reason', reason, 'openObligations', case when $2 then open_obligations end, 'changedBy', account.display_name, 'changedAt', changed_at) order by phase_change.id)
                from phase_change left join account on account.id = changed_by_id where phase_id = phase.id), '[]') as changes
       from phase join plan on plan.id = phase.plan_id where plan_id = $1 order by position`,
      [planId, ownUnitOf(actor) === null],
    );
    return rows.map(({ today, ...phase }) => {
      const state = phaseStateOn(phase, today);
      return { ...phase, state, stateTitle: PHASE_STATE_TITLES[state] };
    });
  }

  /** The one plan people mean by a document number, short name or part of the title; brackets and width do not matter. */
  async named(actor: Actor, words: string): Promise<PlanListRow> {
    const wanted = foldedWords(words);
    const parameters: unknown[] = [];
    const plans = await this.uow.query<Pick<PlanListRow, 'id' | 'documentNumber' | 'title' | 'shortName'>>(
      `select id, document_number as "documentNumber", title, short_name as "shortName" from plan where ${planInScope(actor, 'plan', parameters)} order by ${ORDER}`, parameters);
    const exact = plans.filter((plan) => foldedWords(plan.documentNumber) === wanted || foldedWords(plan.shortName) === wanted);
    const found = exact.length > 0 ? exact : plans.filter((plan) => wanted !== '' && foldedWords(`${plan.documentNumber} ${plan.title}`).includes(wanted));
    const [plan] = found;
    if (!plan) throw new Failure('not-found', `没有找到方案“${words}”。现有方案：${namesOf(plans) || '无'}。`);
    if (found.length > 1) throw new Failure('ambiguous-name', `“${words}”对应多个方案：${namesOf(found)}。请写完整文号。`);
    return this.byId(actor, plan.id);
  }
}

/** Document numbers for a message, which must stay readable. */
function namesOf(plans: readonly Pick<PlanListRow, 'documentNumber'>[]): string {
  return plans.slice(0, NAMED).map((plan) => plan.documentNumber).join('、') + (plans.length > NAMED ? `等${plans.length}个` : '');
}

import { Injectable } from '@nestjs/common';
import type { ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { DomainEvent } from '../../domain/events.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { ladderOfDuty, obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import { nextOpening, openingsDueBy, openingTitle, type ScheduledDuty } from '../../domain/submission/duty-schedule.js';
import { submissionMachine } from '../../domain/submission/submission.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SWEEP } from '../../platform/metrics/meters.js';
import { Observed } from '../../platform/metrics/observed.decorator.js';
import { ObligationsService } from '../obligations/index.js';

interface DueDuty extends ScheduledDuty {
  readonly id: string;
  readonly title: string;
  readonly kind: ReportingDutyKind;
  readonly soft: boolean;
  readonly nextOpensOn: LocalDate;
  readonly ladders: Readonly<Record<string, string>>;
}

/** One period of one duty with the number of units it concerns. */
interface TurnedPeriod {
  readonly dutyId: string;
  readonly periodKey: string;
  readonly units: number;
}

export interface CycleChanges {
  readonly opened: number;
  readonly missed: number;
}

const OPENINGS = `
  unnest($1::bigint[], $2::text[], $3::text[], $4::date[], $5::date[], $6::text[], $7::text[])
    as opening (duty_id, period_key, title, opens_on, due_on, kind, ladder)`;

/** One submission for every unit of the audience; the unique key (duty, unit, period) makes a second run harmless. */
const OPEN_SUBMISSIONS = `
  submitted_to as (
    insert into submission (duty_id, plan_id, unit_id, period_key, title, opens_on, due_on, min_count, status)
    select duty.id, duty.plan_id, audience.unit_id, opening.period_key, opening.title, opening.opens_on, opening.due_on, duty.min_count, $8
    from ${OPENINGS}
    join reporting_duty duty on duty.id = opening.duty_id
    join plan on plan.id = duty.plan_id
    left join leading_group on leading_group.id = plan.leading_group_id
    cross join lateral (
      select distinct assignment.unit_id from assignment
      where assignment.plan_id = duty.plan_id and assignment.status <> 'withdrawn'
        and (duty.audience in ('responsibleUnits', 'leadingGroupMembers') or (duty.audience = 'leads' and assignment.role = 'lead'))
      union
      select leading_group.office_unit_id where duty.audience = 'office' and leading_group.office_unit_id is not null
    ) audience
    on conflict do nothing
    returning id, duty_id, plan_id, unit_id, period_key, title, due_on
  )`;

// The submission is one period's already: its obligation is owed once, and owed again when the office returns what was handed in.
const OWED = `
  select opening.kind, submitted_to.plan_id, submitted_to.unit_id, null::bigint, 'submission', submitted_to.id, '', submitted_to.title, submitted_to.due_on,
         duty.due_words, false, opening.ladder, null::date, null::int, false
  from submitted_to join reporting_duty duty on duty.id = submitted_to.duty_id
  join ${OPENINGS} on opening.duty_id = submitted_to.duty_id and opening.period_key = submitted_to.period_key`;

/** FROM and WHERE of the duties that have a period to open by the day that the expression gives. */
export const DUTIES_DUE = (today: string): string => `
  from reporting_duty duty join plan on plan.id = duty.plan_id and plan.status = 'issued' where next_opens_on <= ${today}`;
/** Conditions on a submission and its duty whose window has passed by that day. */
const WINDOW_PASSED = (today: string): string => `duty.id = submission.duty_id and duty.cadence <> 'once' and submission.status = 'open' and submission.due_on < ${today}`;
/** FROM and WHERE of the submissions whose window has passed by the day that the expression gives. */
export const WINDOWS_PASSED = (today: string): string => `from submission join reporting_duty duty on ${WINDOW_PASSED(today)}`;

const CLOSE_WINDOWS = `
  with missed as (
    update submission set status = $2, version = submission.version + 1 from reporting_duty duty
    where ${WINDOW_PASSED('$1')}
    returning duty_id, period_key
  )`;

const PERIODS_OF = (changed: string): string => `select duty_id as "dutyId", period_key as "periodKey", count(*)::int as units from ${changed} group by 1, 2 order by 1, 2`;

/**
 * Opens the periods of reporting duties for their units and closes the windows of the past ones: one statement for each, however many
 * units it concerns (docs/decisions/0013).
 */
@Injectable()
export class CycleSweep {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly outbox: Outbox,
  ) {}

  @Observed(SWEEP, { sweep: 'cycles' })
  async turn(tx: Tx): Promise<CycleChanges> {
    return { opened: await this.openDue(tx), missed: await this.closeWindows(tx) };
  }

  private async openDue(tx: Tx): Promise<number> {
    const duties = await tx.query<DueDuty>(
      `select duty.id, duty.title, duty.kind, soft, cadence, starts_on as "startsOn", ends_on as "endsOn", due_on as "dueOn", due_day as "dueDay",
              next_opens_on as "nextOpensOn", plan.ladders
       ${DUTIES_DUE('$1')} order by duty.id for update of duty`,
      [tx.today],
    );
    if (duties.length === 0) return 0;
    const openings = duties.flatMap((duty) => openingsDueBy(duty, tx.today, duty.nextOpensOn).map((opening) => ({ duty, ...opening })));
    const periods = await this.obligations.openFrom<TurnedPeriod>(tx, {
      changes: [OPEN_SUBMISSIONS],
      rows: OWED,
      answer: PERIODS_OF('submitted_to'),
      parameters: [
        openings.map(({ duty }) => duty.id),
        openings.map(({ periodKey }) => periodKey),
        openings.map((opening) => openingTitle(opening.duty.title, opening)),
        openings.map(({ opensOn }) => opensOn),
        openings.map(({ dueOn }) => dueOn),
        openings.map(({ duty }) => obligationKindOfDuty(duty.kind)),
        openings.map(({ duty }) => ladderOfDuty(duty.ladders, duty)),
        submissionMachine.next(submissionMachine.initial, 'open'),
      ],
    });
    await tx.query(
      `update reporting_duty set next_opens_on = row.next_opens_on
       from unnest($1::bigint[], $2::date[]) as row (id, next_opens_on) where reporting_duty.id = row.id`,
      [duties.map((duty) => duty.id), duties.map((duty) => nextOpening(duty, tx.today))],
    );
    await this.announce(tx, 'submission.opened', periods);
    return unitsOf(periods);
  }

  /** A period that ran out is missed (a filing or summary owed once is only overdue). That is a fact, not an end: the submission stays open to be handed in late, and its obligation stays open. */
  private async closeWindows(tx: Tx): Promise<number> {
    const periods = await tx.query<TurnedPeriod>(`${CLOSE_WINDOWS} ${PERIODS_OF('missed')}`, [tx.today, submissionMachine.next('open', 'closeWindow')]);
    await this.announce(tx, 'submission.missed', periods);
    return unitsOf(periods);
  }

  /** One event per duty and period, however many units it concerns. */
  private announce(tx: Tx, type: 'submission.opened' | 'submission.missed', periods: readonly TurnedPeriod[]): Promise<void> {
    return this.outbox.add(tx, periods.map(({ dutyId, periodKey }): DomainEvent => ({ type, payload: { dutyId, periodKey } })));
  }
}

function unitsOf(periods: readonly TurnedPeriod[]): number {
  return periods.reduce((total, { units }) => total + units, 0);
}

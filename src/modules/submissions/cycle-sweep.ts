import { Injectable } from '@nestjs/common';
import type { ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { DomainEvent } from '../../domain/events.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import { nextOpening, openingsDueBy, openingTitle, type ScheduledDuty } from '../../domain/submission/duty-schedule.js';
import { submissionMachine } from '../../domain/submission/submission.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ObligationsService } from '../obligations/index.js';

interface DueDuty extends ScheduledDuty {
  readonly id: string;
  readonly title: string;
}

interface OpenedSubmission {
  readonly id: string;
  readonly dutyId: string;
  readonly planId: string;
  readonly unitId: string;
  readonly periodKey: string;
  readonly title: string;
  readonly dueOn: LocalDate;
  readonly kind: ReportingDutyKind;
  readonly soft: boolean;
  readonly dueWords: string;
  readonly ladders: Readonly<Record<string, string>>;
}

export interface CycleChanges {
  readonly opened: number;
  readonly missed: number;
}

// 原则上: such a duty is reminded of, but its ladder drafts no notices.
const SOFT_LADDER = 'information';

/** One submission for every unit of the audience; the unique key (duty, unit, period) makes a second run harmless. */
const OPEN_SUBMISSIONS = `
  insert into submission (duty_id, plan_id, unit_id, period_key, title, opens_on, due_on, min_count, status)
  select duty.id, duty.plan_id, audience.unit_id, opening.period_key, opening.title, opening.opens_on, opening.due_on, duty.min_count, $6
  from unnest($1::bigint[], $2::text[], $3::text[], $4::date[], $5::date[]) as opening (duty_id, period_key, title, opens_on, due_on)
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
  returning id, duty_id, plan_id, unit_id, period_key, title, due_on`;

/** Opens the periods of reporting duties for their units and closes the windows of the past ones. */
@Injectable()
export class CycleSweep {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly outbox: Outbox,
  ) {}

  async turn(tx: Tx): Promise<CycleChanges> {
    return { opened: await this.openDue(tx), missed: await this.closeWindows(tx) };
  }

  private async openDue(tx: Tx): Promise<number> {
    const duties = await tx.query<DueDuty>(
      `select duty.id, duty.title, cadence, starts_on as "startsOn", ends_on as "endsOn", due_on as "dueOn"
       from reporting_duty duty join plan on plan.id = duty.plan_id and plan.status = 'issued'
       where next_opens_on <= $1 order by duty.id for update of duty`,
      [tx.today],
    );
    if (duties.length === 0) return 0;
    const openings = duties.flatMap((duty) =>
      openingsDueBy(duty, tx.today).map((opening) => ({ dutyId: duty.id, title: openingTitle(duty.title, opening), ...opening })),
    );
    const opened = await tx.query<OpenedSubmission>(
      `with opened as (${OPEN_SUBMISSIONS})
       select opened.id, opened.duty_id as "dutyId", opened.plan_id as "planId", unit_id as "unitId", period_key as "periodKey", opened.title,
              opened.due_on as "dueOn", duty.kind, duty.soft, duty.due_words as "dueWords", plan.ladders
       from opened join reporting_duty duty on duty.id = opened.duty_id join plan on plan.id = duty.plan_id`,
      [
        openings.map((opening) => opening.dutyId),
        openings.map((opening) => opening.periodKey),
        openings.map((opening) => opening.title),
        openings.map((opening) => opening.opensOn),
        openings.map((opening) => opening.dueOn),
        submissionMachine.next(submissionMachine.initial, 'open'),
      ],
    );
    await this.obligations.open(
      tx,
      opened.map((submission) => {
        const kind = obligationKindOfDuty(submission.kind);
        return {
          kind,
          planId: submission.planId,
          unitId: submission.unitId,
          subjectType: 'submission' as const,
          subjectId: submission.id,
          title: submission.title,
          dueOn: submission.dueOn,
          dueWords: submission.dueWords,
          evergreen: false,
          ladder: submission.ladders[kind] ?? (submission.soft ? SOFT_LADDER : null),
        };
      }),
    );
    await tx.query(
      `update reporting_duty set next_opens_on = row.next_opens_on
       from unnest($1::bigint[], $2::date[]) as row (id, next_opens_on) where reporting_duty.id = row.id`,
      [duties.map((duty) => duty.id), duties.map((duty) => nextOpening(duty, tx.today))],
    );
    await this.outbox.add(tx, periodsOf(opened, 'submission.opened'));
    return opened.length;
  }

  /** A period that ran out is missed (a filing or summary owed once is only overdue). That is a fact, not an end: the submission stays open to be handed in late, and its obligation stays open. */
  private async closeWindows(tx: Tx): Promise<number> {
    const missed = await tx.query<{ dutyId: string; periodKey: string }>(
      `update submission set status = $2, version = submission.version + 1 from reporting_duty duty
       where duty.id = submission.duty_id and duty.cadence <> 'once' and submission.status = 'open' and submission.due_on < $1
       returning duty_id as "dutyId", period_key as "periodKey"`,
      [tx.today, submissionMachine.next('open', 'closeWindow')],
    );
    await this.outbox.add(tx, periodsOf(missed, 'submission.missed'));
    return missed.length;
  }
}

/** One event per duty and period, however many units it concerns. */
function periodsOf(
  submissions: readonly { readonly dutyId: string; readonly periodKey: string }[],
  type: 'submission.opened' | 'submission.missed',
): DomainEvent[] {
  const periods = new Map(submissions.map(({ dutyId, periodKey }) => [`${dutyId}/${periodKey}`, { dutyId, periodKey }]));
  return [...periods.values()].map((payload) => ({ type, payload }));
}

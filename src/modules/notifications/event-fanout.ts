import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../domain/events.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { assignedText, phaseText, submissionMissedText, submissionOpenedText } from '../../domain/notification/event-text.js';
import type { NotificationText } from '../../domain/notification/notification.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { InboxRepository } from './inbox.repository.js';

interface Addressed {
  readonly planId: string;
  readonly accountId: string | null;
  readonly substitute: boolean;
  readonly documentNumber: string;
  /** The unit it concerns, null when it concerns the office itself. */
  readonly unitName: string | null;
}

/** People of the rows in `subject` (plan_id, unit_id): the unit's liaison, else the plan's office; unit_id null means the office itself. */
const ADDRESSEES = `
  join plan on plan.id = subject.plan_id
  left join unit concerned on concerned.id = subject.unit_id
  left join account liaison on liaison.active and liaison.role = 'liaison' and liaison.unit_id = subject.unit_id
  left join account office on liaison.id is null and office.active and office.role = 'officeClerk' and office.leading_group_id = plan.leading_group_id`;
const ADDRESS_COLUMNS = `
  subject.plan_id as "planId", coalesce(liaison.id, office.id) as "accountId", liaison.id is null and subject.unit_id is not null as substitute,
  plan.document_number as "documentNumber", concerned.name as "unitName"`;

/** Turns events other than reminders into inbox entries. */
@Injectable()
export class EventFanout {
  constructor(private readonly inbox: InboxRepository) {}

  async planIssued(tx: Tx, eventId: string, { planId }: DomainEvents['plan.issued']): Promise<void> {
    const rows = await tx.query<Addressed & { title: string; leads: number; others: number; acknowledgeBy: LocalDate }>(
      `select ${ADDRESS_COLUMNS}, plan.title, subject.leads, subject.others, subject.acknowledge_by as "acknowledgeBy"
       from (select assignment.plan_id, assignment.unit_id, count(*) filter (where role = 'lead')::int as leads,
                    count(*) filter (where role <> 'lead')::int as others, min(obligation.due_on) as acknowledge_by
             from assignment join obligation on subject_type = 'assignment' and subject_id = assignment.id and kind = 'acknowledgement'
             where assignment.plan_id = $1 group by assignment.plan_id, assignment.unit_id) subject ${ADDRESSEES}`,
      [planId],
    );
    await this.send(tx, eventId, rows, (row) => assignedText(row, row, row.acknowledgeBy));
  }

  async submissionOpened(tx: Tx, eventId: string, { dutyId, periodKey }: DomainEvents['submission.opened']): Promise<void> {
    const rows = await tx.query<Addressed & { title: string; words: string; dueOn: LocalDate }>(
      `select ${ADDRESS_COLUMNS}, subject.title, duty.words, subject.due_on as "dueOn"
       from submission subject join reporting_duty duty on duty.id = subject.duty_id ${ADDRESSEES}
       where subject.duty_id = $1 and subject.period_key = $2`,
      [dutyId, periodKey],
    );
    await this.send(tx, eventId, rows, submissionOpenedText);
  }

  async submissionMissed(tx: Tx, eventId: string, { dutyId, periodKey }: DomainEvents['submission.missed']): Promise<void> {
    const rows = await tx.query<Addressed & { title: string; unitNames: string[] }>(
      `select ${ADDRESS_COLUMNS}, subject.title, subject.unit_names as "unitNames"
       from (select submission.plan_id, null::bigint as unit_id, submission.title, array_agg(unit.name order by unit.position) as unit_names
             from submission join unit on unit.id = submission.unit_id
             where duty_id = $1 and period_key = $2 and status = 'missed' group by submission.plan_id, submission.title) subject ${ADDRESSEES}`,
      [dutyId, periodKey],
    );
    await this.send(tx, eventId, rows, submissionMissedText);
  }

  async phaseTurned(tx: Tx, eventId: string, { phaseId }: DomainEvents['phase.entered'], entered: boolean): Promise<void> {
    const rows = await tx.query<Addressed & { name: string; windowWords: string; openObligations: number }>(
      `select ${ADDRESS_COLUMNS}, subject.name, subject.window_words as "windowWords",
              (select count(*)::int from obligation
               where obligation.plan_id = subject.plan_id and state = 'open' and due_on <= subject.ends_on) as "openObligations"
       from (select plan_id, null::bigint as unit_id, name, window_words, ends_on from phase where id = $1) subject ${ADDRESSEES}`,
      [phaseId],
    );
    await this.send(tx, eventId, rows, (row) => phaseText({ ...row, entered }));
  }

  private async send<Row extends Addressed>(tx: Tx, eventId: string, rows: readonly Row[], text: (row: Row) => NotificationText): Promise<void> {
    const unheard = rows.filter((row) => row.accountId === null);
    this.inbox.alarmNobodyReachable(unheard.map((row) => `${row.documentNumber} ${row.unitName ?? '办公室'} ${text(row).title}`));
    await this.inbox.deliver(
      tx,
      [...addressedByPerson(rows)].map(([accountId, own]) => ({
        accountId,
        planId: own[0].planId,
        occasion: { reminderId: null, eventId },
        text: own[0].substitute ? passedOnText(own, text) : text(own[0]),
        late: false,
        substitute: own[0].substitute,
      })),
    );
  }
}

/** The rows of each person who can be reached, by account id; several only where an office stands in for several units. */
function addressedByPerson<Row extends Addressed>(rows: readonly Row[]): Map<string, [Row, ...Row[]]> {
  const byPerson = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    if (row.accountId === null) continue;
    const own = byPerson.get(row.accountId);
    if (own) own.push(row);
    else byPerson.set(row.accountId, [row]);
  }
  return byPerson;
}

/** What the office gets for units without a liaison: an event reaches a person once, so one entry names every such unit. */
function passedOnText<Row extends Addressed>(rows: readonly [Row, ...Row[]], text: (row: Row) => NotificationText): NotificationText {
  const [first, ...others] = rows;
  const words = text(first);
  if (others.length === 0) return { ...words, title: `请转告${first.unitName}：${words.title}` };
  return {
    kind: words.kind,
    title: `请转告${rows.length}家没有联络员的单位（${first.documentNumber}）`,
    body: rows.map((row) => `${row.unitName}：${text(row).title}`).join('；'),
  };
}

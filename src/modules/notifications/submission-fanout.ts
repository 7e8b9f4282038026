import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import {
  submissionHandedInText,
  submissionMissedText,
  submissionOpenedText,
  submissionReturnedText,
  submissionWaivedText,
} from '../../domain/notification/event-text.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

/** Events of one piece: parameters are the ids of the events and of their pieces, side by side. */
const OF_SUBMISSIONS = 'unnest($1::bigint[], $2::bigint[]) as event (id, submission_id) join submission on submission.id = event.submission_id';
/** Events of one period of a duty, in all its units. */
const OF_PERIODS = `unnest($1::bigint[], $2::bigint[], $3::text[]) as event (id, duty_id, period_key)
  join submission on submission.duty_id = event.duty_id and submission.period_key = event.period_key`;

const OPENED = addressed(
  `select event.id as event_id, submission.plan_id, submission.unit_id, submission.title, duty.words, submission.due_on, submission.opens_on < $4 as late
   from ${OF_PERIODS} join reporting_duty duty on duty.id = submission.duty_id`,
  'subject.title, subject.words, subject.due_on as "dueOn", subject.late',
);
const MISSED = addressed(
  `select event.id as event_id, submission.plan_id, null::bigint as unit_id, submission.title, array_agg(unit.name order by unit.position) as unit_names
   from ${OF_PERIODS} join unit on unit.id = submission.unit_id where status = 'missed' group by event.id, submission.plan_id, submission.title`,
  'subject.title, subject.unit_names as "unitNames"',
);
const HANDED_IN = addressed(
  `select event.id as event_id, plan_id, null::bigint as unit_id, title, unit.name as submitter from ${OF_SUBMISSIONS} join unit on unit.id = submission.unit_id`,
  'subject.title, subject.submitter',
);
const RETURNED = addressed(
  `select event.id as event_id, plan_id, unit_id, title, decision_reason as reason,
          (select effective_due_on from obligation where subject_type = 'submission' and subject_id = submission.id and obligation.unit_id = submission.unit_id
             and state = 'open') as due_on
   from ${OF_SUBMISSIONS}`,
  'subject.title, subject.reason, subject.due_on as "dueOn"',
);
const WAIVED = addressed(`select event.id as event_id, plan_id, unit_id, title, decision_reason as reason from ${OF_SUBMISSIONS}`, 'subject.title, subject.reason');

/** Tells the units of periods and of the office's answers, and the office of what came in or did not. */
@Injectable()
export class SubmissionFanout {
  async opened(tx: Tx, entries: EntriesOf<'submission.opened'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { title: string; words: string; dueOn: LocalDate }>(OPENED, [...periodsOf(entries), tx.today]);
    return tellings(rows, submissionOpenedText);
  }

  async missed(tx: Tx, entries: EntriesOf<'submission.missed'>): Promise<Telling[]> {
    return tellings(await tx.query<Addressed & { title: string; unitNames: string[] }>(MISSED, periodsOf(entries)), submissionMissedText);
  }

  async handedIn(tx: Tx, entries: EntriesOf<'submission.handedIn'>): Promise<Telling[]> {
    return tellings(await tx.query<Addressed & { title: string; submitter: string }>(HANDED_IN, submissionsOf(entries)), submissionHandedInText);
  }

  async returned(tx: Tx, entries: EntriesOf<'submission.returned'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { title: string; reason: string; dueOn: LocalDate | null }>(RETURNED, submissionsOf(entries));
    return tellings(rows, submissionReturnedText);
  }

  async waived(tx: Tx, entries: EntriesOf<'submission.waived'>): Promise<Telling[]> {
    return tellings(await tx.query<Addressed & { title: string; reason: string }>(WAIVED, submissionsOf(entries)), submissionWaivedText);
  }
}

function submissionsOf(entries: EntriesOf<'submission.handedIn' | 'submission.returned' | 'submission.waived'>): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => payload.submissionId)];
}

function periodsOf(entries: EntriesOf<'submission.opened' | 'submission.missed'>): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => payload.dutyId), entries.map(({ payload }) => payload.periodKey)];
}

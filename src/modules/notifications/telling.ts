import type { EventType } from '../../domain/events.js';
import type { NotificationText } from '../../domain/notification/notification.js';
import type { RungAudience } from '../../domain/obligation/ladder.js';
import type { OutboxEntryOf } from '../../platform/outbox/outbox-entry.js';
import type { InboxEntry } from './inbox.repository.js';
import { PEOPLE_OF_SEAT, type StandsIn } from './recipients.js';
import { AUDIENCE_TITLES, type UnreachedEntry, withReason } from './unreached.js';

/** The entries of one kind of event in a batch. */
export type EntriesOf<Type extends EventType> = readonly OutboxEntryOf<Type>[];

/** What one event says: to whom, and to which seats that nobody answers for. */
export interface Telling {
  readonly eventId: string;
  readonly heard: readonly InboxEntry[];
  readonly unheard: readonly UnreachedEntry[];
}

/** One event for one person, or for a seat without anybody (account null). */
export interface Addressed {
  readonly eventId: string;
  readonly planId: string;
  readonly accountId: string | null;
  readonly standsIn: StandsIn;
  readonly why: string;
  readonly audience: RungAudience;
  readonly unitId: string | null;
  readonly officeId: string | null;
  readonly documentNumber: string;
  /** The unit it concerns, null when it concerns the office itself. */
  readonly unitName: string | null;
  /** It is told on a later day than it happened for (a period opened after an outage). */
  readonly late?: boolean;
  /** It leaves the house alone and at once; absent: with the digest. */
  readonly immediate?: boolean;
}

/**
 * The rows of the query `subject` (event_id, plan_id, unit_id and what the text needs) with the people they are told to: those who
 * answer for the unit's liaison; unit_id null means the plan's office itself. A subject that names the seats it is told to has the
 * expression for its `audience`. `columns` are named as `subject.…`. People are looked for once per seat, however many events concern it.
 * In the order of the events, within one in the order of the units.
 */
export function addressed(subject: string, columns: string, audience = `case when told.unit_id is null then 'office' else 'liaison' end`): string {
  return `
  with told as materialized (${subject}), subject as materialized (
    select told.*, plan.document_number, plan.leading_group_id, coalesce(told.unit_id, 0) as unit_key, coalesce(plan.leading_group_id, 0) as group_key,
           ${audience} as seat_audience
    from told join plan on plan.id = told.plan_id
  ), seat as materialized (
    select distinct seat_audience as audience, unit_id, leading_group_id, unit_key, group_key from subject
  ), person as materialized (
    select seat.audience as seat_audience, seat.unit_key, seat.group_key, answering.* from seat left join lateral ${PEOPLE_OF_SEAT} answering on true
  )
  select subject.event_id as "eventId", subject.plan_id as "planId", person.account_id as "accountId", person.stands_in as "standsIn", person.why, seat_audience as audience,
         subject.unit_id as "unitId", subject.leading_group_id as "officeId", subject.document_number as "documentNumber", concerned.name as "unitName", ${columns}
  from subject join person using (seat_audience, unit_key, group_key) left join unit concerned on concerned.id = subject.unit_id
  order by subject.event_id, concerned.position nulls first, subject.unit_id, person.stands_in nulls first, person.account_id`;
}

/** One text for each person an event is told to, by event; rows that nobody can be reached for stay apart. */
export function tellings<Row extends Addressed>(rows: readonly Row[], text: (row: Row) => NotificationText): Telling[] {
  return [...grouped(rows, (row) => row.eventId)].map(([eventId, own]) => telling(eventId, own, text));
}

function telling<Row extends Addressed>(eventId: string, rows: readonly Row[], text: (row: Row) => NotificationText): Telling {
  const occasion = { reminderId: null, eventId };
  const reached = rows.filter(({ accountId }) => accountId !== null);
  const ownFirst = oncePerUnit([...reached.filter(({ standsIn }) => standsIn === null), ...reached.filter(({ standsIn }) => standsIn !== null)]);
  return {
    eventId,
    unheard: rows.filter(({ accountId }) => accountId === null)
      .map((row) => ({ planId: row.planId, occasion, seat: row, text: text(row), who: `${row.documentNumber} ${row.unitName ?? AUDIENCE_TITLES[row.audience]}` })),
    heard: [...grouped(ownFirst, ({ accountId }) => accountId ?? '')].map(([accountId, own]) => ({
      accountId,
      planId: own[0].planId,
      occasion,
      text: textFor(own, text),
      late: own[0].late ?? false,
      immediate: own[0].immediate ?? false,
      substitute: own[0].standsIn !== null,
      seat: own[0],
    })),
  };
}

/** Who answers for two seats of a unit (联络员、负责人) hears of it once. */
function oncePerUnit<Row extends Addressed>(rows: readonly Row[]): Row[] {
  const told = new Set<string>();
  return rows.filter(({ accountId, unitId }) => {
    const key = `${accountId} ${unitId}`;
    return told.size < told.add(key).size;
  });
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, [Row, ...Row[]]> {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own) own.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The words for one person: an event reaches a person once, so one entry names every unit the person stands in for. */
function textFor<Row extends Addressed>(rows: readonly [Row, ...Row[]], text: (row: Row) => NotificationText): NotificationText {
  const [first, ...others] = rows;
  const words = text(first);
  if (others.length === 0) {
    const title = first.standsIn === 'desk' ? `请转告${first.unitName ?? AUDIENCE_TITLES[first.audience]}：${words.title}` : words.title;
    return { ...words, title, body: withReason(words.body, first.why) };
  }
  if (first.standsIn === null) {
    return { ...words, body: [words.body, ...others.map((row) => `另代${row.unitName ?? '办公室'}收：${text(row).title}`)].join('；') };
  }
  return {
    kind: words.kind,
    title: first.standsIn === 'desk' ? `请转告${rows.length}家没有联络员的单位（${first.documentNumber}）` : `代${rows.length}家单位收（${first.documentNumber}）`,
    body: rows.map((row) => `${row.unitName}：${text(row).title}`).join('；'),
  };
}

import { Injectable } from '@nestjs/common';
import type { NotificationText } from '../../domain/notification/notification.js';
import type { RungAudience } from '../../domain/obligation/ladder.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type InboxEntry, InboxRepository, type Occasion, type Seat } from './inbox.repository.js';
import { PEOPLE_OF_SEAT, type StandsIn } from './recipients.js';

/** Something that was to be told to a seat nobody answers for. */
export interface UnreachedEntry {
  readonly planId: string;
  readonly occasion: Occasion;
  readonly seat: Seat;
  readonly text: NotificationText;
  /** Who should have heard: document, unit and role, for the alarm. */
  readonly who: string;
}

export const AUDIENCE_TITLES: Readonly<Record<RungAudience, string>> = { liaison: '联络员', unitHead: '负责人', office: '办公室', leader: '分管领导' };

/** FROM and WHERE of the entries that wait for somebody to answer for their seat. */
export const STILL_UNREACHED = 'from unreached where settled_at is null';

/** Entries told in one tick at most. */
const TOGETHER = 500;

/**
 * The oldest entries whose seat somebody answers for now, each with those people. Seats are asked once each, and before the oldest are
 * taken: however many wait for a seat that stays empty, they hold nobody else up.
 */
const ANSWERED = `
  with standing as materialized (
    select unreached.*, coalesce(seat_unit_id, 0) as unit_key, coalesce(seat_office_id, 0) as office_key ${STILL_UNREACHED}
  ), seat as materialized (
    select distinct audience, seat_unit_id as unit_id, seat_office_id as leading_group_id, unit_key, office_key from standing
  ), person as materialized (
    select seat.audience, unit_key, office_key, answering.* from seat cross join lateral ${PEOPLE_OF_SEAT} answering
  ), answered as materialized (
    select standing.* from standing
    where exists (select from person where person.audience = standing.audience and person.unit_key = standing.unit_key and person.office_key = standing.office_key)
    order by id limit ${TOGETHER}
  )
  select answered.id, plan_id as "planId", reminder_id as "reminderId", event_id as "eventId", audience, seat_unit_id as "unitId", seat_office_id as "officeId",
         kind, title, body, person.account_id as "accountId", person.stands_in as "standsIn", person.why
  from answered join person using (audience, unit_key, office_key) order by answered.id, person.account_id`;

/** What nobody can receive is an alarm, a record, and an entry for the office's people even if they are absent; never silence. */
@Injectable()
export class Unreached {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly inbox: InboxRepository,
  ) {}

  /** True while something waits for somebody to answer for its seat. */
  async stands(): Promise<boolean> {
    const [row] = await this.uow.query<{ stands: boolean }>(`select exists (select ${STILL_UNREACHED}) as stands`);
    return row?.stands ?? false;
  }

  /** Keeps the entries until somebody answers for their seats and tells every clerk of the offices, once per occasion. */
  async keep(tx: Tx, entries: readonly UnreachedEntry[]): Promise<void> {
    await this.inbox.deliver(tx, await this.record(tx, entries));
  }

  /** Keeps the entries; what every clerk of the offices must be told of them is returned, once per occasion, for the caller to deliver. */
  async record(tx: Tx, entries: readonly UnreachedEntry[]): Promise<InboxEntry[]> {
    if (entries.length === 0) return [];
    this.inbox.alarmNobodyReachable(tx, entries.map(({ who, text }) => `${who} ${text.title}`));
    await tx.query(
      `insert into unreached (plan_id, reminder_id, event_id, audience, seat_unit_id, seat_office_id, kind, title, body, since)
       select *, $10 from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[]) on conflict do nothing`,
      [
        entries.map((entry) => entry.planId),
        entries.map((entry) => entry.occasion.reminderId),
        entries.map((entry) => entry.occasion.eventId),
        entries.map((entry) => entry.seat.audience),
        entries.map((entry) => entry.seat.unitId),
        entries.map((entry) => entry.seat.officeId),
        entries.map((entry) => entry.text.kind),
        entries.map((entry) => entry.text.title),
        entries.map((entry) => entry.text.body),
        tx.now,
      ],
    );
    return this.alarmsForOffices(tx, entries);
  }

  /** Tells, marked late, what somebody can receive now; what nobody needs any more is dropped. Returns how many entries were delivered. */
  async turn(tx: Tx): Promise<number> {
    await tx.query(
      `update unreached set settled_at = $1 from reminder join obligation on obligation.id = reminder.obligation_id
       where unreached.settled_at is null and reminder.id = unreached.reminder_id
         and (obligation.state <> 'open' or obligation.effective_due_on is distinct from reminder.due_on)`,
      [tx.now],
    );
    const rows = await tx.query<Seat & NotificationText & { id: string; planId: string; reminderId: string | null; eventId: string | null; accountId: string; standsIn: StandsIn; why: string }>(ANSWERED);
    if (rows.length === 0) return 0;
    await tx.query('update unreached set settled_at = $2 where id = any($1)', [[...new Set(rows.map(({ id }) => id))], tx.now]);
    return this.inbox.deliver(
      tx,
      rows.map(({ planId, reminderId, eventId, accountId, standsIn, why, kind, title, body, audience, unitId, officeId }) => ({
        accountId,
        planId,
        occasion: { reminderId, eventId } as Occasion,
        text: { kind, title, body: withReason(body, why) },
        late: true,
        substitute: standsIn !== null,
        seat: { audience, unitId, officeId },
      })),
    );
  }

  private async alarmsForOffices(tx: Tx, entries: readonly UnreachedEntry[]): Promise<InboxEntry[]> {
    const officeIds = [...new Set(entries.flatMap(({ seat }) => (seat.officeId === null ? [] : [seat.officeId])))];
    const clerks = await tx.query<{ id: string; officeId: string }>(
      `select distinct id, leading_group_id as "officeId" from incumbent where role in ('officeClerk', 'officeDirector') and leading_group_id = any($1)`,
      [officeIds],
    );
    return clerks.flatMap(({ id, officeId }) => occasionsOf(entries.filter(({ seat }) => seat.officeId === officeId)).map((own) => ({
      accountId: id,
      planId: own[0].planId,
      occasion: own[0].occasion,
      text: {
        kind: 'unreachable' as const,
        title: `${own.length}条通知无人可收：${own[0].text.title}`,
        body: `${own.map(({ who, text }) => `${who}：${text.title}`).join('；')}。请登记能接收的人员；登记后自动补发。`,
      },
      late: false,
      substitute: false,
      immediate: true,
    })));
  }
}

/** The text with the reason why somebody else receives it. */
export function withReason(body: string, why: string): string {
  return why === '' ? body : `${body}（${why}）`;
}

/** The entries of each occasion: an inbox holds one entry per occasion. */
function occasionsOf(entries: readonly UnreachedEntry[]): [UnreachedEntry, ...UnreachedEntry[]][] {
  const occasions = new Map<string, [UnreachedEntry, ...UnreachedEntry[]]>();
  for (const entry of entries) {
    const key = `${entry.occasion.reminderId} ${entry.occasion.eventId}`;
    const own = occasions.get(key);
    if (own) own.push(entry);
    else occasions.set(key, [entry]);
  }
  return [...occasions.values()];
}

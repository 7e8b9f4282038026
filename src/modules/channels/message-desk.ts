import { Inject, Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import type { AppConfig } from '../../../config/env.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import { type GatheredMessage, gatherEntries, type PersonsMessages, type WaitingEntry } from '../../domain/notification/gather-entries.js';
import { type CarriedEntry, digestText, entryText } from '../../domain/notification/message-text.js';
import { beijingTime, releaseAt } from '../../domain/notification/working-hours.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { ANSWERS_IN_PERSON, ENDPOINTS_OF_POST } from '../notifications/index.js';
import { Rerouting } from './rerouting.js';

const BATCH = 5_000;
const NOT_FROZEN = 'not exists (select from "freeze" where lifted_at is null)';
/** A digest waits a while for entries that are on their way; an outbox row that was tried and failed holds nobody up. */
const FANOUT_CAUGHT_UP = `(release_at <= $1::timestamptz - interval '10 minutes'
  or not exists (select from outbox where done_at is null and parked_at is null and attempts = 0))`;

/** The same words went today to somebody who shares the robots and webhooks of the message's person: a group reads them once. */
const TOLD_TO_COLLEAGUE = `
  select from channel_endpoint join incumbent post on ${ENDPOINTS_OF_POST} join message told on told.account_id = post.id
  where channel_endpoint.id::text = way.address and post.id <> account.id
    and told.day = message.day and (told.released_at, told.id) < (message.released_at, message.id) and told.title = message.title and told.body = message.body`;

/** Reminders whose date was moved or whose duty was done while their message waited stay in the inbox and are not carried out of the house (promise A15). */
const NEEDED_NO_MORE = `
  update notification set outbound = false, message_id = null from reminder join obligation on obligation.id = reminder.obligation_id
  where message_id = any($1) and reminder.id = reminder_id and notification.kind in ('reminder', 'escalation', 'noticeDue')
    and (obligation.state <> 'open' or obligation.effective_due_on is distinct from reminder.due_on)`;

interface DueMessage {
  readonly id: string;
  readonly kind: 'digest' | 'immediate';
}

/** What the desk did: messages begun or joined, messages released. */
export interface DeskResult {
  readonly gathered: number;
  readonly released: number;
}

/** Gathers inbox entries into messages and releases those that may leave, with one delivery per channel of their person. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    private readonly rerouting: Rerouting,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** One round; a second process that comes at the same moment leaves it to the first. */
  async turn(): Promise<DeskResult> {
    const [work] = await this.uow.query<{ waiting: boolean }>(
      `select (exists (select from notification where outbound and message_id is null)
               or exists (select from message where released_at is null and release_at <= app_now())) and ${NOT_FROZEN} as waiting`,
    );
    if (!work?.waiting) return { gathered: 0, released: 0 };
    return this.uow.run(async (tx) => {
      const [lock] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [ADVISORY_LOCKS.messageDesk]);
      if (!lock?.mine) return { gathered: 0, released: 0 };
      const calendar = await this.calendar.load(tx);
      await this.postpone(tx, calendar);
      return { gathered: await this.gather(tx, calendar), released: await this.release(tx) };
    });
  }

  /** What could not leave in working hours, because no sender was there, waits for the next ones. */
  private async postpone(tx: Tx, calendar: WorkingCalendar): Promise<void> {
    const at = releaseAt(tx.now, this.config.workingHours, calendar);
    if (at <= tx.now) return;
    await tx.query(
      `update message set release_at = $2, day = $3
       where released_at is null and release_at <= $1 and not exists (select from notification where message_id = message.id and any_hour)`,
      [tx.now, at, beijingTime(at).day],
    );
  }

  private async gather(tx: Tx, calendar: WorkingCalendar): Promise<number> {
    const entries = await tx.query<WaitingEntry>(
      `select id, account_id as "accountId", immediate, any_hour as "anyHour" from notification where outbound and message_id is null order by id limit ${BATCH}`,
    );
    if (entries.length === 0) return 0;
    const { alone, digests } = gatherEntries(entries, await this.sentTo(tx, [...new Set(entries.map(({ accountId }) => accountId))]), {
      now: tx.now,
      hours: this.config.workingHours,
      calendar,
      dailyCap: this.config.dailyMessageCap,
    });
    await storeAlone(tx, alone);
    await storeDigests(tx, digests);
    return entries.length;
  }

  private async sentTo(tx: Tx, accountIds: readonly string[]): Promise<Map<string, PersonsMessages>> {
    const rows = await tx.query<{ accountId: string; day: LocalDate; messages: number; collecting: boolean; lastDigestAt: Date | null }>(
      // What should have left before today and has not leaves today.
      `select account_id as "accountId", greatest(day, $2) as day, count(*)::int as messages, bool_or(kind = 'digest' and released_at is null) as collecting,
              max(released_at) filter (where kind = 'digest') as "lastDigestAt"
       from message where account_id = any($1) and (day >= $2 or released_at is null) group by account_id, greatest(day, $2)`,
      [accountIds, tx.today],
    );
    const sent = new Map<string, { perDay: Map<LocalDate, number>; collecting: boolean; lastDigestAt: Date | null }>();
    for (const { accountId, day, messages, collecting, lastDigestAt } of rows) {
      const own = sent.get(accountId) ?? { perDay: new Map<LocalDate, number>(), collecting: false, lastDigestAt: null };
      own.perDay.set(day, messages);
      sent.set(accountId, { ...own, collecting: own.collecting || collecting, lastDigestAt: lastDigestAt ?? own.lastDigestAt });
    }
    return sent;
  }

  private async release(tx: Tx): Promise<number> {
    const due = await tx.query<DueMessage>(
      `select id, kind from message where released_at is null and release_at <= $1 and (kind = 'immediate' or ${FANOUT_CAUGHT_UP}) order by release_at, id limit 500`,
      [tx.now],
    );
    if (due.length === 0) return 0;
    await tx.query(NEEDED_NO_MORE, [due.map(({ id }) => id)]);
    const entries = await tx.query<CarriedEntry & { messageId: string }>(
      `select message_id as "messageId", notification.kind, notification.title, notification.body, reminder.due_on as "dueOn", notification.late
       from notification left join reminder on reminder.id = notification.reminder_id where message_id = any($1) order by notification.id`,
      [due.map(({ id }) => id)],
    );
    const carried = new Map<string, CarriedEntry[]>();
    for (const entry of entries) carried.set(entry.messageId, [...(carried.get(entry.messageId) ?? []), entry]);
    const texts = due.map(({ id, kind }) => {
      const own = carried.get(id) ?? [];
      return { id, ...(kind === 'immediate' && own[0] ? entryText(own[0]) : digestText(own, tx.today)) };
    });
    await tx.query(
      `update message set title = text.title, body = text.body, released_at = $4, day = $5
       from unnest($1::bigint[], $2::text[], $3::text[]) as text (id, title, body) where message.id = text.id`,
      [texts.map(({ id }) => id), texts.map(({ title }) => title), texts.map(({ body }) => body), tx.now, tx.today],
    );
    // A message that has lost all its entries (they went to somebody else) leaves without a delivery.
    await tx.query(
      `insert into delivery (message_id, channel, address, dedupe_id)
       select message.id, way.channel, way.address, gen_random_uuid() from message join account on account.id = message.account_id
       cross join lateral (
         select 'email' as channel, account.email as address where account.email is not null and $2::boolean
         union select channel, channel_endpoint.id::text from channel_endpoint join incumbent post on post.id = account.id and ${ENDPOINTS_OF_POST}) way
       where message.id = any($1) and exists (select from notification where message_id = message.id)
         and (way.channel = 'email' or not exists (${TOLD_TO_COLLEAGUE})) on conflict do nothing`,
      [due.map(({ id }) => id), this.config.smtp !== null],
    );
    await this.rerouteUnsendable(tx, due.map(({ id }) => id));
    return due.length;
  }

  /** Who has lost the seat and every channel gets no delivery, before which the seats would be asked again: they are asked now (fault F47). */
  private async rerouteUnsendable(tx: Tx, messageIds: readonly string[]): Promise<void> {
    const unsendable = await tx.query<{ id: string }>(
      `select message.id from message join account on account.id = message.account_id
       where message.id = any($1) and not exists (select from delivery where message_id = message.id)
         and exists (select from notification where message_id = message.id and ${ANSWERS_IN_PERSON} is not true) order by message.id`,
      [messageIds],
    );
    for (const { id } of unsendable) await this.rerouting.takenAway(tx, id);
  }
}

async function storeAlone(tx: Tx, messages: readonly GatheredMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(
    `with made as (
       merge into message using unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::date[]) as entry (id, account_id, release_at, day) on false
       when not matched then insert (account_id, kind, day, release_at, created_at) values (entry.account_id, 'immediate', entry.day, entry.release_at, $5)
       returning message.id as message_id, entry.id as entry_id)
     update notification set message_id = made.message_id from made where notification.id = made.entry_id`,
    [messages.map(({ entryIds }) => entryIds[0]), messages.map(({ accountId }) => accountId), messages.map((one) => one.releaseAt), messages.map(({ day }) => day), tx.now],
  );
}

async function storeDigests(tx: Tx, messages: readonly GatheredMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const joined = messages.flatMap(({ accountId, entryIds }) => entryIds.map((entryId) => ({ accountId, entryId })));
  await tx.query(
    `with digest as (
       insert into message (account_id, kind, day, release_at, created_at)
       select account_id, 'digest', day, release_at, $4 from unnest($1::bigint[], $2::timestamptz[], $3::date[]) as begun (account_id, release_at, day)
       on conflict (account_id) where kind = 'digest' and released_at is null
       do update set release_at = least(message.release_at, excluded.release_at), day = least(message.day, excluded.day)
       returning id, account_id)
     update notification set message_id = digest.id
     from unnest($5::bigint[], $6::bigint[]) as joined (account_id, entry_id) join digest on digest.account_id = joined.account_id
     where notification.id = joined.entry_id`,
    [
      messages.map(({ accountId }) => accountId), messages.map((one) => one.releaseAt), messages.map(({ day }) => day), tx.now,
      joined.map(({ accountId }) => accountId), joined.map(({ entryId }) => entryId),
    ],
  );
}

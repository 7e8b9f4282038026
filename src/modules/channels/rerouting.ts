import { Injectable } from '@nestjs/common';
import type { NotificationText } from '../../domain/notification/notification.js';
import { SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Audit } from '../audit/index.js';
import { InboxRepository, type Occasion, PEOPLE_OF_SEAT, type Seat, type StandsIn, Unreached, withReason } from '../notifications/index.js';

interface MisplacedEntry extends Seat, NotificationText {
  readonly id: string;
  readonly planId: string;
  readonly reminderId: string | null;
  readonly eventId: string | null;
  readonly late: boolean;
  readonly immediate: boolean;
  readonly anyHour: boolean;
  /** Whose message it is. */
  readonly ownerId: string;
  /** Who answers for the seat now; null: nobody. */
  readonly accountId: string | null;
  readonly standsIn: StandsIn;
  readonly why: string;
  readonly who: string;
}

/** Entries of a message whose person does not answer for their seat any more, each with the people who do. */
const MISPLACED = `
  with stale as (
    select notification.*, coalesce(notification.audience, 'office') as seat_audience, coalesce(seat_office_id, plan.leading_group_id) as office_id,
           coalesce(unit.name, leading_group.office_name, '') || ' ' || document_number as who from notification
    join account owner on owner.id = notification.account_id join plan on plan.id = notification.plan_id
    left join unit on unit.id = seat_unit_id left join leading_group on leading_group.id = seat_office_id
    cross join lateral (select notification.audience, seat_unit_id as unit_id, seat_office_id as leading_group_id) seat
    where message_id = $1 and (
      (notification.audience is null and not owner.active)
      or (notification.audience is not null and not exists (select from ${PEOPLE_OF_SEAT} person where person.account_id = owner.id)))
  )
  select stale.id, stale.plan_id as "planId", reminder_id as "reminderId", event_id as "eventId", kind, title, body, late, immediate, any_hour as "anyHour",
         stale.account_id as "ownerId", seat_audience as audience, seat_unit_id as "unitId", office_id as "officeId", person.account_id as "accountId",
         person.stands_in as "standsIn", person.why, stale.who
  from stale
  cross join lateral (select seat_audience as audience, seat_unit_id as unit_id, office_id as leading_group_id) seat
  left join lateral ${PEOPLE_OF_SEAT} person on true order by stale.id`;

/** Looks, right before a message leaves, whether its person is still the one it is for (fault F47). */
@Injectable()
export class Rerouting {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly unreached: Unreached,
    private readonly audit: Audit,
  ) {}

  /**
   * True when the message must not leave: its deliveries are cancelled, entries that belong to others now are in their inboxes and go
   * out from there, and what is still the person's own waits for a new message.
   */
  async takenAway(tx: Tx, messageId: string): Promise<boolean> {
    const rows = await tx.query<MisplacedEntry>(MISPLACED, [messageId]);
    if (rows.length === 0) return false;
    const ids = [...new Set(rows.map(({ id }) => id))];
    const reason = '收件人已停用、外出或不再担任此职，改由他人接收';
    const cancelled = await tx.query<{ id: string }>(
      `update delivery set state = 'cancelled', claim_token = null, last_error = $2
       where message_id = $1 and state in ('queued', 'sending', 'retry') returning id`,
      [messageId, reason],
    );
    await tx.query('update notification set outbound = false, message_id = null where id = any($1)', [ids]);
    await tx.query('update notification set message_id = null where message_id = $1', [messageId]);
    await this.inbox.deliver(
      tx,
      rows.flatMap(({ accountId, ...entry }) => (accountId === null ? [] : [{ ...entry, accountId, occasion: occasionOf(entry), text: { ...textOf(entry), body: withReason(entry.body, entry.why) }, substitute: entry.standsIn !== null, seat: entry }])),
    );
    await this.unreached.keep(tx, rows.filter(({ accountId }) => accountId === null).map((entry) => ({ ...entry, occasion: occasionOf(entry), seat: entry, text: textOf(entry) })));
    const detail = { reason, from: rows[0]?.ownerId ?? null, to: [...new Set(rows.flatMap((row) => (row.accountId === null ? [] : [row.accountId])))] };
    const subjects = cancelled.length > 0 ? cancelled.map(({ id }) => ({ subjectType: 'delivery', subjectId: id })) : [{ subjectType: 'message', subjectId: messageId }];
    await this.audit.record(tx, SYSTEM_ACTOR, subjects.map((subject) => ({ action: 'delivery.rerouted', ...subject, detail })));
    return true;
  }
}

function occasionOf({ reminderId, eventId }: { readonly reminderId: string | null; readonly eventId: string | null }): Occasion {
  return { reminderId, eventId } as Occasion;
}

function textOf({ kind, title, body }: NotificationText): NotificationText {
  return { kind, title, body };
}

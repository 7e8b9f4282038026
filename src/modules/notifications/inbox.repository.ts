import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import type { NotificationText } from '../../domain/notification/notification.js';
import type { RungAudience } from '../../domain/obligation/ladder.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { hasChannel } from './recipients.js';

/** Why an entry exists: a fired reminder or an event of the outbox. With the person it is unique. */
export type Occasion = { readonly reminderId: string; readonly eventId: null } | { readonly reminderId: null; readonly eventId: string };

/** Whom an entry is meant for, whoever sits there: a role in a unit, an office, or the leaders. */
export interface Seat {
  readonly audience: RungAudience;
  readonly unitId: string | null;
  /** The office that answers when nobody of the seat can. */
  readonly officeId: string | null;
}

export interface InboxEntry {
  readonly accountId: string;
  readonly planId: string;
  readonly occasion: Occasion;
  readonly text: NotificationText;
  readonly late: boolean;
  readonly substitute: boolean;
  /** Absent for an entry meant for the person and nobody else. */
  readonly seat?: Seat;
  /** Leaves the house alone and at once; absent: with the digest. */
  readonly immediate?: boolean;
  /** May leave outside working hours; absent: not. */
  readonly anyHour?: boolean;
}

const ENTRY_COLUMNS =
  'entry.account_id, entry.plan_id, kind, reminder_id, event_id, title, body, late, substitute, audience, entry.unit_id, office_id, immediate, any_hour';

/** The inbox table. The insert is the delivery: a second one for the same occasion and person does nothing (promise A01). */
@Injectable()
export class InboxRepository {
  private readonly logger = new Logger(InboxRepository.name);

  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** Stores the entries that are not there yet; returns how many were new. */
  async deliver(tx: Tx, entries: readonly InboxEntry[]): Promise<number> {
    if (entries.length === 0) return 0;
    const delivered = await tx.query<{ id: string }>(
      `insert into notification (account_id, plan_id, kind, reminder_id, event_id, title, body, late, substitute, audience, seat_unit_id, seat_office_id,
         immediate, any_hour, outbound, sent_on, sent_at)
       select ${ENTRY_COLUMNS}, ${hasChannel(this.config.smtp !== null)}, $15, $16
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::boolean[], $9::boolean[],
                   $10::text[], $11::bigint[], $12::bigint[], $13::boolean[], $14::boolean[])
            with ordinality as entry (account_id, plan_id, kind, reminder_id, event_id, title, body, late, substitute, audience, unit_id, office_id, immediate, any_hour, place)
       join account on account.id = entry.account_id order by place
       on conflict do nothing returning id`,
      [
        entries.map((entry) => entry.accountId),
        entries.map((entry) => entry.planId),
        entries.map((entry) => entry.text.kind),
        entries.map((entry) => entry.occasion.reminderId),
        entries.map((entry) => entry.occasion.eventId),
        entries.map((entry) => entry.text.title),
        entries.map((entry) => entry.text.body),
        entries.map((entry) => entry.late),
        entries.map((entry) => entry.substitute),
        entries.map((entry) => entry.seat?.audience ?? null),
        entries.map((entry) => entry.seat?.unitId ?? null),
        entries.map((entry) => entry.seat?.officeId ?? null),
        entries.map((entry) => entry.immediate ?? false),
        entries.map((entry) => entry.anyHour ?? false),
        tx.today,
        tx.now,
      ],
    );
    return delivered.length;
  }

  /** Somebody should have heard of these and nobody can: an alarm, one line however many they are, not silence. */
  alarmNobodyReachable(tx: Tx, unheard: readonly string[]): void {
    if (unheard.length > 0 && !tx.rehearsed) this.logger.error(`nobody reachable for ${unheard.length} inbox entries, the first: ${unheard[0]}`);
  }
}

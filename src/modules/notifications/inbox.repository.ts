import { Injectable, Logger } from '@nestjs/common';
import type { NotificationText } from '../../domain/notification/notification.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

/** Why an entry exists: a fired reminder or an event of the outbox. With the person it is unique. */
export type Occasion = { readonly reminderId: string; readonly eventId: null } | { readonly reminderId: null; readonly eventId: string };

export interface InboxEntry {
  readonly accountId: string;
  readonly planId: string;
  readonly occasion: Occasion;
  readonly text: NotificationText;
  readonly late: boolean;
  readonly substitute: boolean;
}

/** The inbox table. The insert is the delivery: a second one for the same occasion and person does nothing (promise A01). */
@Injectable()
export class InboxRepository {
  private readonly logger = new Logger(InboxRepository.name);

  /** Stores the entries that are not there yet; returns how many were new. */
  async deliver(tx: Tx, entries: readonly InboxEntry[]): Promise<number> {
    if (entries.length === 0) return 0;
    const delivered = await tx.query<{ id: string }>(
      `insert into notification (account_id, plan_id, kind, reminder_id, event_id, title, body, late, substitute, sent_on, sent_at)
       select row.*, $10, $11 from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::boolean[], $9::boolean[]) as row
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
        tx.today,
        tx.now,
      ],
    );
    return delivered.length;
  }

  /** Somebody should have heard of these and nobody can: an alarm, one line however many they are, not silence. */
  alarmNobodyReachable(unheard: readonly string[]): void {
    if (unheard.length > 0) this.logger.error(`nobody reachable for ${unheard.length} inbox entries, the first: ${unheard[0]}`);
  }
}

import { Injectable } from '@nestjs/common';
import { SUBSCRIPTIONS } from '../../contracts/subscriptions.js';
import type { DomainEvent } from '../../domain/events.js';
import type { Tx } from '../db/unit-of-work.js';
import { correlationId } from '../logging/correlation.js';

/** Writes the effects a change owes into the transaction of the change. */
@Injectable()
export class Outbox {
  /** Adds one row per event and subscribed job; what the database throws is thrown by the next statement or the commit. */
  add(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
    const rows = events.flatMap((event) => SUBSCRIPTIONS[event.type].map((job) => ({ job, type: event.type, payload: event.payload })));
    if (rows.length === 0) return Promise.resolve();
    tx.put(
      'outbox-entries',
      `insert into outbox (job, event_type, payload, occurred_at, correlation_id)
       select job, event_type, payload::jsonb, $4, $5 from unnest($1::text[], $2::text[], $3::text[]) as row (job, event_type, payload)`,
      [rows.map((row) => row.job), rows.map((row) => row.type), rows.map((row) => JSON.stringify(row.payload)), tx.now, correlationId()],
    );
    return Promise.resolve();
  }
}

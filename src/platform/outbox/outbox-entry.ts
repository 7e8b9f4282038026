import type { DomainEvents, EventType } from '../../domain/events.js';
import type { Tx } from '../db/unit-of-work.js';

/** An effect that is due: the event as it was written with its change. */
export type OutboxEntry = {
  readonly [T in EventType]: { readonly id: string; readonly eventType: T; readonly payload: DomainEvents[T]; readonly occurredAt: Date };
}[EventType];

/** What a handler of outbox jobs does: its effect and the row's completion commit together. */
export type OutboxHandler = (tx: Tx, entry: OutboxEntry) => Promise<void>;

import type { DomainEvents, EventType } from '../../domain/events.js';
import type { Tx } from '../db/unit-of-work.js';

/** An effect of one kind of event that is due: the event as it was written with its change. */
export interface OutboxEntryOf<Type extends EventType> {
  readonly id: string;
  readonly eventType: Type;
  readonly payload: DomainEvents[Type];
  readonly occurredAt: Date;
}

/** An effect that is due, of any kind of event. */
export type OutboxEntry = { readonly [Type in EventType]: OutboxEntryOf<Type> }[EventType];

/** What a handler of outbox jobs does for several entries at once, oldest first: its effects and the rows' completion commit together. */
export type OutboxHandler = (tx: Tx, entries: readonly OutboxEntry[]) => Promise<void>;

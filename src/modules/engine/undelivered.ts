/** A digest that may leave waits this long for entries that are on their way. */
const DIGEST_PATIENCE = `interval '10 minutes'`;

/**
 * SQL expression: wall-clock instant since which the oldest effect is due and not delivered (promise A28), null when there is none. Outbox rows, deliveries,
 * and, on the real clock, inbox entries no message was made for and messages that may leave and have not: on a demo clock, which
 * jumps and stands still, their times tell nothing about waiting.
 */
export const UNDELIVERED_SINCE = `
  least((select min(created_at) from outbox where done_at is null and parked_at is null),
        (select min(next_attempt_at) from delivery where state in ('queued', 'sending', 'retry')),
        (select sent_at from notification where outbound and message_id is null and (select demo_at is null from clock) order by id limit 1),
        (select min(release_at + case kind when 'digest' then ${DIGEST_PATIENCE} else interval '0' end) from message
         where released_at is null and release_at <= app_now() and (select demo_at is null from clock)))`;

import { Injectable } from '@nestjs/common';
import type { ChannelCode } from '../../domain/notification/channel.js';
import { MOST_LAPSES, nextAttempt, type SendOutcome } from '../../domain/notification/delivery-attempts.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ANSWERS_IN_PERSON } from '../notifications/index.js';
import type { OutgoingDelivery } from './channel.js';
import { Rerouting } from './rerouting.js';

/** A delivery this process may send until its lease ends, and finish only while the token is still its own (faults F03, F04). */
export interface ClaimedDelivery extends OutgoingDelivery {
  readonly id: string;
  readonly channel: ChannelCode;
  readonly claimToken: string;
  readonly attempts: number;
}

interface ClaimedRow extends Omit<ClaimedDelivery, 'endpoint'> {
  readonly messageId: string;
  readonly lapses: number;
  readonly doubtful: boolean;
  readonly url: string | null;
  readonly secret: string | null;
  readonly active: boolean | null;
}

/** Longer than any channel may take for one delivery. */
const LEASE_SECONDS = 120;
const DUE = `state in ('queued', 'sending', 'retry') and next_attempt_at <= clock_timestamp() and not exists (select from "freeze" where lifted_at is null)`;
/** The claims of `ownClaims`, and the deliveries that still carry their tokens. */
const OWN_CLAIMS = 'unnest($1::bigint[], $2::uuid[]) as own (id, token)';
const IS_OWN = 'delivery.id = own.id and delivery.claim_token = own.token';
const ownClaims = (claims: readonly ClaimedDelivery[]): string[][] => [claims.map(({ id }) => id), claims.map(({ claimToken }) => claimToken)];

/** Who sends which delivery, decided in Postgres. The claim commits before anything is sent. */
@Injectable()
export class DeliveryClaims {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly rerouting: Rerouting,
  ) {}

  /** Channels with a delivery that is due now. */
  async dueChannels(): Promise<ChannelCode[]> {
    const rows = await this.uow.query<{ channel: ChannelCode }>(`select distinct channel from delivery where ${DUE}`);
    return rows.map(({ channel }) => channel);
  }

  /**
   * Up to `most` due deliveries of the channel, counted and leased; empty when nothing is due. A delivery whose message no longer belongs
   * to its person is taken away from there, and one whose senders vanished again and again is given up: others are taken instead. One
   * whose sender vanished is claimed alone, so that it takes no other with it (promise A29).
   */
  async take(channel: ChannelCode, most: number): Promise<ClaimedDelivery[]> {
    for (;;) {
      const { claimed, kept } = await this.uow.run((tx) => this.claim(tx, channel, most));
      if (kept.length > 0 || claimed === 0) return kept;
    }
  }

  /** Gives claims back that were not acted on: nothing was handed over, so nothing is counted. */
  async release(claims: readonly ClaimedDelivery[]): Promise<void> {
    if (claims.length === 0) return;
    await this.uow.run((tx) =>
      tx.query(
        `update delivery set state = case when attempts > 1 then 'retry' else 'queued' end, attempts = attempts - 1, claim_token = null, next_attempt_at = clock_timestamp()
         from ${OWN_CLAIMS} where ${IS_OWN}`, ownClaims(claims)),
    );
  }

  /** Records that the deliveries were handed over; returns how many of them no other sender has taken over meanwhile. */
  async finishSent(claims: readonly ClaimedDelivery[]): Promise<number> {
    const done = await this.uow.run((tx) =>
      tx.query(
        `update delivery set state = 'sent', sent_at = clock_timestamp(), claim_token = null, lapses = 0, last_error = null
         from ${OWN_CLAIMS} where ${IS_OWN} returning delivery.id`, ownClaims(claims)),
    );
    return done.length;
  }

  /** Records the outcome; false when another sender has taken the delivery over meanwhile, and nothing is changed then. */
  async finish(claimed: ClaimedDelivery, outcome: SendOutcome): Promise<boolean> {
    if (outcome.kind === 'sent') return (await this.finishSent([claimed])) > 0;
    return this.uow.run(async (tx) => {
      const [row] = await tx.query<{ age: number }>(
        'select extract(epoch from clock_timestamp() - queued_at)::float as age from delivery where id = $1 and claim_token = $2 for update',
        [claimed.id, claimed.claimToken],
      );
      if (!row) return false;
      const next = outcome.kind === 'failed' ? { givenUp: outcome.reason } : nextAttempt(claimed.attempts, row.age, outcome.reason);
      if ('givenUp' in next) {
        await this.giveUp(tx, claimed, next.givenUp);
      } else {
        await tx.query(
          `update delivery set state = 'retry', claim_token = null, lapses = 0, last_error = $2, next_attempt_at = clock_timestamp() + make_interval(secs => $3) where id = $1`,
          [claimed.id, outcome.reason, next.pauseSeconds],
        );
      }
      return true;
    });
  }

  private async claim(tx: Tx, channel: ChannelCode, most: number): Promise<{ claimed: number; kept: ClaimedDelivery[] }> {
    const rows = await tx.query<ClaimedRow>(
      `with due as (
         select id, next_attempt_at, state = 'sending' as lapsed from delivery where channel = $1 and ${DUE} order by next_attempt_at limit $2 for update skip locked
       ), ranked as (
         select id, row_number() over inOrder as place, bool_or(lapsed) over inOrder as behind_lapsed from due window inOrder as (order by next_attempt_at, id)
       ), claimed as (
         update delivery set state = 'sending', claim_token = gen_random_uuid(), attempts = attempts + 1, lapses = lapses + (state = 'sending')::int,
                next_attempt_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
         from ranked where delivery.id = ranked.id and (place = 1 or not behind_lapsed) returning delivery.*, place)
       select claimed.id, claimed.channel, claimed.address, dedupe_id as "dedupeId", claim_token as "claimToken", attempts, lapses, message.id as "messageId",
              message.title, message.body, clock_timestamp() as at, endpoint.url, endpoint.secret, endpoint.active,
              exists (select from notification where message_id = message.id and ${ANSWERS_IN_PERSON} is not true) as doubtful
       from claimed join message on message.id = claimed.message_id join account on account.id = message.account_id
       left join channel_endpoint endpoint on claimed.channel <> 'email' and endpoint.id::text = claimed.address order by place`,
      [channel, most],
    );
    const kept: ClaimedDelivery[] = [];
    // A message may have several deliveries here, all of them doubtful or none: taken away once, it is away for all.
    const away = new Set<string>();
    for (const { messageId, lapses, doubtful, url, secret, active, ...row } of rows) {
      const delivery: ClaimedDelivery = { ...row, endpoint: url === null ? null : { url, secret: secret ?? '' } };
      if (away.has(messageId)) continue;
      if (lapses >= MOST_LAPSES) {
        await this.giveUp(tx, delivery, `发送进程在发送中${lapses}次中断，已搁置`);
      } else if (channel !== 'email' && active !== true) {
        await tx.query(`update delivery set state = 'cancelled', claim_token = null, last_error = '该机器人或地址已撤销' where id = $1`, [delivery.id]);
      } else if (doubtful && (await this.rerouting.takenAway(tx, messageId))) {
        away.add(messageId);
      } else {
        kept.push(delivery);
      }
    }
    return { claimed: rows.length, kept };
  }

  /** Failed for good and visible; the office hears of an address once a day (fault F25). */
  private async giveUp(tx: Tx, { id, channel, address }: ClaimedDelivery, reason: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${channel} ${address}`]);
    await tx.query(
      `update delivery set state = 'failed', claim_token = null, last_error = $2, failed_on = $3, next_attempt_at = clock_timestamp() where id = $1`,
      [id, reason, tx.today],
    );
    const [unsaid] = await tx.query<{ planId: string | null }>(
      `select (select plan_id from notification where message_id = delivery.message_id order by id limit 1) as "planId" from delivery
       where id = $1 and not exists (select from delivery other where state = 'failed' and channel = $2 and address = $3 and failed_on = $4 and other.id <> delivery.id)`,
      [id, channel, address, tx.today],
    );
    if (unsaid?.planId) await this.outbox.add(tx, [{ type: 'delivery.failed', payload: { deliveryId: id, planId: unsaid.planId } }]);
  }
}

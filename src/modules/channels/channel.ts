import type { ChannelCode } from '../../domain/notification/channel.js';
import type { SendOutcome } from '../../domain/notification/delivery-attempts.js';

/** One message for one address, as a channel needs it. */
export interface OutgoingDelivery {
  /** The same on every attempt (promise A02). */
  readonly dedupeId: string;
  readonly title: string;
  readonly body: string;
  /** E-mail address; the endpoint's id for a robot or webhook. */
  readonly address: string;
  /** When it is sent, by the database's clock: what is dated or signed bears this, for this machine's clock may be wrong (promise A13). */
  readonly at: Date;
  /** Where a robot or webhook is posted to and what it is signed with; null for e-mail. */
  readonly endpoint: { readonly url: string; readonly secret: string } | null;
}

/** A way out of the house. Never throws for what the other side does: that is an outcome, in words without content or secrets. */
export interface Channel {
  readonly code: ChannelCode;
  /** Deliveries one process hands over at a time. */
  readonly concurrency: number;
  /** Hands the delivery over; aborted, it ends soon with `retry`. */
  send(delivery: OutgoingDelivery, signal: AbortSignal): Promise<SendOutcome>;
  close(): void;
}

/** The channels of this installation, one of a code each. */
export const OUTLETS = Symbol('channels of this installation');

export const SENT: SendOutcome = { kind: 'sent' };
export const retry = (reason: string): SendOutcome => ({ kind: 'retry', reason });
export const failed = (reason: string): SendOutcome => ({ kind: 'failed', reason });
/** The channel itself does not work, whoever is written to: every delivery waits, and one alarm is raised. */
export const channelFault = (reason: string): SendOutcome => ({ kind: 'retry', reason, channelFault: true });

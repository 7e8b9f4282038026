import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CHANNEL_TITLES, type ChannelCode } from '../../domain/notification/channel.js';
import type { SendOutcome } from '../../domain/notification/delivery-attempts.js';
import { type Channel, channelFault, OUTLETS, retry } from './channel.js';
import { ClaimsInHand } from './claims-in-hand.js';
import { DeliveryClaims } from './delivery-claims.js';
import { MessageDesk } from './message-desk.js';
import { SentRecord } from './sent-record.js';

/** One delivery may take this long, less than its lease. */
const SEND_MS = 90_000;

/** What one pass did: outcomes of the attempts it made. */
export interface SendingResult {
  sent: number;
  later: number;
  failed: number;
}

/** Carries deliveries out through the channels: each channel by itself, so that a slow one holds no other up. */
@Injectable()
export class DeliverySender implements OnApplicationShutdown {
  private readonly logger = new Logger(DeliverySender.name);
  private stopping = false;
  private readonly underWay = new Set<AbortController>();
  private readonly busy = new Map<ChannelCode, Promise<void>>();
  private readonly faulty = new Set<ChannelCode>();

  constructor(
    private readonly desk: MessageDesk,
    private readonly claims: DeliveryClaims,
    @Inject(OUTLETS) private readonly outlets: readonly Channel[],
  ) {}

  /** Gathers, releases and sends everything that is due now, in this process; resolves when nothing is due any more. */
  async drain(): Promise<SendingResult> {
    const result: SendingResult = { sent: 0, later: 0, failed: 0 };
    for (;;) {
      const { gathered, released } = await this.desk.turn();
      const channels = await this.claims.dueChannels();
      if (channels.length === 0 && gathered === 0 && released === 0) return result;
      await Promise.all(channels.map((channel) => this.empty(channel, result)));
    }
  }

  /** Gathers and releases, and sets every channel with due deliveries to work unless it is at work; does not wait for them. */
  async wake(): Promise<void> {
    await this.desk.turn();
    for (const channel of await this.claims.dueChannels()) {
      if (this.busy.has(channel) || this.stopping) continue;
      const work = this.empty(channel, { sent: 0, later: 0, failed: 0 })
        .catch((error: unknown) => this.logger.error(`sending through ${channel} stopped, trying again: ${String(error)}`))
        .finally(() => this.busy.delete(channel));
      this.busy.set(channel, work);
    }
  }

  /** Ends what is under way: sends in flight are broken off and tried again later with the same ids (promise A27). */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const sending of this.underWay) sending.abort();
    await Promise.all(this.busy.values());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
    for (const outlet of this.outlets) outlet.close();
  }

  /** Lanes side by side until the channel has nothing due: none waits for the database more than it must, and what was claimed and not sent is given back. */
  private async empty(channel: ChannelCode, result: SendingResult): Promise<void> {
    const outlet = this.outlets.find(({ code }) => code === channel);
    const lanes = outlet?.concurrency ?? 1;
    const hand = new ClaimsInHand(this.claims, channel, lanes);
    const record = new SentRecord(this.claims, lanes);
    const lane = async (): Promise<void> => {
      while (!this.stopping) {
        const claimed = await hand.next();
        if (!claimed) return;
        if (this.stopping) return this.claims.release([claimed]);
        const outcome = outlet ? await this.attempt(outlet, claimed) : channelFault(`没有配置${CHANNEL_TITLES[channel]}`);
        this.alarmOnce(channel, outcome);
        if (outcome.kind === 'sent') await record.add(claimed);
        else if (await this.claims.finish(claimed, outcome)) result[outcome.kind === 'retry' ? 'later' : outcome.kind] += 1;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
    result.sent += await record.end();
    await hand.giveBack();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  private async attempt(outlet: Channel, claimed: Parameters<Channel['send']>[0]): Promise<SendOutcome> {
    const sending = new AbortController();
    const patience = setTimeout(() => sending.abort(), SEND_MS);
    this.underWay.add(sending);
    try {
      return await outlet.send(claimed, sending.signal);
    } catch (error) {
      // The words of an unexpected error may hold content or secrets: only its kind is kept.
      return retry(`发送出错（${error instanceof Error ? error.name : typeof error}）`);
    } finally {
      clearTimeout(patience);
      this.underWay.delete(sending);
    }
  }

  /** A channel that refuses the login or the encryption is one alarm until it works again, however many messages wait (fault F27). */
  private alarmOnce(channel: ChannelCode, outcome: SendOutcome): void {
    if (outcome.kind === 'sent') this.faulty.delete(channel);
    if (outcome.kind !== 'retry' || outcome.channelFault !== true || this.faulty.has(channel)) return;
    this.faulty.add(channel);
    this.logger.error(`channel ${channel} does not work, its messages wait: ${outcome.reason}`);
  }
}

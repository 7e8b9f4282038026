import type { ChannelCode } from '../../domain/notification/channel.js';
import type { ClaimedDelivery, DeliveryClaims } from './delivery-claims.js';

/** A claim that has waited longer for a lane is given back: the house may have been frozen since, or the person have changed. */
const FRESH_MS = 1_000;
/** Claims per lane at most: enough that the claiming transaction weighs little. */
const MOST_PER_LANE = 8;

/** Deliveries of one channel, claimed for several lanes at a time: one each while sending is slow, more while they leave at once. */
export class ClaimsInHand {
  private readonly waiting: { readonly delivery: ClaimedDelivery; readonly freshUntil: number }[] = [];
  private perLane = 1;
  private taking: Promise<boolean> | null = null;

  constructor(
    private readonly claims: DeliveryClaims,
    private readonly channel: ChannelCode,
    private readonly lanes: number,
  ) {}

  /** The next delivery to be sent at once; null when nothing is due any more. */
  async next(): Promise<ClaimedDelivery | null> {
    for (;;) {
      const first = this.waiting.shift();
      if (first && performance.now() > first.freshUntil) {
        this.perLane = 1;
        await this.release([first, ...this.waiting.splice(0)]);
        continue;
      }
      // While sending is fast the next ones are claimed before the last of these has left.
      if (this.perLane > 1 && this.waiting.length <= this.lanes) void this.more();
      if (first) return first.delivery;
      if (!(await this.more())) return null;
    }
  }

  /** What was claimed and not asked for is due again. */
  async giveBack(): Promise<void> {
    await this.taking;
    await this.release(this.waiting.splice(0));
  }

  private async release(rest: readonly { readonly delivery: ClaimedDelivery }[]): Promise<void> {
    await this.claims.release(rest.map(({ delivery }) => delivery));
  }

  /** One claim at a time, whoever asks; false when nothing was due. */
  private more(): Promise<boolean> {
    if (this.taking === null) {
      this.taking = this.take().finally(() => { this.taking = null; });
      this.taking.catch(() => undefined);
    }
    return this.taking;
  }

  private async take(): Promise<boolean> {
    const asked = performance.now();
    const taken = await this.claims.take(this.channel, this.lanes * this.perLane);
    this.perLane = taken.length === 0 ? 1 : Math.min(this.perLane * 2, MOST_PER_LANE);
    this.waiting.push(...taken.map((delivery) => ({ delivery, freshUntil: asked + FRESH_MS })));
    return taken.length > 0;
  }
}

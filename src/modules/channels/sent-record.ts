import { setTimeout as pause } from 'node:timers/promises';
import type { ClaimedDelivery, DeliveryClaims } from './delivery-claims.js';

/** What is handed over within this time is recorded together. */
const GATHER_MS = 20;
/** Handed over and not yet recorded, per lane at most: a crash would send them again, with the same ids (promise A02). */
const MOST_PER_LANE = 3;

/** Records what was handed over, several at a time; a lane waits for the record only when too many do. */
export class SentRecord {
  private waiting: ClaimedDelivery[] = [];
  private committing: Promise<void> | null = null;
  private recorded = 0;
  private failed = false;

  constructor(
    private readonly claims: DeliveryClaims,
    private readonly lanes: number,
  ) {}

  /** Throws when an earlier record could not be committed. */
  async add(claimed: ClaimedDelivery): Promise<void> {
    this.waiting.push(claimed);
    if (this.committing === null) {
      this.committing = this.commit();
      // Thrown to whoever waits for it, which may be nobody yet.
      this.committing.catch(() => { this.failed = true; });
    }
    if (this.failed || this.waiting.length >= this.lanes * MOST_PER_LANE) await this.committing;
  }

  /** Waits for the last record; returns how many deliveries were recorded in all. */
  async end(): Promise<number> {
    await this.committing;
    return this.recorded;
  }

  private async commit(): Promise<void> {
    while (this.waiting.length > 0) {
      if (this.waiting.length < this.lanes) await pause(GATHER_MS);
      const together = this.waiting;
      this.waiting = [];
      this.recorded += await this.claims.finishSent(together);
    }
    this.committing = null;
  }
}

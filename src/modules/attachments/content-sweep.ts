import { Inject, Injectable, Logger } from '@nestjs/common';
import { machineNow } from '../../platform/clock/machine-clock.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { CONTENT_STORE, type ContentStore } from './storage/content-store.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BATCH = 500;

/** Clears contents that no attachment names: uploads that were refused after they were stored, or taken back. A day passes first, so none is in the making. */
@Injectable()
export class ContentSweep {
  private readonly logger = new Logger(ContentSweep.name);
  private sweptAt: number | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONTENT_STORE) private readonly store: ContentStore,
  ) {}

  /** Sweeps at most once an hour; a storage that cannot be reached is left for the next time. */
  async turn(): Promise<void> {
    if (this.sweptAt !== null && performance.now() - this.sweptAt < HOUR_MS) return;
    this.sweptAt = performance.now();
    try {
      const removed = await this.sweep();
      if (removed > 0) this.logger.log(`removed ${removed} contents that no attachment names`);
    } catch (error) {
      this.logger.warn(`contents of attachments were not swept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Removes forgotten contents stored before the instant, a day ago unless said otherwise; how many. */
  async sweep(before: Date = new Date(machineNow().getTime() - DAY_MS)): Promise<number> {
    let removed = 0;
    let batch: string[] = [];
    for await (const sha256 of this.store.storedBefore(before)) {
      batch.push(sha256);
      if (batch.length < BATCH) continue;
      removed += await this.clear(batch, before);
      batch = [];
    }
    return removed + (await this.clear(batch, before));
  }

  private async clear(batch: readonly string[], before: Date): Promise<number> {
    const forgotten = await this.uow.query<{ sha256: string }>(
      `select sha256 from unnest($1::text[]) as sha256 where not exists (select from attachment where attachment.sha256 = sha256.sha256)`, [batch]);
    let removed = 0;
    for (const { sha256 } of forgotten) if (await this.removed(sha256, before)) removed += 1;
    return removed;
  }

  /** Under the lock of the upload: one that is just being stored again is left. */
  private removed(sha256: string, before: Date): Promise<boolean> {
    return this.uow.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [sha256]);
      const [named] = await tx.query('select from attachment where sha256 = $1 limit 1', [sha256]);
      const storedAt = await this.store.storedAt(sha256);
      if (named || storedAt === null || storedAt >= before) return false;
      await this.store.remove(sha256);
      return true;
    });
  }
}

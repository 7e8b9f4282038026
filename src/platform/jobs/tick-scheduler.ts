import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../config/app-config.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { JobHandlers } from './job-handlers.js';
import { Producers } from './producers.js';

// A beat that lies ahead is one from before the clock was put back.
const NOBODY_TICKED = `
  select coalesce(wall_now() not between beat_at - interval '5 minutes' and beat_at + make_interval(secs => $1), true) as silent from installation`;

/**
 * Keeps exactly one `tick` job scheduler alive. The upsert is repeated: a flushed or replaced queue does not bring its schedulers
 * back by itself. The queue goes by the clocks of its workers, one of which may be a day wrong (faults F19, F20), and it may be away;
 * so when by the database's clock nobody has ticked for two intervals, this worker ticks without being asked.
 */
@Injectable()
export class TickScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(TickScheduler.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private unasked: Promise<void> | null = null;

  constructor(
    private readonly producers: Producers,
    private readonly handlers: JobHandlers,
    private readonly uow: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.upsert();
    this.timers.push(setInterval(() => void this.upsert(), Math.max(1, this.config.tickSeconds / 2) * 1000));
    this.timers.push(setInterval(() => { this.unasked ??= this.tickIfNobodyDoes().finally(() => { this.unasked = null; }); }, this.config.tickSeconds * 1000));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach((timer) => clearInterval(timer));
    await this.unasked;
  }

  private async upsert(): Promise<void> {
    try {
      await this.producers.scheduleTick(this.config.tickSeconds);
    } catch (error) {
      this.logger.error(`tick scheduler not upserted, trying again: ${String(error)}`);
    }
  }

  private async tickIfNobodyDoes(): Promise<void> {
    try {
      const [beat] = await this.uow.query<{ silent: boolean }>(NOBODY_TICKED, [2 * this.config.tickSeconds]);
      if (!beat?.silent) return;
      this.logger.warn('nobody has ticked for two intervals: ticking without the queue');
      await this.handlers.tickHandler()();
    } catch (error) {
      this.logger.error(`tick without the queue failed, trying again: ${String(error)}`);
    }
  }
}

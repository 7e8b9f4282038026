import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../config/app-config.js';

/**
 * Keeps exactly one `tick` job scheduler alive. The upsert is repeated: a flushed or replaced queue does not
 * bring its schedulers back by itself.
 */
@Injectable()
export class TickScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(TickScheduler.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @InjectQueue('workflow') private readonly queue: Queue,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.upsert();
    this.timer = setInterval(() => void this.upsert(), Math.max(1, this.config.tickSeconds / 2) * 1000);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async upsert(): Promise<void> {
    try {
      await this.queue.upsertJobScheduler('tick', { every: this.config.tickSeconds * 1000 }, { name: 'tick', data: {} });
    } catch (error) {
      this.logger.error(`tick scheduler not upserted, trying again: ${String(error)}`);
    }
  }
}

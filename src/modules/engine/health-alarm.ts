import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EngineHealth } from './engine-health.js';

const LOOK_EVERY_MS = 60_000;

/**
 * Says aloud what keeps the engine from its work (promise A28). It runs beside the API, not in the worker: a worker that is away, or
 * whose queue is, cannot say so.
 */
@Injectable()
export class HealthAlarm implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(HealthAlarm.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly health: EngineHealth) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Writes one error line per thing that is wrong now. */
  async look(): Promise<void> {
    try {
      const { status, warnings } = await this.health.readiness();
      if (status === 'ready') return;
      for (const warning of warnings.filter(({ code }) => this.health.isTrouble(code))) this.logger.error(`${warning.code}: ${warning.message}`);
    } catch (error) {
      this.logger.error(`the health of the engine is not known: ${String(error)}`);
    }
  }
}

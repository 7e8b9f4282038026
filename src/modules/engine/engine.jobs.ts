import { Injectable, Logger } from '@nestjs/common';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { EngineService } from './engine.service.js';
import { EngineHealth } from './engine-health.js';

/** The scheduled wake-up of the engine. */
@Injectable()
export class EngineJobs {
  private readonly logger = new Logger(EngineJobs.name);

  constructor(
    private readonly engine: EngineService,
    private readonly health: EngineHealth,
  ) {}

  @OnJob('tick')
  async tick(): Promise<void> {
    const result = await this.engine.tick();
    const { day, ...changes } = result;
    if (Object.values(changes).some((count) => count > 0)) this.logger.log(`tick on ${day}: ${JSON.stringify(changes)}`);
    for (const warning of await this.health.warnings()) this.logger.warn(warning.message);
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { IdempotentAnswers } from '../../platform/idempotency/idempotent-answers.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import { withCorrelation } from '../../platform/logging/correlation.js';
import { ContentSweep } from '../attachments/index.js';
import { EngineService } from './engine.service.js';
import { EngineHealth } from './engine-health.js';
import { HouseWatch } from './house-watch.js';

/** The scheduled wake-up of the engine. */
@Injectable()
export class EngineJobs {
  private readonly logger = new Logger(EngineJobs.name);

  constructor(
    private readonly engine: EngineService,
    private readonly health: EngineHealth,
    private readonly answers: IdempotentAnswers,
    private readonly uow: UnitOfWork,
    private readonly watch: HouseWatch,
    private readonly contents: ContentSweep,
  ) {}

  @OnJob('tick')
  tick(): Promise<void> {
    return withCorrelation(`tick-${randomUUID()}`, async () => {
      await this.watch.look();
      const result = await this.engine.tick('share');
      const { day, ...changes } = result;
      if (Object.values(changes).some((count) => count > 0)) this.logger.log(`tick on ${day}: ${JSON.stringify(changes)}`);
      await this.answers.purge();
      await this.contents.turn();
      await this.uow.query('update installation set ticked_at = clock_timestamp()');
      for (const { code, message } of await this.health.warnings()) this.logger[this.health.isTrouble(code) ? 'error' : 'warn'](`${code}: ${message}`);
    });
  }
}

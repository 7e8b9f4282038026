import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { PlansModule } from '../plans/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { EngineHealth } from './engine-health.js';
import { EngineJobs } from './engine.jobs.js';
import { EngineService } from './engine.service.js';
import { HealthController } from './health.controller.js';

@Module({
  imports: [CalendarModule, ObligationsModule, PlansModule, SubmissionsModule],
  controllers: [HealthController],
  providers: [EngineService, EngineHealth, EngineJobs],
  exports: [EngineService, EngineHealth],
})
export class EngineModule {}

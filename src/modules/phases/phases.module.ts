import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlansModule } from '../plans/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { PhasesController } from './phases.controller.js';
import { PhasesQueries } from './phases.queries.js';
import { PhasesService } from './phases.service.js';

@Module({ imports: [AuditModule, PlansModule, SubmissionsModule], controllers: [PhasesController], providers: [PhasesService, PhasesQueries], exports: [PhasesService, PhasesQueries] })
export class PhasesModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PhaseEntity } from './phase.entity.js';
import { PhaseSweep } from './phase-sweep.js';
import { PlanEntity } from './plan.entity.js';
import { PlanScopeEntity } from './plan-scope.entity.js';
import { PlansController } from './plans.controller.js';
import { PlansQueries } from './plans.queries.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([PlanEntity, PhaseEntity, PlanScopeEntity])],
  controllers: [PlansController],
  providers: [PlansService, PlansQueries, PhaseSweep],
  exports: [PlansService, PlansQueries, PhaseSweep],
})
export class PlansModule {}

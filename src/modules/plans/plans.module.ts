import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PhaseChangeEntity } from './phase-change.entity.js';
import { PhaseEntity } from './phase.entity.js';
import { PhaseSweep } from './phase-sweep.js';
import { PhaseWindows } from './phase-windows.service.js';
import { PlanEntity } from './plan.entity.js';
import { PlanScopeEntity } from './plan-scope.entity.js';
import { PlansController } from './plans.controller.js';
import { PlansQueries } from './plans.queries.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([PlanEntity, PhaseEntity, PhaseChangeEntity, PlanScopeEntity])],
  controllers: [PlansController],
  providers: [PlansService, PlansQueries, PhaseSweep, PhaseWindows],
  exports: [PlansService, PlansQueries, PhaseSweep, PhaseWindows],
})
export class PlansModule {}

export { PhaseEntity } from './phase.entity.js';
export { type PhaseChanges, PhaseSweep } from './phase-sweep.js';
export { PlanEntity } from './plan.entity.js';
export { PlanScopeEntity } from './plan-scope.entity.js';
export { PlansModule } from './plans.module.js';
export { type PlanListRow, PlansQueries } from './plans.queries.js';
export { type PhaseRow, type PlanRow, PlansService } from './plans.service.js';

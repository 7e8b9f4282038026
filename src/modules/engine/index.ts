export { EngineHealth, type HealthWarning } from './engine-health.js';
export { EngineModule } from './engine.module.js';
export { EngineService, type TickResult } from './engine.service.js';

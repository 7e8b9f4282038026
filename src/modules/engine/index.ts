export { EngineHealth, type HealthWarning } from './engine-health.js';
export { HealthAlarm } from './health-alarm.js';
export { MetricsPort } from './metrics-port.js';
export { EngineModule } from './engine.module.js';
export { EngineService, type TickResult } from './engine.service.js';
export { type FreezeState, FreezeService } from './freeze.service.js';
export { HouseWatch } from './house-watch.js';
export { type ParkedEffect, ParkedEffects } from './parked-effects.service.js';

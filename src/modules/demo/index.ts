export { type DayReport, hasNews } from './day-report.queries.js';
export { type DemoClockState, DemoClockService } from './demo-clock.service.js';
export { DemoModule } from './demo.module.js';
export { SeedService } from './seed.service.js';

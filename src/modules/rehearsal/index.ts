export { RehearsalModule } from './rehearsal.module.js';
export { RehearsalReport } from './rehearsal-report.js';
export { type RehearsalAsked, RehearsalService, type RehearsalSubject } from './rehearsal.service.js';
export type { RehearsalResponse } from './dto/rehearsal.response.js';

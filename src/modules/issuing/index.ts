export { IssuePreviewService } from './issue-preview.service.js';
export { IssuingModule } from './issuing.module.js';
export { IssuingService } from './issuing.service.js';
export { PlanClosingService } from './plan-closing.service.js';
export { PlanIssuingService } from './plan-issuing.service.js';

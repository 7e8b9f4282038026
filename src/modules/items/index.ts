export { LightResponse } from './dto/item.response.js';
export { AssignmentEntity } from './assignment.entity.js';
export { AssignmentsService } from './assignments.service.js';
export { ItemEntity } from './item.entity.js';
export { type AssignmentRow, LedgerQueries, type LedgerRow, type ProgressReportRow } from './ledger.queries.js';
export { ItemsModule } from './items.module.js';
export { ItemsService } from './items.service.js';
export { ProgressReportEntity } from './progress-report.entity.js';

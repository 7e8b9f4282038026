export { Audit, type AuditedChange } from './audit.js';
export { AuditModule } from './audit.module.js';

export { Audit, type AuditedChange, type AuditedRefusal } from './audit.js';
export { type ChainFault, type ChainProblem } from './audit-chain.js';
export { AuditModule } from './audit.module.js';
export { AuditPurging } from './audit-purging.js';
export { type ChainPart, type ChainReport, AuditVerification, type NotedHead } from './audit-verification.js';

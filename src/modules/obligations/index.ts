export { LADDER_POLICY } from './ladder-policy.js';
export { ObligationEntity, type ObligationSubject } from './obligation.entity.js';
export { ObligationsModule } from './obligations.module.js';
export { type NewObligation, type ObligationsOf, ObligationsService } from './obligations.service.js';
export { ReminderEntity } from './reminder.entity.js';
export { ReminderSweep } from './reminder-sweep.js';

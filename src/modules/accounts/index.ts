export { AccountEntity } from './account.entity.js';
export { AccountsModule } from './accounts.module.js';
export { type AccountRow, AccountsService, type NewAccount } from './accounts.service.js';
export { ACCOUNT_HEADER, AccountGuard } from './account.guard.js';
export { permit } from './permit.js';

export { AccountEntity } from './account.entity.js';
export { AccountsModule } from './accounts.module.js';
export { type AccountRow, AccountsService, type NewAccount } from './accounts.service.js';

export { AccountEntity } from './account.entity.js';

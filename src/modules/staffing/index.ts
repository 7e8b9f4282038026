export { AccountAdministrationService, type AccountView } from './account-administration.service.js';
export { FirstAdministrators } from './first-administrators.js';
export { StaffingModule } from './staffing.module.js';

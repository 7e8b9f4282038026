export { ACCOUNT_HEADER, AccountGuard } from './account.guard.js';
export { SessionsService } from './sessions.service.js';
export { SignInModule } from './sign-in.module.js';

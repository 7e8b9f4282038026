import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { AuditModule } from '../audit/index.js';
import { AccountGuard } from './account.guard.js';
import { ApiTokenEntity } from './api-token.entity.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { CredentialEntity } from './credential.entity.js';
import { Credentials } from './credentials.js';
import { SessionEntity } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInFailureEntity } from './sign-in-failure.entity.js';
import { SignInService } from './sign-in.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { SingleSignOnRequestEntity } from './single-sign-on-request.entity.js';
import { SingleSignOnService } from './single-sign-on.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CredentialEntity, SessionEntity, SignInFailureEntity, ApiTokenEntity, SingleSignOnRequestEntity]), AccountsModule, AuditModule],
  controllers: [SessionsController, ApiTokensController, SingleSignOnController],
  providers: [AccountGuard, ApiTokensService, Credentials, SessionsService, SignInService, SignInThrottle, SingleSignOnService],
  exports: [AccountGuard, SessionsService],
})
export class SignInModule {}

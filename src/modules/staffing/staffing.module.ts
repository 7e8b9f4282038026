import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AuditModule } from '../audit/index.js';
import { SignInModule } from '../sign-in/index.js';
import { AccountAdministrationService } from './account-administration.service.js';
import { AccountsAdministrationController } from './accounts-administration.controller.js';
import { FirstAdministrators } from './first-administrators.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { Posts } from './posts.js';
import { RoleChangesController } from './role-changes.controller.js';
import { RoleChangesService } from './role-changes.service.js';

@Module({
  imports: [AccountsModule, AuditModule, SignInModule],
  controllers: [AccountsAdministrationController, RoleChangesController, PeopleController],
  providers: [AccountAdministrationService, FirstAdministrators, PeopleService, Posts, RoleChangesService],
  exports: [AccountAdministrationService, FirstAdministrators],
})
export class StaffingModule {}

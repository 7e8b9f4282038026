import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { AccountEntity } from './account.entity.js';
import { ActivationCodes } from './activation-codes.js';
import { ActivationCodeEntity } from './activation-code.entity.js';
import { PostEntity } from './post.entity.js';
import { RoleChangeEntity } from './role-change.entity.js';
import { AccountsController } from './accounts.controller.js';
import { AdministratorsPresent } from './administrators-present.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccountService } from './own-account.service.js';
import { AccountsService } from './accounts.service.js';
import { PermissionGuard } from './permission.guard.js';
import { RefusedAccess, RefusedAccessInterceptor } from './refused-access.js';
import { UnitSeats } from './unit-seats.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity, PostEntity, RoleChangeEntity, ActivationCodeEntity]), AuditModule],
  controllers: [AccountsController, OwnAccountController],
  providers: [AccountsService, AdministratorsPresent, ActivationCodes, PermissionGuard, RefusedAccess, RefusedAccessInterceptor, OwnAccountService, UnitSeats],
  exports: [AccountsService, AdministratorsPresent, ActivationCodes, PermissionGuard, RefusedAccess, RefusedAccessInterceptor, UnitSeats],
})
export class AccountsModule {}

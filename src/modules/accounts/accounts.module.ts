import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEntity } from './account.entity.js';
import { AccountGuard } from './account.guard.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';

@Module({ imports: [TypeOrmModule.forFeature([AccountEntity])], controllers: [AccountsController], providers: [AccountsService, AccountGuard], exports: [AccountsService, AccountGuard] })
export class AccountsModule {}

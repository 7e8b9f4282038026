import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEntity } from './account.entity.js';
import { AccountsService } from './accounts.service.js';

@Module({ imports: [TypeOrmModule.forFeature([AccountEntity])], providers: [AccountsService], exports: [AccountsService] })
export class AccountsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { AuditModule } from '../audit/index.js';
import { CircularsModule } from '../circulars/index.js';
import { FeedsModule } from '../feeds/index.js';
import { ItemsModule } from '../items/index.js';
import { NoticesModule } from '../notices/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { UnitsModule } from '../units/index.js';
import { UnitChangeEffects } from './unit-change-effects.js';
import { UnitChangePreviewQueries } from './unit-change-preview.queries.js';
import { UnitChangeEntity, UnitSuccessionEntity } from './unit-change.entity.js';
import { UnitChangesController } from './unit-changes.controller.js';
import { UnitChangesService } from './unit-changes.service.js';
import { UnitDirectoryService } from './unit-directory.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([UnitChangeEntity, UnitSuccessionEntity]), AccountsModule, AuditModule, CircularsModule, FeedsModule, ItemsModule, NoticesModule, SubmissionsModule, UnitsModule],
  controllers: [UnitChangesController],
  providers: [UnitChangesService, UnitChangeEffects, UnitChangePreviewQueries, UnitDirectoryService],
  exports: [UnitChangesService, UnitChangePreviewQueries],
})
export class UnitChangesModule {}

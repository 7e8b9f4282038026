import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadingGroupEntity } from './leading-group.entity.js';
import { UnitAliasEntity, UnitEntity } from './unit.entity.js';
import { UnitGroupEntity, UnitGroupMemberEntity } from './unit-group.entity.js';
import { UnitsController } from './units.controller.js';
import { UnitsService } from './units.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([UnitEntity, UnitAliasEntity, UnitGroupEntity, UnitGroupMemberEntity, LeadingGroupEntity])],
  controllers: [UnitsController],
  providers: [UnitsService],
  exports: [UnitsService],
})
export class UnitsModule {}

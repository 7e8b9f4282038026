import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadingGroupEntity } from './leading-group.entity.js';
import { UnitAliasEntity, UnitEntity } from './unit.entity.js';
import { UnitGroupEntity, UnitGroupMemberEntity } from './unit-group.entity.js';
import { UnitRegister } from './unit-register.js';
import { UnitsController } from './units.controller.js';
import { UnitsService } from './units.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([UnitEntity, UnitAliasEntity, UnitGroupEntity, UnitGroupMemberEntity, LeadingGroupEntity])],
  controllers: [UnitsController],
  providers: [UnitsService, UnitRegister],
  exports: [UnitsService, UnitRegister],
})
export class UnitsModule {}

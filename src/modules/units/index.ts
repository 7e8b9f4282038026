export { UnitAliasEntity, UnitEntity } from './unit.entity.js';
export { UnitGroupEntity, UnitGroupMemberEntity } from './unit-group.entity.js';
export { LeadingGroupEntity } from './leading-group.entity.js';
export { UnitsModule } from './units.module.js';
export { type UnitRow, UnitsService } from './units.service.js';

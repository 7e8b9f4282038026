export { UnitAliasEntity, UnitEntity } from './unit.entity.js';
export { UnitGroupEntity, UnitGroupMemberEntity } from './unit-group.entity.js';
export { LeadingGroupEntity } from './leading-group.entity.js';
export { UnitsModule } from './units.module.js';
export { type UnitRow, UnitsService, unknownUnit } from './units.service.js';
export { unitSearchWords } from './unit-search-words.js';
export { type RegisteredUnit, UnitRegister } from './unit-register.js';

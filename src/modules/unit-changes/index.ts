export { UnitChangeEntity, UnitSuccessionEntity } from './unit-change.entity.js';
export { UnitChangesModule } from './unit-changes.module.js';
export { UNIT_CHANGES_DUE, UnitChangesService } from './unit-changes.service.js';
export { UnitChangePreviewQueries } from './unit-change-preview.queries.js';

export { UrgeEntity } from './urge.entity.js';
export { UrgingModule } from './urging.module.js';
export { type UrgingAnswer, UrgingService } from './urging.service.js';

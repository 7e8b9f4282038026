export { IssuingModule } from './issuing.module.js';
export { IssuingService } from './issuing.service.js';

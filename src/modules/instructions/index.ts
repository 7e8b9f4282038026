export { InstructionEntity } from './instruction.entity.js';
export { InstructionsModule } from './instructions.module.js';
export { InstructionsService } from './instructions.service.js';

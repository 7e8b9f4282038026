export { PhasesModule } from './phases.module.js';
export { type OpenObligationRow, PhasesQueries } from './phases.queries.js';
export { PhasesService, type PhaseWindowAnswer } from './phases.service.js';

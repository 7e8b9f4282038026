export { ConfirmationService } from './confirmation.service.js';
export { DocumentsModule } from './documents.module.js';
export { DocumentsQueries, type FindingRow, type ReadingRow } from './documents.queries.js';
export { DocumentsService, type StoredSource } from './documents.service.js';
export type { StoredReading } from './stored-readings.js';
export { SourceReader } from './source-reader.js';

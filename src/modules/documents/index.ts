export { DocumentsModule } from './documents.module.js';
export { DocumentsQueries, type FindingRow, type ReadingRow } from './documents.queries.js';
export { DocumentsService, type StoredReading, type StoredSource } from './documents.service.js';

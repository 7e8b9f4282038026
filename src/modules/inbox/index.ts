export { InboxModule } from './inbox.module.js';
export { InboxQueries, type OfficeRow, type OwedRow, type Told, type ToldRow } from './inbox.queries.js';

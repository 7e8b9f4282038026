import type { DocumentReading } from '../../../domain/document/read-gazette.js';
import type { SourceContent } from '../../../domain/document/source-content.js';
import type { SourceRejectionCode } from '../../../domain/document/source-rejected.js';

/** A file read in a process of its own: its content and the documents found in it. */
export interface IsolatedReading {
  readonly content: SourceContent;
  readonly documents: readonly DocumentReading[];
}

/** What the reading process reports; plain JSON. */
export type ReadingReport =
  | { readonly kind: 'read'; readonly reading: IsolatedReading }
  | { readonly kind: 'rejected'; readonly code: SourceRejectionCode; readonly message: string }
  | { readonly kind: 'failed'; readonly stack: string };

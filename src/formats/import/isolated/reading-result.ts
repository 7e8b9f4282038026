import type { SourceContent } from '../../../domain/document/source-content.js';
import type { ReadDocument } from '../../../domain/document/source-reading.js';
import type { SourceRejectionCode } from '../../../domain/document/source-rejected.js';

/** A file read in a process of its own: its words and the documents found in them. */
export interface IsolatedReading {
  readonly content: Omit<SourceContent, 'blocks' | 'doubts'>;
  readonly documents: readonly ReadDocument[];
}

/** What the reading process reports; plain JSON. */
export type ReadingReport =
  | { readonly kind: 'read'; readonly reading: IsolatedReading }
  | { readonly kind: 'rejected'; readonly code: SourceRejectionCode; readonly message: string }
  | { readonly kind: 'failed'; readonly stack: string };

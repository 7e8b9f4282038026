import type { Place, PlanDraft } from './plan-draft.js';
import type { SourceEncoding, SourceFormat } from './source-content.js';

/** One document of a read file; `plan` is null when it assigns no work. */
export interface ReadDocument {
  readonly documentNumber: string;
  readonly title: string;
  readonly place: Place;
  readonly plan: PlanDraft | null;
}

/** What reading one file came to; the JSON of a trial reading, described by docs/draft.schema.json. */
export interface SourceReading {
  /** The file's own name, without folders. */
  readonly file: string;
  /** SHA-256 of the bytes, hexadecimal: the same file is recognised by it. */
  readonly sha256: string;
  readonly format: SourceFormat;
  readonly encoding: SourceEncoding | null;
  readonly documents: readonly ReadDocument[];
}

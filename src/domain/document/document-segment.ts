import type { LocalDate } from '../kernel/local-date.js';
import type { Block } from './block.js';
import type { Place } from './plan-draft.js';

/** One document of a source: what its head says and the blocks of its text. */
export interface DocumentSegment {
  /** Number in the standard form, e.g. 武政办〔2024〕21号; '' for a source that prints none. */
  readonly documentNumber: string;
  /** Number as printed, e.g. 武政[2024]7号; the open number of a draft (武政办〔2024〕 号); '' when none is printed. */
  readonly printedDocumentNumber: string;
  readonly numberPlace: Place;
  /** Title of the notice; '' when none is printed. */
  readonly title: string;
  /** Several issuers are joined by 、; '' when neither signature nor title names one. */
  readonly issuer: string;
  /** True when the document is signed by the issuer, false when the title was all there was to go by. */
  readonly isSigned: boolean;
  readonly issuedOn: LocalDate | null;
  /** Day on which the latest revision of a republished document took effect; null for a document in its first form. */
  readonly revisedOn: LocalDate | null;
  /** Blocks after the head: covering letter, text, annexes. */
  readonly blocks: readonly Block[];
  /** Those of the blocks that only sign the document. */
  readonly signatureBlocks: ReadonlySet<Block>;
  readonly place: Place;
}

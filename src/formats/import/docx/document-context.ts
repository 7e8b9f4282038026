import { DocumentStyles } from './document-styles.js';
import { ListDefinitions } from './list-definitions.js';
import { ListNumbers } from './list-numbers.js';
import type { DocumentParts } from './package-parts.js';
import { ReadingDoubts } from './reading-doubts.js';

/** What all paragraphs of one document share: its styles, the count of its lists, and the doubts met so far. */
export interface DocumentContext {
  readonly styles: DocumentStyles;
  readonly numbers: ListNumbers;
  readonly doubts: ReadingDoubts;
}

/** The context in which the reading of a document begins. */
export function documentContext({ styles: stylesPart, numbering }: DocumentParts): DocumentContext {
  const styles = new DocumentStyles(stylesPart);
  return { styles, numbers: new ListNumbers(new ListDefinitions(numbering, styles), styles), doubts: new ReadingDoubts() };
}

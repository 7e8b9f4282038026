import type { Place } from './plan-draft.js';
import { flowing } from './printed-text.js';

/** Running text between blank lines; the printed line breaks are kept as `\n`. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly place: Place;
}

/** One printed row; paragraphs inside a cell are separated by `\n`, an empty cell is ''. */
export interface TableRow {
  readonly cells: readonly string[];
  /**
   * Positions of the cells that belong to a cell of the row above (a vertical merge): their words are those of that cell. Absent where
   * the format knows of no merges, as in printed text.
   */
  readonly continued?: readonly number[];
  readonly place: Place;
}

/** Rows printed without a break between them: one page of a table, its first row normally being the header. */
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
  readonly place: Place;
}

/** What every format is turned into before the domain reads it. */
export type Block = ParagraphBlock | TableBlock;

/** The running texts of a block without printed line breaks: the paragraph, or every cell of the table. */
export function textsOf(block: Block): { text: string; place: Place }[] {
  if (block.kind === 'paragraph') return [{ text: flowing(block.text), place: block.place }];
  return block.rows.flatMap((row) => row.cells.map((cell) => ({ text: flowing(cell), place: row.place })));
}

/** The place from the first to the last of some places; throws RangeError for none. */
export function spanOf(places: readonly Place[]): Place {
  const first = places[0];
  if (!first) throw new RangeError('no place to span');
  return { line: Math.min(...places.map((place) => place.line)), endLine: Math.max(...places.map((place) => place.endLine)) };
}

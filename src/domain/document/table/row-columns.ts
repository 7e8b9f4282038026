import { misfits } from './cell-content.js';
import type { ReadingContext } from '../reading-context.js';
import type { Column } from './table-columns.js';

/** The cells of a row put under their columns. */
export interface PlacedRow {
  readonly cells: readonly string[];
  /** `shifted`: one blank cell was missing or too many; `unreadable`: no single shift makes the row fit its columns. */
  readonly outcome: 'asPrinted' | 'shifted' | 'unreadable';
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
}

/** The row with an empty cell put in at a position; only possible while the row ends in an empty cell. */
function withGap(cells: readonly string[], position: number, width: number): string[] | null {
  const full = padded(cells, width);
  return full.at(-1) === '' ? [...full.slice(0, position), '', ...full.slice(position, -1)] : null;
}

function candidates(cells: readonly string[], width: number): string[][] {
  const positions = Array.from({ length: width }, (_, position) => position);
  const gaps = positions.map((position) => withGap(cells, position, width));
  const tooMany = positions.filter((position) => cells[position] === '').map((position) => padded([...cells.slice(0, position), ...cells.slice(position + 1)], width));
  return [...gaps.filter((candidate) => candidate !== null), ...tooMany].filter((candidate) => candidate.length === width);
}

/**
 * Puts a printed row under its columns by the kind of its contents. A row that fits is left alone; one that a single missing or
 * surplus blank cell has moved is put back when exactly one such repair makes every cell fit; anything else is unreadable.
 */
export function placeRow(cells: readonly string[], columns: readonly Column[], context: ReadingContext): PlacedRow {
  const width = columns.length;
  if (cells.length <= width && misfits(padded(cells, width), columns, context) === 0) return { cells: padded(cells, width), outcome: 'asPrinted' };
  const fitting = candidates(cells, width).filter((candidate) => misfits(candidate, columns, context) === 0);
  const distinct = new Map(fitting.map((candidate) => [candidate.join('\t'), candidate]));
  const [only] = distinct.values();
  if (distinct.size === 1 && only) return { cells: only, outcome: 'shifted' };
  return { cells: padded(cells, width).slice(0, width), outcome: 'unreadable' };
}

import type { Block, TableBlock } from '../block.js';
import type { Place } from '../plan-draft.js';
import { flowing } from '../printed-text.js';
import { isRowNumber } from './cell-content.js';
import { namesWork, readHeaderWords } from './header-words.js';
import { headerAt } from './table-columns.js';

/** A table that looks like a list of tasks and names nobody who answers for them. */
export interface UnreadTaskList {
  /** The header as printed. */
  readonly header: string;
  readonly rowCount: number;
  readonly place: Place;
}

const FEWEST_ROWS = 2;

function inTable({ rows }: TableBlock): UnreadTaskList | null {
  for (const [position, row] of rows.entries()) {
    const numberAt = row.cells.findIndex((cell) => readHeaderWords(cell)?.kind === 'number');
    if (numberAt < 0 || !row.cells.some(namesWork) || headerAt(rows.slice(position, position + 2))) continue;
    const rowCount = rows.slice(position + 1).filter(({ cells }) => isRowNumber(cells[numberAt] ?? '')).length;
    if (rowCount >= FEWEST_ROWS) return { header: row.cells.map(flowing).join(' | '), rowCount, place: row.place };
  }
  return null;
}

/** The first table among some blocks that numbers work under a header of tasks but has no column of units that can be read; null when there is none. */
export function findUnreadTaskList(blocks: readonly Block[]): UnreadTaskList | null {
  for (const block of blocks) {
    const found = block.kind === 'table' ? inTable(block) : null;
    if (found) return found;
  }
  return null;
}

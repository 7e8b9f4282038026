import { gluedHeaderCells, opensWithHeader, readHeader, type Column } from './table-columns.js';

/** The header of a table whose cell separators are lost, and how it stands in the text. */
export interface LostHeader {
  readonly columns: readonly Column[];
  /** Number of lines the header takes: 1, or one per column. */
  readonly lines: number;
}

const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 12;
const LONGEST_CELL = 10;
const LONGEST_LINE = 100;

/** The columns of cells that are all known headers: where nothing parts the cells an unknown one may be anything. */
function knownHeader(cells: readonly string[]): readonly Column[] | null {
  const columns = readHeader(cells);
  return columns?.every((column) => column.known) ? columns : null;
}

function complete(cells: readonly string[] | null): readonly Column[] | null {
  return cells && cells.length >= FEWEST_COLUMNS && cells.length <= MOST_COLUMNS ? knownHeader(cells) : null;
}

/**
 * The header of a task table that begins at a line without separators: its words apart by spaces, all in one, or each on a line of its
 * own (序号 / 重点任务 / 责任单位); null when none begins there. The lines are trimmed and not empty.
 */
export function lostHeaderAt(lines: readonly string[], at: number): LostHeader | null {
  const line = lines[at] ?? '';
  if (line.length > LONGEST_LINE || !opensWithHeader(line)) return null;
  const inOneLine = complete(line.split(/\s{2,}/)) ?? complete(line.split(/\s+/)) ?? complete(gluedHeaderCells(line));
  if (inOneLine) return { columns: inOneLine, lines: 1 };
  let found: LostHeader | null = null;
  for (let count = FEWEST_COLUMNS; count <= MOST_COLUMNS && (lines[at + count - 1] ?? '').length <= LONGEST_CELL && at + count <= lines.length; count += 1) {
    const columns = knownHeader(lines.slice(at, at + count));
    if (columns) found = { columns, lines: count };
  }
  // A title such as 任务清单 above the header reads like a column; the number column is the first.
  return found && found.columns.findIndex(({ kind }) => kind === 'number') > 0 ? null : found;
}

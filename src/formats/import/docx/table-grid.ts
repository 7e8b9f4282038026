import { SourceRejected } from '../../../domain/document/source-rejected.js';

/** A cell on the grid of its table; `end` is the column behind its last. */
export interface GridCell {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** `below`: the lower part of a vertical merge. */
  readonly merge: 'none' | 'top' | 'below';
}

/** The cells of a row from left to right; `end` is the column behind its last, empty margin included. */
export interface GridRow {
  readonly cells: readonly GridCell[];
  readonly end: number;
}

/** A row with one cell for each column of the table. */
export interface PrintedRow {
  readonly cells: readonly string[];
  readonly continued: readonly number[];
  /** What does not fit: a row that ends early, or a merged cell with nothing above it or with words of its own. */
  readonly irregular: boolean;
}

/** Word allows 63 columns; more can only be meant to exhaust memory. */
const MOST_COLUMNS = 256;
const MOST_CELLS = 2_000_000;
/** Characters a table may repeat in the lower parts of its merged cells; a long list repeats some ten thousand. */
const MOST_REPEATED = 20_000_000;
/** Twips (1/20 pt): narrower than any character, left by cell borders that miss each other by a hair. */
const NARROWEST_COLUMN = 100;

/** Printed column of every grid column: borders no row uses, and borders a hair apart, are no borders. */
function printedColumns(rows: readonly GridRow[], widths: readonly number[]): { columnAt: (border: number) => number; count: number } {
  const used = new Set(rows.flatMap((row) => [row.end, ...row.cells.flatMap(({ start, end }) => [start, end])]));
  used.add(0);
  const cells = new Set(rows.flatMap((row) => row.cells.map(({ start, end }) => start * (MOST_COLUMNS + 1) + end)));
  const columns = new Map<number, number>();
  let column = -1;
  let first = 0;
  for (const border of [...used].sort((left, right) => left - right)) {
    const between = widths.slice(first, border);
    const width = between.length === border - first && between.every((part) => part > 0) ? between.reduce((sum, part) => sum + part, 0) : Infinity;
    const holdsCell = (): boolean => [...cells].some((cell) => Math.floor(cell / (MOST_COLUMNS + 1)) >= first && cell % (MOST_COLUMNS + 1) <= border);
    // A cell that lies between the two borders needs a column, however narrow.
    if (column < 0 || width >= NARROWEST_COLUMN || holdsCell()) {
      column += 1;
      first = border;
    }
    columns.set(border, column);
  }
  return { columnAt: (border) => columns.get(border) ?? 0, count: column };
}

function refused(detail: string): SourceRejected {
  return new SourceRejected('bad-merge', `Word 文件里有一个表格${detail}，没有读取。请检查这个表格的合并单元格后重新导入。`);
}

/**
 * The rows with one cell per printed column: a wide cell has its words in its first column and '' in the others, the parts of a tall
 * one repeat its words and are listed in `continued`. `widths` are those of the grid columns in twips, [] when not known. Throws
 * SourceRejected `bad-merge` for more columns, cells or repeated words than any table has.
 */
export function printedRows(rows: readonly GridRow[], widths: readonly number[]): PrintedRow[] {
  if (rows.some(({ end }) => end > MOST_COLUMNS)) throw refused(`超过 ${MOST_COLUMNS} 列`);
  const { columnAt, count } = printedColumns(rows, widths);
  if (rows.length * count > MOST_CELLS) throw refused(`超过 ${MOST_CELLS / 10_000} 万个单元格`);
  let above = new Map<string, string>();
  let repeated = 0;
  return rows.map((row) => {
    const cells = Array<string>(count).fill('');
    const continued: number[] = [];
    let irregular = columnAt(row.end) < count;
    const tall = new Map<string, string>();
    for (const { start, end, words, merge } of row.cells) {
      const [from, to] = [columnAt(start), columnAt(end)];
      const key = `${from} ${to}`;
      const upper = merge === 'below' ? above.get(key) : undefined;
      cells[from] = upper ?? words;
      repeated += upper?.length ?? 0;
      if (repeated > MOST_REPEATED) throw refused('合并单元格的文字太长、合并的行太多');
      if (merge !== 'none') tall.set(key, upper ?? words);
      if (merge === 'below' && (upper === undefined || words !== '')) irregular = true;
      if (upper !== undefined) for (let column = from; column < to; column += 1) continued.push(column);
    }
    above = tall;
    return { cells, continued, irregular };
  });
}

import type { Block, TableRow } from '../../../domain/document/block.js';
import { spanOf } from '../../../domain/document/block.js';
import { flowing, folded } from '../../../domain/document/printed-text.js';
import { readMark } from '../../../domain/document/section.js';
import { readHeader } from '../../../domain/document/table/table-columns.js';
import type { GridRow, SheetGrid } from './sheet-grid.js';

/** The rows of a sheet as blocks, with one line of text per row. */
export interface SheetBlocks {
  readonly blocks: readonly Block[];
  readonly lines: readonly string[];
  /** Line of each row by its number in the sheet. */
  readonly lineOfRow: ReadonlyMap<number, number>;
}

/** A number alone in a row is a task without words, not a note. */
const BARE_NUMBER = /^\d+[.、．]?$/;

/**
 * The blocks of a sheet whose first row gets line `firstLine`. Rows right above the header of a task table and those above the first row
 * with several filled cells are paragraphs (title, document number, who reports and when); from there on runs of rows are tables, and
 * notes set apart from them are paragraphs again.
 */
export function sheetBlocks(grid: SheetGrid, firstLine: number): SheetBlocks {
  const runs = runsOf(grid);
  const rows = runs.flat();
  const aboveHeader = rowsAboveHeader(runs);
  const firstTableRow = rows.find((row) => isTableRow(row) && !aboveHeader.has(row))?.number ?? Infinity;
  const lastTableRow = rows.findLast(isTableRow)?.number ?? -Infinity;
  const blocks: Block[] = [];
  const lines: string[] = [];
  const lineOfRow = new Map<number, number>();
  const placeOf = (row: GridRow): { line: number; endLine: number } => {
    const line = lineOfRow.get(row.number) ?? firstLine;
    return { line, endLine: line };
  };
  let columns: readonly number[] = [];
  for (const run of runs) {
    const isParagraph = (row: GridRow): boolean => {
      if (aboveHeader.has(row)) return row.words.size > 0;
      if (isTableRow(row)) return false;
      if (row.number < firstTableRow) return row.words.size > 0;
      const words = onlyWords(row);
      if (BARE_NUMBER.test(folded(words)) || words === '') return false;
      const opensRun = row === run[0];
      if (row.number > lastTableRow) return row.isWide || !run.some(isTableRow);
      return opensRun && row.isWide && readMark(folded(flowing(words))) === null;
    };
    for (const piece of pieces(run, isParagraph)) {
      const table = piece.filter((row) => !isParagraph(row));
      if (table.length > 0) columns = columnsOf(table, columns);
      for (const row of piece) {
        lineOfRow.set(row.number, firstLine + lines.length);
        lines.push((table.length > 0 ? cellsOf(row, columns) : [onlyWords(row)]).map((words) => words.replaceAll('\n', ' ')).join('\t'));
      }
      if (table.length > 0) blocks.push({ kind: 'table', rows: tableRows(table, columns, placeOf), place: spanOf(table.map(placeOf)) });
      else blocks.push(...piece.map((row) => ({ kind: 'paragraph' as const, text: onlyWords(row), place: placeOf(row) })));
    }
  }
  return { blocks, lines, lineOfRow };
}

function isTableRow(row: GridRow): boolean {
  return row.words.size > 1;
}

function isHeader(row: GridRow): boolean {
  return readHeader([...row.words].sort(([left], [right]) => left - right).map(([, words]) => words)) !== null;
}

/** The rows of a run above its task-table header; further header rows, from which merged cells reach down, belong to the header. */
function rowsAboveHeader(runs: readonly (readonly GridRow[])[]): ReadonlySet<GridRow> {
  const run = runs.find((candidate) => candidate.some(isHeader)) ?? [];
  let top = Math.max(run.findIndex(isHeader), 0);
  while (top > 0 && (run[top]?.continued.size ?? 0) > 0) top -= 1;
  return new Set(run.slice(0, top));
}

function onlyWords(row: GridRow): string {
  return [...row.words.values()].join(' ');
}

/** Rows without an empty row between them. */
function runsOf(grid: SheetGrid): GridRow[][] {
  const runs: GridRow[][] = [];
  let last = -Infinity;
  for (const row of grid.rows) {
    let next = last + 1;
    while (next < row.number && grid.spannedRows.has(next)) next += 1;
    if (next === row.number) runs.at(-1)?.push(row);
    else runs.push([row]);
    last = row.number;
  }
  return runs;
}

/** A run cut where paragraphs turn into table rows or back. */
function pieces(run: readonly GridRow[], isParagraph: (row: GridRow) => boolean): GridRow[][] {
  const cut: GridRow[][] = [];
  for (const row of run) {
    const piece = cut.at(-1);
    const before = piece?.at(-1);
    if (piece && before && isParagraph(before) === isParagraph(row)) piece.push(row);
    else cut.push([row]);
  }
  return cut;
}

/**
 * The columns of a table: those with words in it. Rows without a header of their own go on under the columns of the rows before them,
 * so that a column left empty after a gap does not move the others.
 */
function columnsOf(rows: readonly GridRow[], before: readonly number[]): readonly number[] {
  const own = [...new Set(rows.flatMap((row) => [...row.words.keys()]))];
  const kept = rows.some(isHeader) ? own : [...new Set([...own, ...before])];
  return kept.sort((left, right) => left - right);
}

function cellsOf(row: GridRow, columns: readonly number[]): string[] {
  return columns.map((column) => row.words.get(column) ?? '');
}

function tableRows(rows: readonly GridRow[], columns: readonly number[], placeOf: (row: GridRow) => { line: number; endLine: number }): TableRow[] {
  return rows.map((row) => {
    const continued = columns.flatMap((column, position) => (row.continued.has(column) ? [position] : []));
    const cells = cellsOf(row, columns);
    // A label stands in the first position wherever its merged cell begins.
    const label = row.words.size === 1 && row.isWide && cells[0] === '' ? [onlyWords(row), ...cells.slice(1).map(() => '')] : cells;
    return { cells: label, ...(continued.length > 0 ? { continued } : {}), place: placeOf(row) };
  });
}

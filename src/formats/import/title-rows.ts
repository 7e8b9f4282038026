import { spanOf, type Block, type TableRow } from '../../domain/document/block.js';
import { folded } from '../../domain/document/printed-text.js';
import { readMark } from '../../domain/document/section.js';
import { isRowNumber } from '../../domain/document/table/cell-content.js';
import { headerAt, readHeader } from '../../domain/document/table/table-columns.js';

/** The words of a row; those a merged cell repeats over the columns it spans count once. */
function filledCells(row: TableRow): string[] {
  const filled = row.cells.filter((cell) => cell !== '');
  return filled.length === row.cells.length && new Set(filled).size === 1 ? filled.slice(0, 1) : filled;
}

function isHeader(row: TableRow): boolean {
  return readHeader(filledCells(row)) !== null;
}

/** True for a row behind a list that is a note: words in the first cell alone that are neither a heading nor the number of a row without words. */
function isNote(row: TableRow): boolean {
  const [only, ...others] = filledCells(row);
  if (only === undefined) return true;
  return others.length === 0 && row.cells[0] === only && !row.continued?.includes(0) && readMark(folded(only)) === null && !isRowNumber(only);
}

/** Where a sheet's task list begins and ends: rows before its header that hold one cell alone, and notes behind its last row, are paragraphs. */
function tableRange(rows: readonly TableRow[]): { from: number; to: number } {
  const from = rows.findIndex((row, position) => isHeader(row) || headerAt(rows.slice(position, position + 2)) !== null);
  if (from < 0 || rows.slice(0, from).some((row) => filledCells(row).length > 1)) return { from: 0, to: rows.length };
  let to = rows.length;
  while (to > from + 1 && isNote(rows[to - 1] as TableRow)) to -= 1;
  return { from, to };
}

/** The rows of a task list without the columns in which neither its header nor a row has words: a sheet has empty columns around its list. */
function withoutEmptyColumns(rows: readonly TableRow[]): readonly TableRow[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const filled = Array.from({ length: width }, (_, position) => position).filter((position) => rows.some(({ cells }) => (cells[position] ?? '') !== ''));
  if (filled.length === width || !rows.some(isHeader)) return rows;
  return rows.map(({ cells, continued, place }) => {
    const kept = { cells: filled.map((position) => cells[position] ?? ''), place };
    return continued ? { ...kept, continued: filled.flatMap((position, index) => (continued.includes(position) ? [index] : [])) } : kept;
  });
}

/**
 * The blocks of the rows of a sheet that holds a whole document: number, title and signature in rows of one cell around the task list
 * become paragraphs. Rows without words are left out; a table without the header of a task list stays whole.
 */
export function sheetBlocks(rows: readonly TableRow[]): Block[] {
  const filled = rows.filter((row) => filledCells(row).length > 0);
  const { from, to } = tableRange(filled);
  const paragraphs = (some: readonly TableRow[]): Block[] => some.flatMap((row) => filledCells(row).map((text) => ({ kind: 'paragraph' as const, text, place: row.place })));
  const list = withoutEmptyColumns(filled.slice(from, to));
  const table: Block[] = list.length === 0 ? [] : [{ kind: 'table', rows: list, place: spanOf(list.map(({ place }) => place)) }];
  return [...paragraphs(filled.slice(0, from)), ...table, ...paragraphs(filled.slice(to))];
}

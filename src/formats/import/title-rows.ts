import { spanOf, type Block, type TableRow } from '../../domain/document/block.js';
import { readMark } from '../../domain/document/section.js';
import { readHeader } from '../../domain/document/table/table-columns.js';

function filledCells(row: TableRow): string[] {
  return row.cells.filter((cell) => cell !== '');
}

/** Where a sheet's task list begins and ends: rows before its header and after its last row that hold one cell alone are paragraphs. */
function tableRange(rows: readonly TableRow[]): { from: number; to: number } {
  const from = rows.findIndex((row) => readHeader(row.cells) !== null);
  if (from < 0 || rows.slice(0, from).some((row) => filledCells(row).length > 1)) return { from: 0, to: rows.length };
  let to = rows.length;
  for (; to > from + 1; to -= 1) {
    const filled = filledCells(rows[to - 1] as TableRow);
    const [only] = filled;
    if (filled.length > 1 || (only !== undefined && readMark(only) !== null)) break;
  }
  return { from, to };
}

/**
 * The blocks of the rows of a sheet that holds a whole document: number, title and signature in rows of one cell around the task list
 * become paragraphs. Rows without words are left out; a table without the header of a task list stays whole.
 */
export function sheetBlocks(rows: readonly TableRow[]): Block[] {
  const filled = rows.filter((row) => filledCells(row).length > 0);
  const { from, to } = tableRange(filled);
  const paragraphs = (some: readonly TableRow[]): Block[] => some.flatMap((row) => filledCells(row).map((text) => ({ kind: 'paragraph' as const, text, place: row.place })));
  const list = filled.slice(from, to);
  const table: Block[] = list.length === 0 ? [] : [{ kind: 'table', rows: list, place: spanOf(list.map(({ place }) => place)) }];
  return [...paragraphs(filled.slice(0, from)), ...table, ...paragraphs(filled.slice(to))];
}

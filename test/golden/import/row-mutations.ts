import { type TableRow } from '../../../src/domain/document/block.js';
import { type ColumnKind, UNIT_COLUMNS } from '../../../src/domain/document/table/table-columns.js';
import { type Mutant, type OriginalDocument, type WorkRow, withRows, workRows } from './mutated-document.js';

/** A page number as it may stray into a table. */
const PAGE_NUMBER = '87';

/** Lines between a row and its copy, so that the two are two. */
const COPY_BELOW = 100_000;

type RowMutation = (work: WorkRow) => { readonly what: string; readonly rows: readonly TableRow[]; readonly dropped?: TableRow | null }[];

/** The cells of some columns, of a row that has as many cells as there are columns. */
function cellsOf({ row, columns }: WorkRow, kinds: readonly ColumnKind[]): number[] {
  return row.cells.length !== columns.length ? [] : columns.flatMap(({ kind }, position) => (kinds.includes(kind) ? [position] : []));
}

function withCells(row: TableRow, cells: readonly string[]): TableRow {
  return { ...row, cells };
}

function eachCell({ row }: WorkRow): number[] {
  return row.cells.map((_, position) => position);
}

const NUMBER_MARK = /^\s*\d+\s*[.、．]\s*/;

/**
 * Misprints of one row, each at every cell where it can happen. Rows are glued cell by cell only where they are numbered: elsewhere a
 * cell with two paragraphs is nothing unusual.
 */
const ROW_MUTATIONS: Readonly<Record<string, RowMutation>> = {
  'cell deleted': (work) => eachCell(work).map((at) => ({ what: `${at}`, rows: [withCells(work.row, work.row.cells.toSpliced(at, 1))] })),
  'cell emptied': (work) => eachCell(work).flatMap((at) => (work.row.cells[at] === '' ? [] : [{ what: `${at}`, rows: [withCells(work.row, work.row.cells.with(at, ''))] }])),
  'cells moved right': (work) => eachCell(work).map((at) => ({ what: `${at}`, rows: [withCells(work.row, work.row.cells.toSpliced(at, 0, ''))] })),
  'cells moved left': (work) => eachCell(work).map((at) => ({ what: `${at}`, rows: [withCells(work.row, [...work.row.cells.toSpliced(at, 1), ''])] })),
  'rows glued cell by cell': ({ row, next, columns }) => (next && columns[0]?.kind === 'number' ? [{ what: '', rows: [withCells(row, row.cells.map((cell, at) => [cell, next.cells[at] ?? ''].filter((words) => words !== '').join('\n')))], dropped: next }] : []),
  'rows glued end to end': ({ row, next }) => (next ? [{ what: '', rows: [withCells(row, [...row.cells, ...next.cells])], dropped: next }] : []),
  'row duplicated': ({ row }) => [{ what: '', rows: [row, { ...row, place: { line: row.place.line + COPY_BELOW, endLine: row.place.endLine + COPY_BELOW } }] }],
  'row deleted': (work) => (isMissed(work) ? [{ what: '', rows: [] }] : []),
  'number deleted': (work) => [
    ...cellsOf(work, ['number']).map((at) => ({ what: 'of its cell', rows: [withCells(work.row, work.row.cells.with(at, ''))] })),
    ...cellsOf(work, ['measure']).flatMap((at) => (NUMBER_MARK.test(work.row.cells[at] ?? '') && !work.columns.some(({ kind }) => kind === 'number') ? [{ what: 'of its text', rows: [withCells(work.row, work.row.cells.with(at, (work.row.cells[at] ?? '').replace(NUMBER_MARK, '')))] }] : [])),
  ],
  'separator dropped': (work) =>
    cellsOf(work, UNIT_COLUMNS).flatMap((at) => {
      const words = work.row.cells[at] ?? '';
      // A cell that stands in the wrong column holds text: a comma of a sentence leaves no trace.
      return words.includes('。') ? [] : [...words.matchAll(/[、,，]/g)].map(({ index }) => ({ what: `${at}:${index}`, rows: [withCells(work.row, work.row.cells.with(at, words.slice(0, index) + words.slice(index + 1)))] }));
    }),
  'page number in a cell of its own': (work) => [...eachCell(work), work.row.cells.length].map((at) => ({ what: `${at}`, rows: [withCells(work.row, work.row.cells.toSpliced(at, 0, PAGE_NUMBER))] })),
  'page number in an empty cell': (work) => eachCell(work).flatMap((at) => (work.row.cells[at] === '' ? [{ what: `${at}`, rows: [withCells(work.row, work.row.cells.with(at, PAGE_NUMBER))] }] : [])),
  'page number in a row of its own': (work) => eachCell(work).map((at) => ({ what: `${at}`, rows: [work.row, withCells(work.row, work.row.cells.map((_, position) => (position === at ? PAGE_NUMBER : '')))] })),
  'columns swapped': (work) => swaps(work).map(([left, right]) => ({ what: `${left}-${right}`, rows: [withCells(work.row, swapped(work.row.cells, left, right))] })),
};

/** A missing row is missed by the numbers around it; without numbers, or at the end of the list, the print holds no trace of it. */
function isMissed({ columns, next, row }: WorkRow): boolean {
  return next !== null && (columns.some(({ kind }) => kind === 'number') || row.cells.some((cell) => NUMBER_MARK.test(cell)));
}

function swapped(cells: readonly string[], left: number, right: number): string[] {
  return cells.map((cell, position) => (position === left ? (cells[right] ?? '') : position === right ? (cells[left] ?? '') : cell));
}

/** Pairs of columns with different words. Two columns of units are left out: names of units say nothing about the role they have. */
function swaps({ row, columns }: WorkRow): [number, number][] {
  return columns.flatMap((one, left) =>
    columns.flatMap((other, right): [number, number][] => {
      const areUnits = UNIT_COLUMNS.includes(one.kind) && UNIT_COLUMNS.includes(other.kind);
      return left < right && !areUnits && row.cells[left] !== row.cells[right] ? [[left, right]] : [];
    }),
  );
}

/** Every document that one misprint of one row makes of a document. */
export function rowMutants(original: OriginalDocument): Mutant[] {
  return workRows(original).flatMap((work) =>
    Object.entries(ROW_MUTATIONS).flatMap(([kind, mutate]) =>
      mutate(work).map(({ what, rows, dropped }) => ({
        original,
        what: `${original.documentNumber} line ${work.row.place.line}: ${kind} ${what}`.trim(),
        blocks: () => withRows(original, work, rows, dropped ?? null),
        touched: [work.row.place, ...(dropped ? [dropped.place] : [])],
      })),
    ),
  );
}
